/** Requests that look like those the server knows and are not quite, and bytes that look like the start of one. */
import fc from 'fast-check';

const protocols = ['smtp', 'smtp-enhanced', 'http', 'ftp', 'sip', 'grpc', 'websocket', 'dns', 'tls', 'http2', 'quic'];
const codes = [
  '455',
  '5.1.1',
  '404',
  '499',
  '14',
  'UNAVAILABLE',
  'nxdomain',
  '0x128',
  '454~starttls',
  '4000',
  '__proto__',
];
const names = [
  'lang',
  'fields',
  'with',
  'match',
  'ids',
  'codes',
  'code',
  'protocol',
  'severity',
  'retry',
  'view',
  'limit',
  'offset',
  'q',
  'text',
  'constructor',
];
const values = [
  'vi',
  'en',
  'all',
  'class',
  'summary',
  'name,howToFix',
  'smtp:221,http:499',
  'grpc:14,http:503',
  'never',
  '5',
  '-1',
  '1e9',
  '0x10',
  'hop thu day',
  'mailbxo',
  'said: 550 5.1.1 <b@example.com>: User unknown',
  '',
];

const text = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  fc.constantFrom('\0', '..', '%', '\u{1f4a9}'),
);

/** One character of it exchanged, taken out or doubled. */
const mutated = (known: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...known), fc.nat(20), fc.constantFrom('', 'x', '0', '~', ':', ',', '\0', 'é'))
    .map(([word, at, other]) => word.slice(0, at) + other + word.slice(at + 1));

const oneOf = (known: readonly string[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...known) },
    { weight: 3, arbitrary: mutated(known) },
    { weight: 1, arbitrary: text },
  );

/** As it stands in a URL, now and then with an escape that is none. */
const escaped = (arbitrary: fc.Arbitrary<string>) =>
  fc.tuple(arbitrary, fc.nat(60)).map(([word, luck]) => encodeURIComponent(word) + (luck === 0 ? '%zz' : ''));

const path = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      '/v1/codes/smtp/455',
      '/v1/codes/grpc/UNAVAILABLE',
      '/v1/codes/dns/3',
      '/v1/codes/tls/40',
    ),
  },
  {
    weight: 6,
    arbitrary: fc.tuple(escaped(oneOf(protocols)), escaped(oneOf(codes))).map(([a, b]) => `/v1/codes/${a}/${b}`),
  },
  { weight: 2, arbitrary: escaped(oneOf(protocols)).map((id) => `/v1/protocols/${id}`) },
  {
    weight: 6,
    arbitrary: fc.constantFrom('/v1', '/v1/codes', '/v1/compare', '/v1/compare/popular', '/v1/search', '/v1/explain'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '/v1/vocabulary',
      '/v1/languages',
      '/livez',
      '/readyz',
      '/docs',
      '/docs/',
      '/problems/x',
    ),
  },
  {
    weight: 1,
    arbitrary: escaped(oneOf(['csv', 'grafana-value-mappings'])).map((id) => `/v1/exports/${id}?protocol=grpc`),
  },
  { weight: 1, arbitrary: fc.array(escaped(text), { maxLength: 5 }).map((segments) => `/${segments.join('/')}`) },
);

/** What is right in its place; elsewhere it is one more thing that is not. */
const rightPairs = fc.constantFrom<[string, string][]>(
  ['lang', 'vi'],
  ['fields', 'name%2ChowToFix'],
  ['with', 'all'],
  ['ids', 'smtp:221,http:499'],
  ['codes', 'grpc:14,http:503'],
  ['q', 'hop+thu+day'],
  ['text', '550+5.1.1'],
  ['limit', '5'],
);
const wildPairs = fc.tuple(escaped(oneOf(names)), escaped(oneOf(values)));
const pairs = fc.oneof(
  { weight: 8, arbitrary: fc.constant([]) },
  { weight: 4, arbitrary: fc.array(rightPairs, { minLength: 1, maxLength: 2 }) },
  { weight: 3, arbitrary: fc.array(wildPairs, { minLength: 1, maxLength: 3 }) },
);

export const asked = fc.record({
  method: fc.constantFrom(...Array<string>(8).fill('GET'), 'HEAD', 'OPTIONS', 'POST', 'POST', 'DELETE', 'PROPFIND'),
  url: fc
    .tuple(path, pairs)
    .map(([start, query]) =>
      query.reduce((url, [name, value]) => `${url}${url.includes('?') ? '&' : '?'}${name}=${value}`, start),
    ),
  headers: fc.dictionary(
    fc.constantFrom(
      'accept-language',
      'accept-encoding',
      'if-none-match',
      'content-type',
      'origin',
      'range',
      'x-forwarded-for',
    ),
    fc.oneof(
      fc.constantFrom(
        'vi',
        '*',
        'gzip',
        'br;q=0',
        'en;q=0,*;q=0',
        '"x", W/"y"',
        'application/json',
        'text/plain; charset=x',
      ),
      fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
    ),
    { maxKeys: 3 },
  ),
  body: fc.oneof(
    fc.constantFrom('', '{"text":"550 5.1.1"}', '{"text":1}', '[', '{"text":"SERVFAIL","limit":0}'),
    fc.json(),
    fc.string({ unit: 'binary', maxLength: 200 }),
  ),
});
export type Asked = typeof asked extends fc.Arbitrary<infer Value> ? Value : never;

const beginning = fc.constantFrom(
  '',
  'GET ',
  'GET /v1 HTTP/1.1\r\n',
  'POST /v1/explain HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n',
);
const line = fc.oneof(
  fc.constantFrom(
    'Host: a\r\n',
    '\r\n',
    'Transfer-Encoding: chunked\r\n',
    'Expect: 100-continue\r\n',
    'Upgrade: x\r\n',
  ),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
);
export const rubbish = fc
  .tuple(beginning, fc.array(line, { maxLength: 6 }))
  .map(([start, lines]) => start + lines.join(''));

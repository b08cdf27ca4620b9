import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { buildApp, buildRealApp, message, problem, wordsOf } from '../helpers/app.js';

const { request, get } = await buildRealApp();

const post = async (payload: string | Buffer | object, type = 'application/json', query = '') =>
  request({ method: 'POST', url: `/v1/explain${query}`, headers: { 'content-type': type }, payload });

const explain = async (text: string, query = '') => (await post({ text }, undefined, query)).json();

/** What a match says of itself, short enough for a table. */
const brief = (match: {
  id: string;
  confidence: string;
  evidence: string;
  attached: { id: string }[];
  alternatives: { id: string }[];
}) => [
  match.id,
  match.confidence,
  match.evidence,
  ...match.attached.map(({ id }) => `+${id}`),
  ...match.alternatives.map(({ id }) => `?${id}`),
];

const findIn = async (text: string, query = ''): Promise<string[][]> => (await explain(text, query)).matches.map(brief);

const postfix =
  'Nov  3 mx1 postfix/smtp[877]: 4Xq2: to=<b@example.com>, relay=mx.example.com[192.0.2.7]:25, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.7] said: 550 5.1.1 <b@example.com>: User unknown (in reply to RCPT TO command))';

describe('POST /v1/explain', () => {
  it('finds a reply with its enhanced code as one thing, and says where they stand', async () => {
    const { language, matches, entries, conflicts, truncated } = await explain(postfix);
    const places = [postfix.indexOf('5.1.1'), postfix.indexOf('550')];
    expect({ language, matches, conflicts, truncated }).toEqual({
      language: 'en',
      matches: [
        {
          id: 'smtp-enhanced:5.1.1',
          protocol: 'smtp-enhanced',
          code: '5.1.1',
          match: 'exact',
          text: '5.1.1',
          source: { part: null, span: [places[0], places[0]! + 5], line: 1 },
          confidence: 'certain',
          evidence: 'enhanced-code',
          attached: [{ id: 'smtp:550', source: { part: null, span: [places[1], places[1]! + 3], line: 1 } }],
          alternatives: [],
          count: 1,
        },
      ],
      conflicts: [],
      truncated: false,
    });
    expect(Object.keys(entries)).toEqual(['smtp-enhanced:5.1.1', 'smtp:550']);
    expect(entries['smtp:550']).toEqual((await get('/v1/codes/smtp/550')).json());
  });

  it('gives the advice of the code in the language of the reader', async () => {
    const answer = await explain(postfix, '?lang=vi');
    const code = (await get('/v1/codes/smtp-enhanced/5.1.1?lang=vi')).json();
    expect(answer.language).toBe('vi');
    expect(answer.advice).toEqual({
      severity: code.severity,
      outcome: code.outcome,
      retry: code.retry,
      responsible: code.responsible,
      text: code.howToFix,
    });
  });

  it('begins with the worst of several failures', async () => {
    const { advice } = await explain(
      'GET / HTTP/1.1\n< HTTP/1.1 503 Service Unavailable\n< HTTP/1.1 404 Not Found\n< HTTP/1.1 200 OK',
    );
    const { name, howToFix: fix } = (await get('/v1/codes/http/404')).json();
    expect(advice.text).toBe(
      `${message('en', 'explain.advice.first', { code: 'HTTP 404', name, fix })} ${message('en', 'explain.advice.others', { codes: 'HTTP 503' })}`,
    );
  });

  it('says that nothing needs fixing where everything succeeded', async () => {
    expect((await explain('HTTP/1.1 204 No Content')).advice).toMatchObject({
      outcome: 'success',
      text: message('en', 'explain.advice.nothing'),
    });
  });

  it('answers a text without a code with nothing', async () => {
    expect(await explain('connect from unknown[192.0.2.55], size=550, version 5.1.1')).toEqual({
      language: 'en',
      matches: [],
      entries: {},
      conflicts: [],
      advice: null,
      truncated: false,
    });
  });

  it.each<[string, string, string[][]]>([
    ['a status line', 'HTTP/1.1 502 Bad Gateway', [['http:502', 'certain', 'http-status-line']]],
    [
      'an access log',
      '192.0.2.1 - - [27/Nov/2026:10:00:00 +0000] "GET /404 HTTP/1.1" 499 0',
      [['http:499', 'certain', 'http-access-log']],
    ],
    [
      'a gRPC error of Go',
      'rpc error: code = Unavailable desc = connection refused',
      [['grpc:14', 'certain', 'grpc-status']],
    ],
    [
      'a TLS alert',
      'error:0A000410:SSL routines::sslv3 alert handshake failure:SSL alert number 40',
      [['tls:40', 'certain', 'tls-alert']],
    ],
    [
      'a DNS answer with an extended error',
      ';; ->>HEADER<<- opcode: QUERY, status: SERVFAIL, id: 5501\n; EDE: 7 (Signature Expired)',
      [
        ['dns:2', 'certain', 'dns-response'],
        ['dns-ede:7', 'certain', 'dns-extended-error'],
      ],
    ],
    ['a SIP response', 'SIP/2.0 486 Busy Here', [['sip:486', 'certain', 'sip-message']]],
    [
      'the cause of SIP, not of Q.850',
      'Reason: SIP;cause=603;text="Decline", Q.850;cause=21',
      [['sip:603', 'certain', 'sip-message']],
    ],
    [
      'a WebSocket close',
      'websocket: close 1006 (abnormal closure): unexpected EOF',
      [['websocket:1006', 'certain', 'websocket-close']],
    ],
    ['an HTTP/2 reset', 'http2: stream error: stream ID 7; REFUSED_STREAM', [['http2:0x7', 'certain', 'http2-error']]],
    [
      'a QUIC close that carries an alert',
      'CRYPTO_ERROR 0x128 (remote): tls: handshake failure',
      [['quic:0x128', 'certain', 'quic-close']],
    ],
    ['an FTP transcript', '---> STOR a.txt\n<--- 553 Could not create file.', [['ftp:553', 'certain', 'reply']]],
    [
      'a field of a JSON log',
      '{"method":"GET","path":"/a","status":504,"ms":550}',
      [['http:504', 'likely', 'status-field']],
    ],
    [
      'a number that nobody registered',
      'host mx.example.com said: 457 4.9.99 come back',
      [['smtp:457', 'certain', 'reply', '+smtp-enhanced:4.9.99']],
    ],
    [
      'an unspecific enhanced code',
      'said: 554 5.0.0 refused by mx.example.com',
      [['smtp:554', 'certain', 'reply', '+smtp-enhanced:5.0.0']],
    ],
    [
      'only what was received',
      'smtp: Expected response code 250 but got code "550"',
      [['smtp:550', 'certain', 'reply']],
    ],
    [
      'lines of one reply',
      '550-5.7.26 This mail is unauthenticated\n550 5.7.26 see the notes',
      [['smtp-enhanced:5.7.26', 'certain', 'enhanced-code', '+smtp:550']],
    ],
  ])('recognizes %s', async (_, text, expected) => {
    expect(await findIn(text)).toEqual(expected);
  });

  it.each<[string, string[][]]>([
    ['550', [['smtp:550', 'possible', 'bare-code', '?ftp:550']]],
    ['grpc 14', [['grpc:14', 'likely', 'bare-code']]],
    ['lỗi 5.1.1', [['smtp-enhanced:5.1.1', 'possible', 'bare-code']]],
    ['NXDOMAIN', [['dns:3', 'certain', 'dns-response']]],
    ['handshake_failure', [['tls:40', 'likely', 'bare-code']]],
    ['2026', []],
    ['192.0.2.250', []],
    ['550 apples', []],
  ])('answers the bare text %s', async (text, expected) => {
    expect(await findIn(text)).toEqual(expected);
  });

  it.each<[string, string, string[], string, Record<string, string>]>([
    [
      'class-mismatch',
      'mx said: 550 4.2.2 mailbox full',
      ['smtp:550', 'smtp-enhanced:4.2.2'],
      'class-mismatch',
      { reply: '550', enhanced: '4.2.2' },
    ],
    [
      'status-against-diagnostic',
      'Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 552 5.2.2 Mailbox full',
      ['smtp-enhanced:5.1.1', 'smtp-enhanced:5.2.2'],
      'status-against-diagnostic',
      { status: '5.1.1', diagnostic: '5.2.2' },
    ],
    [
      'success-in-bounce',
      'Final-Recipient: rfc822; a@example.com\nAction: failed\nStatus: 2.0.0',
      ['smtp-enhanced:2.0.0'],
      'success-in-bounce',
      { code: '2.0.0' },
    ],
  ])('names a contradiction: %s', async (type, text, ids, key, values) => {
    const { conflicts } = await explain(text);
    expect(conflicts).toEqual([{ type, ids, sentence: message('en', `explain.conflict.${key}`, values) }]);
    expect(wordsOf('en', 'conflict', type).label).toBeTypeOf('string');
  });

  it('names a code that the text beside it contradicts', async () => {
    const { conflicts } = await explain('said: 550 5.1.1 Rate limit exceeded for mail from you');
    const { name } = (await get('/v1/codes/smtp-enhanced/5.1.1')).json();
    const values = { code: '5.1.1', name, topic: message('en', 'explain.topic.rate-limit') };
    expect(conflicts).toEqual([
      {
        type: 'code-against-text',
        ids: ['smtp-enhanced:5.1.1'],
        sentence: message('en', 'explain.conflict.code-against-text', values),
      },
    ]);
  });

  it.each([
    ['the reply, against another class', 'mx said: 550 4.2.2 mailbox full', 'smtp/550'],
    [
      'the answer of the server, against the Status field',
      'Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 452 4.2.2 Mailbox full',
      'smtp-enhanced/4.2.2',
    ],
    ['the text, against the code', 'said: 550 5.1.1 Recipient mailbox is full', 'smtp-enhanced/5.2.2'],
  ])('goes in its advice by %s', async (_, text, path) => {
    const { severity, outcome, retry, responsible, howToFix } = (await get(`/v1/codes/${path}`)).json();
    expect((await explain(text)).advice).toEqual({ severity, outcome, retry, responsible, text: howToFix });
  });

  it('gives no advice by a success in a report of failure', async () => {
    expect((await explain('Action: failed\nStatus: 2.0.0')).advice).toBe(null);
  });

  it('looks only for the protocols that are wanted', async () => {
    const text = 'HTTP/1.1 502 Bad Gateway, mx said: 550 5.1.1 User unknown';
    const answer = await post({ text, protocol: ['smtp'] });
    expect(answer.json().matches.map(brief)).toEqual([['smtp:550', 'certain', 'reply']]);
    expect(await findIn(text, '?protocol=http')).toEqual([['http:502', 'certain', 'http-status-line']]);
  });

  it('counts what is said again, keeps to the limit and says that there was more', async () => {
    const text = 'HTTP/1.1 404 Not Found\nHTTP/1.1 200 OK\nHTTP/1.1 404 Not Found\nHTTP/1.1 500 Oops';
    const { matches, truncated } = (await post({ text, limit: 2 })).json();
    expect(
      matches.map(({ id, count, source }: { id: string; count: number; source: object }) => [id, count, source]),
    ).toEqual([
      ['http:404', 2, { part: null, span: [9, 12], line: 1 }],
      ['http:200', 1, { part: null, span: [32, 35], line: 2 }],
    ]);
    expect(truncated).toBe(true);
  });

  it('adds the texts in further languages', async () => {
    const answer = await post({ text: 'HTTP/1.1 404 Not Found' }, undefined, '?lang=vi&with=en');
    const english = (await get('/v1/codes/http/404')).json();
    expect(answer.headers['content-language']).toBe('vi, en');
    expect(answer.json().entries['http:404'].translations.en.howToFix).toBe(english.howToFix);
  });

  it.each(['', 'lang=vi', 'lang=vi&with=en', 'lang=en&with=all'])(
    'has each entry as its own resource answers it, whichever is asked first: %s',
    async (query) => {
      const text =
        'HTTP/1.1 449 Retry With\nHTTP/1.1 403 Forbidden\nRCODE 4091, 421 4.7.0 Try again later, 557 5.1.999';
      const bodyOf = async (url: string): Promise<unknown> =>
        (await get(`${url}${url.includes('?') ? '&' : '?'}${query}`)).json();
      expect((await get(`/v1/codes/http/403?${query}`)).statusCode).toBe(200);
      const { entries } = await explain(text, `?${query}`);
      const links = Object.values(entries as Record<string, { links: { self: string } }>).map(
        ({ links }) => links.self,
      );
      expect(links).toContain('/v1/codes/smtp-enhanced/5.1.999?match=class');
      expect(Object.values(entries)).toEqual(await Promise.all(links.map(bodyOf)));
    },
  );

  it('reads a bounce as it arrived, and names the part of each code', async () => {
    const bytes = readFileSync(new URL('../explain/corpus/bounces/dsn-delivery-status-qp.eml', import.meta.url));
    const { matches } = (await post(bytes, 'message/rfc822')).json();
    expect(matches.length).toBeGreaterThan(0);
    for (const { source } of matches) expect(source.part).toMatch(/^[12]$/);
  });

  it('takes apart a message that is pasted as text', async () => {
    const text = [
      'From: mailer-daemon@example.com',
      'To: a@example.org',
      'Subject: Undelivered',
      'MIME-Version: 1.0',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('<p>Your mail: <b>550&nbsp;5.1.1</b> unknown</p><!-- 421 4.7.0 -->').toString('base64'),
    ].join('\n');
    const { matches } = await explain(text);
    expect(matches).toMatchObject([
      { id: 'smtp-enhanced:5.1.1', source: { part: '1', line: 1 }, attached: [{ id: 'smtp:550' }] },
    ]);
    const [start, end] = matches[0].source.span;
    expect('<p>Your mail: <b>550&nbsp;5.1.1</b>'.slice(start, end)).toBe('5.1.1');
  });

  it.each([
    '--- Below this line is a copy of the message.',
    '------ This is a copy of the message, including all the headers. ------',
    '   ----- Original message follows -----',
  ])('leaves out the returned message behind %s', async (line) => {
    const text = `<a@example.com>: said: 550 5.1.1 unknown user\n\n${line}\n\nSubject: mail\n\n421 4.7.0 quoted by the sender`;
    expect((await findIn(text)).map(([id]) => id)).toEqual(['smtp-enhanced:5.1.1']);
  });

  it('bounds how deep messages may be nested', async () => {
    const nest = (inner: string, depth: number): string =>
      depth === 0 ? inner : nest(`Content-Type: message/rfc822\n\n${inner}`, depth - 1);
    const answer = await post(nest('Content-Type: text/plain\n\n550 5.1.1 unknown user', 40), 'message/rfc822');
    expect(answer.json()).toMatchObject({ matches: [], truncated: true });
  });

  it('is not stored by anybody, and says so', async () => {
    const { headers } = await post({ text: postfix });
    expect([headers['cache-control'], headers.etag, headers['access-control-allow-origin']]).toEqual([
      'no-store',
      undefined,
      '*',
    ]);
    expect(headers['statusbook-data-version']).toMatch(/^[0-9a-f]{12}$/);
  });

  it.each<[string, string | object, string, number, Record<string, string | number>, Record<string, unknown>]>([
    ['empty-text', { text: ' \n' }, 'application/json', 400, {}, { parameter: 'text' }],
    ['missing-parameter', {}, 'application/json', 400, { parameter: 'text' }, { parameter: 'text' }],
    ['malformed-body', '{"text":', 'application/json', 400, {}, {}],
    ['malformed-body', '["550"]', 'application/json', 400, {}, {}],
    ['malformed-body', '', 'application/json', 400, {}, {}],
    [
      'unknown-parameter',
      { text: '550', lang: 'vi' },
      'application/json',
      400,
      { parameter: 'lang', known: 'text, protocol, limit' },
      { parameter: 'lang', allowed: ['text', 'protocol', 'limit'] },
    ],
    [
      'unsupported-media-type',
      '<b>550</b>',
      'text/html',
      415,
      { allowed: 'application/json, text/plain, message/rfc822' },
      { allowed: ['application/json', 'text/plain', 'message/rfc822'] },
    ],
    [
      'unsupported-media-type',
      '550',
      'text/plain; charset=klingon',
      415,
      { allowed: 'application/json, text/plain, message/rfc822' },
      { allowed: ['application/json', 'text/plain', 'message/rfc822'] },
    ],
    [
      'content-too-large',
      'a'.repeat(262_145),
      'text/plain',
      413,
      { maximum: 262_144 },
      { allowed: { maximum: 262_144 } },
    ],
  ])('refuses with %s', async (reason, body, type, status, values, members) => {
    const answer = await post(body, type, '?lang=vi');
    expect(answer.json()).toEqual(problem('vi', reason, status, '/v1/explain', values, members));
    expect(answer.statusCode).toBe(status);
  });

  it.each([
    [{ text: '550', limit: 0 }, 'limit'],
    [{ text: '550', limit: '5' }, 'limit'],
    [{ text: '550', protocol: 'smpt' }, 'protocol'],
    [{ text: 550 }, 'text'],
  ])('refuses %j and names the parameter', async (body, parameter) => {
    const answer = await post(body);
    expect([answer.statusCode, answer.json().type, answer.json().parameter]).toEqual([
      400,
      '/problems/invalid-parameter',
      parameter,
    ]);
  });

  it('reads text in the charset that it is announced in', async () => {
    const answer = await post(
      Buffer.from('Server sagte: 550 5.1.1 Empfänger unbekannt', 'latin1'),
      'text/plain; charset=iso-8859-1',
    );
    expect(answer.json().matches.map(brief)).toEqual([
      ['smtp-enhanced:5.1.1', 'certain', 'enhanced-code', '+smtp:550'],
    ]);
  });

  it('answers for protocols that Statusbook does not know of by itself', async () => {
    const tiny = await buildApp();
    const answer = await tiny.request({ method: 'POST', url: '/v1/explain', payload: { text: 'STORM' } });
    expect(answer.json().matches.map(brief)).toEqual([['beta:0xb', 'likely', 'bare-code']]);
  });
});

describe('GET /v1/explain', () => {
  it('answers short texts like POST', async () => {
    const answer = await get('/v1/explain?text=HTTP/1.1%20502%20Bad%20Gateway&lang=vi');
    expect(answer.json()).toEqual(await explain('HTTP/1.1 502 Bad Gateway', '?lang=vi'));
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('points long texts to their bound', async () => {
    const answer = await get(`/v1/explain?text=${'a'.repeat(4001)}`);
    expect([answer.statusCode, answer.json().allowed]).toEqual([400, { minLength: 0, maxLength: 4000 }]);
  });

  it('lets browsers of other origins send a body', async () => {
    const answer = await request({ method: 'OPTIONS', url: '/v1/explain' });
    expect(answer.headers).toMatchObject({
      allow: 'GET, HEAD, POST, OPTIONS',
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-allow-headers': 'Content-Type, If-None-Match, Accept-Language',
      'access-control-max-age': '86400',
    });
  });
});

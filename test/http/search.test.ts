import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Tag, buildApp, buildRealApp, message, problem } from '../helpers/app.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { alphaInVietnamese } from '../helpers/tiny-words-vi.js';

interface Matched {
  field: string;
  language: string | null;
  ranges: { start: number; end: number }[];
}

interface Hit {
  id: string;
  code: string;
  matched: Matched[];
}

const tiny = await buildApp();
const real = await buildRealApp();

const searchUrl = (parameters: Record<string, string>): string =>
  `/v1/search?${new URLSearchParams(parameters).toString()}`;

type Client = typeof tiny;

const hitsOf = async ({ get }: Client, q: string, lang: Tag = 'en', more: Record<string, string> = {}) => {
  const answer = await get(searchUrl({ q, lang, ...more }));
  expect(answer.statusCode).toBe(200);
  return answer.json().items as Hit[];
};

const idsOf = async (...asked: Parameters<typeof hitsOf>): Promise<string[]> =>
  (await hitsOf(...asked)).map(({ id }) => id);

/** The text of a member as the code in full has it, in the language in which it matched. */
const textOf = async ({ get }: Client, id: string, { field, language }: Matched): Promise<string> => {
  const [protocol, code] = id.split(':');
  const described = (await get(`/v1/codes/${protocol}/${code}?lang=${language ?? 'en'}`)).json();
  return field.split('.').reduce((value, name) => value[name], described);
};

const highlighted = async (client: Client, { id, matched }: Hit): Promise<Record<string, string[]>> =>
  Object.fromEntries(
    await Promise.all(
      matched.map(async (each) => {
        const text = await textOf(client, id, each);
        return [`${each.field} ${each.language}`, each.ranges.map(({ start, end }) => text.slice(start, end))];
      }),
    ),
  );

describe('GET /v1/search', () => {
  it('answers with summaries, best first, and says where the words stand', async () => {
    const answer = await tiny.get(searchUrl({ q: 'Kệ nào', lang: 'vi' }));
    expect(answer.json()).toEqual({
      language: 'vi',
      query: 'Kệ nào',
      items: [
        {
          id: 'alpha:404',
          protocol: 'alpha',
          code: '404',
          symbol: null,
          phrase: 'Shelf unknown',
          language: 'vi',
          name: alphaInVietnamese.codes['404']!.name,
          summary: 'Không kệ nào mang số đã nêu.',
          class: { id: '4xx', name: 'Chưa hoàn thành' },
          severity: 'error',
          outcome: 'permanent-failure',
          standing: 'standard',
          matched: [
            {
              field: 'summary',
              language: 'vi',
              ranges: [
                { start: 6, end: 8 },
                { start: 9, end: 12 },
              ],
            },
            { field: 'name', language: 'vi', ranges: [{ start: 9, end: 11 }] },
            { field: 'description', language: 'vi', ranges: [{ start: 29, end: 31 }] },
          ],
        },
      ],
      total: 1,
      limit: 20,
      offset: 0,
    });
  });

  it('needs no diacritics', async () => {
    const withMarks = await hitsOf(tiny, 'cửa đang mở', 'vi');
    const without = await hitsOf(tiny, 'cua dang mo', 'vi');
    expect([withMarks[0]!.id, without[0]!.id]).toEqual(['alpha:400~door', 'alpha:400~door']);
    expect(without[0]!.matched[0]).toEqual({
      field: 'name',
      language: 'vi',
      ranges: [
        { start: 0, end: 3 },
        { start: 4, end: 8 },
        { start: 9, end: 11 },
      ],
    });
  });

  it('tells words apart by the marks that were typed', async () => {
    const [hit] = await hitsOf(tiny, 'cân', 'vi');
    expect(hit!.id).toBe('alpha:400~scale');
    expect(Object.values(await highlighted(tiny, hit!)).flat()).not.toContain('cần');
  });

  it.each([
    ['a name of a variant, which has an id of its own', 'door is open', 'alpha:400~door'],
    ['the phrase of a variant', 'Scale busy', 'alpha:400~scale'],
    ['a former phrase', 'no such shelf', 'alpha:404'],
    ['a symbol', 'storm', 'beta:0xb'],
    ['a symbol in an identifier', 'BetaStatus.ALL_CALM', 'beta:0x0'],
    ['a symbol as a constant', 'betaAllCalm', 'beta:0x0'],
    ['an alias', 'quiet', 'beta:0x0'],
    ['a number', '404', 'alpha:404'],
    ['a number with a word', 'error 404', 'alpha:404'],
    ['a number in its notation', '0xB', 'beta:0xb'],
    ['a number in another notation', '11', 'beta:0xb'],
    ['a number inside a range, as that number', '485', 'alpha:485'],
    ['a protocol with a number', 'alpha 200', 'alpha:200'],
    ['the beginning of a number', '20', 'alpha:200'],
    ['the beginning of a word', 'shel', 'alpha:404'],
    ['a misspelled word', 'parcle accpeted', 'alpha:200'],
  ])('finds %s', async (_, q, id) => {
    expect((await idsOf(tiny, q))[0]).toBe(id);
  });

  it('says of a number inside a range where it is found: in the code', async () => {
    const [{ id, code, matched } = { id: '', code: '', matched: [] }] = await hitsOf(tiny, '485');
    expect({ id, code, matched }).toEqual({
      id: 'alpha:485',
      code: '485',
      matched: [{ field: 'code', language: null, ranges: [{ start: 0, end: 3 }] }],
    });
  });

  it('searches English texts beside those of the language', async () => {
    const [hit] = await hitsOf(tiny, 'green lamp', 'vi');
    expect([hit!.id, await highlighted(tiny, hit!)]).toEqual(['alpha:400~door', { 'howToFix en': ['green', 'lamp'] }]);
  });

  it('finds nothing where nothing is', async () => {
    expect((await tiny.get(searchUrl({ q: 'qqqqqqq' }))).json()).toEqual({
      language: 'en',
      query: 'qqqqqqq',
      items: [],
      total: 0,
      limit: 20,
      offset: 0,
    });
  });
});

describe('GET /v1/search in scripts without spaces', () => {
  it.each([
    ['Chinese', '找不到货架', '货架', '货架'],
    ['Japanese', '棚が見つかりません', 'が', 'が'],
    ['Thai', 'ไม่พบชั้นวาง', 'ชั้น', 'ชั้น'],
    ['Korean', '선반을 찾을 수 없음', '선반', '선반을'],
  ])('finds a word of %s', async (_, name, q, word) => {
    const texts = withChange(tinyProject(), 'locales/en/alpha.json', (bundle) => {
      bundle.codes['404'].name = name;
    });
    const [hit] = await hitsOf(await buildApp({ texts }), q);
    expect(hit!.id).toBe('alpha:404');
    expect(hit!.matched).toEqual([
      { field: 'name', language: 'en', ranges: [{ start: name.indexOf(word), end: name.indexOf(word) + word.length }] },
    ]);
  });
});

describe('GET /v1/search, filtered and page by page', () => {
  const all = ['alpha:404', 'alpha:200'];

  it.each([
    [{}, all],
    [{ severity: 'error' }, ['alpha:404']],
    [{ severity: 'error,success' }, all],
    [{ severity: 'error,success', class: '2xx' }, ['alpha:200']],
    [{ protocol: 'beta' }, []],
    [{ limit: '1' }, ['alpha:404']],
    [{ limit: '1', offset: '1' }, ['alpha:200']],
    [{ offset: '2' }, []],
  ])('%o', async (more, ids) => {
    expect(await idsOf(tiny, 'shelf', 'en', more)).toEqual(ids);
  });

  it('filters variants by their own facts', async () => {
    expect(await idsOf(tiny, 'lift', 'en', { responsible: 'client', severity: 'warning' })).toEqual(['alpha:400~door']);
  });

  it.each([
    [{}, '</v1/search?q=shelf>; rel="first", </v1/search?q=shelf>; rel="last"'],
    [
      { limit: '1', severity: 'error,success' },
      '</v1/search?q=shelf&severity=error%2Csuccess&limit=1>; rel="first", </v1/search?q=shelf&severity=error%2Csuccess&limit=1&offset=1>; rel="next", </v1/search?q=shelf&severity=error%2Csuccess&limit=1&offset=1>; rel="last"',
    ],
    [{ limit: '100' }, '</v1/search?q=shelf&limit=100>; rel="first", </v1/search?q=shelf&limit=100>; rel="last"'],
  ])('links the pages of %o', async (more, link) => {
    expect((await tiny.get(searchUrl({ q: 'shelf', ...more }))).headers.link).toBe(link);
  });

  it('counts all hits and keeps its tag', async () => {
    const answer = await tiny.get('/v1/search?q=shelf&limit=1');
    expect(answer.json()).toMatchObject({ total: 2, limit: 1, offset: 0 });
    const again = await tiny.get('/v1/search?q=shelf&limit=1', { 'if-none-match': String(answer.headers.etag) });
    expect(again.statusCode).toBe(304);
  });
});

describe('GET /v1/search refuses', () => {
  const length = { parameter: 'q', allowed: { minLength: 1, maxLength: 200 } };
  const notAsLong = (value: string) => (tag: Tag) =>
    problem(
      tag,
      'invalid-parameter',
      400,
      '/v1/search',
      { parameter: 'q', value, allowed: message(tag, 'range.length', { maximum: 200 }) },
      length,
    );
  const empty = (tag: Tag) => problem(tag, 'empty-search', 400, '/v1/search', {}, { parameter: 'q' });
  const badLimit = (tag: Tag) =>
    problem(
      tag,
      'invalid-parameter',
      400,
      '/v1/search',
      { parameter: 'limit', value: '101', allowed: message(tag, 'range.number', { minimum: 1, maximum: 100 }) },
      { parameter: 'limit', allowed: { minimum: 1, maximum: 100 } },
    );
  const withParameter = (reason: string, parameter: string) => (tag: Tag) =>
    problem(tag, reason, 400, '/v1/search', { parameter }, { parameter });

  it.each([
    ['no query', '', withParameter('missing-parameter', 'q')],
    ['an empty query', 'q=', notAsLong('')],
    ['a long query', `q=${'a'.repeat(201)}`, notAsLong('a'.repeat(64))],
    ['two queries', 'q=a&q=b', withParameter('repeated-parameter', 'q')],
    ['a query of spaces', 'q=+++', empty],
    ['a query of signs', 'q=%22.%2C%21%3F%22', empty],
    ['a query of marks', 'q=%CC%81%CC%82', empty],
    ['a page too long', 'q=a&limit=101', badLimit],
  ])('%s', async (_, query, expected) => {
    for (const tag of ['en', 'vi'] as const) {
      const answer = await tiny.get(`/v1/search?${query}`, { 'accept-language': tag });
      expect([answer.statusCode, answer.json()]).toEqual([400, expected(tag)]);
    }
  });

  it.each(['fields=name', 'with=en', 'view=full', 'code=550', 'ids=alpha:200'])('%s', async (parameter) => {
    const { type } = (await tiny.get(`/v1/search?q=a&${parameter}`)).json();
    expect(type).toBe('/problems/unknown-parameter');
  });

  it('nothing of 200 characters, whatever they are', async () => {
    const answer = await tiny.get(searchUrl({ q: '𝐚'.repeat(200) }));
    expect(answer.statusCode).toBe(200);
  });
});

describe('GET /v1/search in the real data', () => {
  it.each([
    ['550', 'en', ['ftp:550', 'smtp:550']],
    ['mã 550', 'vi', ['ftp:550', 'smtp:550']],
    ['smtp 550', 'en', ['smtp:550']],
    ['http 404', 'en', ['http:404']],
    ['5.1.1', 'en', ['smtp-enhanced:5.1.1']],
    ['0x7', 'en', ['http2:0x7', 'quic:0x7']],
    ['4711', 'en', ['websocket:4711']],
    ['quic 0x128', 'en', ['quic:0x128']],
    ['hop thu day', 'vi', ['smtp-enhanced:5.2.2', 'smtp-enhanced:4.2.2']],
    ['hộp thư đầy', 'vi', ['smtp-enhanced:5.2.2', 'smtp-enhanced:4.2.2']],
    ['mailbxo unavailble', 'en', ['smtp:550', 'smtp:450']],
    ['UNPROCESSABLE_ENTITY', 'en', ['http:422']],
    ['HttpStatus.TOO_MANY_REQUESTS', 'vi', ['http:429']],
    ['HttpStatus.NOT_FOUND', 'en', ['http:404']],
    ['NOT_FOUND', 'en', ['grpc:5']],
    ['codes.DeadlineExceeded', 'en', ['grpc:4']],
    ['NGHTTP2_REFUSED_STREAM', 'vi', ['http2:0x7']],
    ['hết hạn chứng chỉ', 'vi', ['tls:45']],
    ['certificate expired', 'vi', ['tls:45']],
  ] as const)('finds "%s" (%s)', async (q, lang, ids) => {
    expect((await idsOf(real, q, lang)).slice(0, ids.length).toSorted()).toEqual(ids.toSorted());
  });

  it('has hits for every letter as it is typed', async () => {
    const q = 'hộp thư đầy';
    for (let length = 1; length <= q.length; length += 1) {
      expect([q.slice(0, length), (await hitsOf(real, q.slice(0, length), 'vi')).length > 0]).toEqual([
        q.slice(0, length),
        true,
      ]);
    }
  });
});

describe('any search', () => {
  const words = ['hộp thư', 'mailbox', 'Đầy', 'NGHTTP2_REFUSED_STREAM', '5.1.1', '0x7', '485', 'DeadlineExceeded'];
  const query = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 8 })
      .map((parts) => parts.join(' ').slice(0, 200)),
  );

  it.each([
    ['tiny', tiny, 200],
    ['real', real, 150],
  ] as const)('is answered, with ranges inside their texts (%s data)', async (_, client, numRuns) => {
    await fc.assert(
      fc.asyncProperty(query, fc.constantFrom('en', 'vi'), async (q, lang) => {
        const answer = await client.get(searchUrl({ q, lang, limit: '5' }));
        expect([200, 400]).toContain(answer.statusCode);
        if (answer.statusCode === 400) return;
        for (const { id, matched } of answer.json().items as Hit[]) {
          expect(matched.length).toBeGreaterThan(0);
          for (const each of matched) {
            const text = await textOf(client, id, each);
            let before = 0;
            for (const { start, end } of each.ranges) {
              expect(start).toBeGreaterThanOrEqual(before);
              expect(end).toBeGreaterThan(start);
              before = end;
            }
            expect(before).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      { numRuns },
    );
  });
});

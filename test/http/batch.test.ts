import { describe, expect, it } from 'vitest';

import { buildApp, problem } from '../helpers/app.js';
import { alphaInEnglish } from '../helpers/tiny-words-en.js';
import { alphaInVietnamese, betaInVietnamese } from '../helpers/tiny-words-vi.js';

const { get } = await buildApp();
const json = async (url: string) => (await get(url)).json();

/** What a problem of an item tells, without what belongs to a whole document. */
const itemProblem = (id: string, index: number, document: ReturnType<typeof problem>, suggestions: unknown[]) => {
  const { status, type, title, detail } = document;
  return { id, index, status, type, title, detail, suggestions };
};

describe('GET /v1/codes?ids=', () => {
  it('answers codes in full, in the order asked for, each as alone', async () => {
    const answer = await get('/v1/codes?ids=beta:STORM,alpha:400~door,alpha:485,beta:0xb');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-language']).toBe('en');
    expect(answer.json()).toEqual({
      language: 'en',
      items: await Promise.all(
        ['beta/0xb', 'alpha/400~door', 'alpha/485', 'beta/0xb'].map((path) => json(`/v1/codes/${path}`)),
      ),
      problems: [],
    });
  });

  it('has one entity tag', async () => {
    const url = '/v1/codes?ids=alpha:200,alpha:404&fields=name';
    const { headers } = await get(url);
    expect((await get(url, { 'if-none-match': headers.etag! })).statusCode).toBe(304);
    expect((await get('/v1/codes?ids=alpha:404,alpha:200&fields=name')).headers.etag).not.toBe(headers.etag);
  });

  it('answers what it can and says of each other id what is wrong with it', async () => {
    const { items, problems } = await json('/v1/codes?ids=alpha:405,alpha:200,alpah:200,alpha,alpha:9&fields=name');
    expect(items).toEqual([{ id: 'alpha:200', language: 'en', name: 'Parcel Accepted' }]);
    const near = (id: string, name: string, href: string) => ({ id, name, href });
    const lift = 'Alpha Parcel Lift';
    expect(problems).toEqual([
      itemProblem('alpha:405', 0, problem('en', 'unknown-code', 404, '', { protocol: lift, code: '405' }), [
        near('alpha:404', 'Shelf Unknown', '/v1/codes/alpha/404'),
        near('alpha:400', 'Lift Paused', '/v1/codes/alpha/400'),
      ]),
      itemProblem(
        'alpah:200',
        2,
        problem('en', 'unknown-protocol', 404, '', { protocol: 'alpah', known: 'alpha, beta' }),
        [near('alpha', lift, '/v1/protocols/alpha')],
      ),
      itemProblem('alpha', 3, problem('en', 'malformed-id', 400, '', { id: 'alpha' }), []),
      itemProblem(
        'alpha:9',
        4,
        problem('en', 'malformed-code', 404, '', { protocol: lift, code: '9', form: alphaInEnglish.form }),
        [],
      ),
    ]);
  });

  it.each([
    ['protocol=alpha', 'protocol'],
    ['limit=5', 'limit'],
    ['offset=0', 'offset'],
    ['view=full', 'view'],
    ['code=404', 'code'],
  ])('excludes %s', async (query, other) => {
    const answer = await get(`/v1/codes?ids=alpha:200&${query}`);
    const values = { parameter: 'ids', other };
    expect(answer.json()).toEqual(
      problem('en', 'conflicting-parameters', 400, '/v1/codes', values, { parameter: 'ids' }),
    );
  });

  it('takes a hundred ids and no more', async () => {
    const ids = (count: number) => Array<string>(count).fill('alpha:200').join();
    expect((await json(`/v1/codes?ids=${ids(100)}&fields=name`)).items).toHaveLength(100);
    expect((await json(`/v1/codes?ids=${ids(101)}&fields=name`)).type).toBe('/problems/too-many-values');
  });
});

describe('fields', () => {
  const selected = { id: 'alpha:404', language: 'en', name: 'Shelf Unknown', severity: 'error' };

  it.each([
    ['a code', '/v1/codes/alpha/404?fields=severity,name', selected],
    ['a code in another order', '/v1/codes/alpha/404?fields=name&fields=severity,id', selected],
    [
      'a code that nobody registered',
      '/v1/codes/alpha/405?match=class&fields=match',
      { id: 'alpha:405', match: 'class', language: 'en' },
    ],
  ])('choose the members of %s', async (_, url, expected) => {
    expect(await json(url)).toEqual(expected);
  });

  it('choose the members of each code of a list, of the full view', async () => {
    expect((await json('/v1/codes?protocol=beta&fields=howToFix')).items.map(Object.keys)).toEqual([
      ['id', 'language', 'howToFix'],
      ['id', 'language', 'howToFix'],
    ]);
  });

  it('exclude a view', async () => {
    expect((await json('/v1/codes?fields=name&view=full')).type).toBe('/problems/conflicting-parameters');
  });

  it('must be known', async () => {
    const { status, parameter, allowed } = await json('/v1/codes/alpha/404?fields=name,colour');
    const members = Object.keys(await json('/v1/codes/alpha/404'));
    expect({ status, parameter, allowed }).toEqual({ status: 400, parameter: 'fields', allowed: members });
  });
});

describe('with', () => {
  const english = alphaInEnglish.codes['404']!;

  it.each(['en', 'all', 'en,vi', 'EN-gb', 'all&with=en'])('%s adds the texts in English', async (tags) => {
    const answer = await get(`/v1/codes/alpha/404?lang=vi&with=${tags}`);
    const { translations, ...code } = answer.json();
    expect(translations).toEqual({ en: english });
    expect(code).toEqual(await json('/v1/codes/alpha/404?lang=vi'));
    expect(answer.headers['content-language']).toBe('vi, en');
  });

  it('adds nothing to an answer in that language', async () => {
    const answer = await get('/v1/codes/alpha/404?with=en');
    expect(answer.json().translations).toEqual({});
    expect(answer.headers['content-language']).toBe('en');
  });

  it('adds only the texts that are asked for', async () => {
    expect(await json('/v1/codes?ids=alpha:404,beta:0xb&fields=name,severity&with=vi')).toMatchObject({
      items: [
        { name: 'Shelf Unknown', translations: { vi: { name: alphaInVietnamese.codes['404']!.name } } },
        { name: 'Storm', translations: { vi: { name: betaInVietnamese.codes['0xb']!.name } } },
      ],
    });
  });

  it('reaches summaries and classes', async () => {
    const { name, summary } = alphaInVietnamese.codes['200']!;
    expect((await json('/v1/codes?protocol=alpha&limit=1&with=vi')).items[0].translations).toEqual({
      vi: { name, summary },
    });
    expect((await json('/v1/codes/alpha/405?match=class&with=vi')).translations).toEqual({
      vi: alphaInVietnamese.classes['4xx'],
    });
  });

  it('reaches comparisons', async () => {
    const answer = await get('/v1/compare?codes=alpha:400,beta:0xb&lang=vi&with=en');
    const inEnglish = await json('/v1/compare?codes=alpha:400,beta:0xb&lang=en');
    const { translations, codes } = answer.json();
    const { title, summary, note } = inEnglish;
    expect(translations).toEqual({ en: { title, summary, note } });
    expect(codes[0].translations).toEqual({ en: alphaInEnglish.codes['400'] });
    expect(answer.headers['content-language']).toBe('vi, en');
  });

  it('must be a language that is served', async () => {
    expect(await json('/v1/codes/alpha/404?with=en,xx')).toEqual(
      problem(
        'en',
        'unsupported-language',
        400,
        '/v1/codes/alpha/404',
        { language: 'xx', supported: 'en, vi' },
        { parameter: 'with', supportedLanguages: ['en', 'vi'] },
      ),
    );
  });
});

import { describe, expect, it } from 'vitest';

import { buildApp } from '../helpers/app.js';
import { alphaInVietnamese } from '../helpers/tiny-words-vi.js';

const { get } = await buildApp();

const all = ['alpha:200', 'alpha:400', 'alpha:404', 'alpha:480-499', 'beta:0x0', 'beta:0xb'];

const idsOf = async (query: string): Promise<string[]> => {
  const answer = await get(`/v1/codes?${query}`);
  expect(answer.statusCode).toBe(200);
  return answer.json().items.map(({ id }: { id: string }) => id);
};

describe('GET /v1/codes', () => {
  it('lists every code in catalog order, without variants', async () => {
    const { items, ...page } = (await get('/v1/codes')).json();
    expect(page).toEqual({ language: 'en', total: 6, limit: 100, offset: 0 });
    expect(items.map(({ id }: { id: string }) => id)).toEqual(all);
  });

  it('says of each as much as a summary needs', async () => {
    const { items } = (await get('/v1/codes?lang=vi')).json();
    expect(items[1]).toEqual({
      id: 'alpha:400',
      protocol: 'alpha',
      code: '400',
      symbol: null,
      phrase: 'Lift paused',
      language: 'vi',
      name: alphaInVietnamese.codes['400']!.name,
      summary: alphaInVietnamese.codes['400']!.summary,
      class: { id: '4xx', name: 'Chưa hoàn thành' },
      severity: 'warning',
      outcome: 'transient-failure',
      standing: 'standard',
    });
  });

  it('says of each everything with view=full', async () => {
    const { items } = (await get('/v1/codes?view=full&lang=vi')).json();
    expect(items).toHaveLength(6);
    expect(items[1]).toEqual((await get('/v1/codes/alpha/400?lang=vi')).json());
  });

  it('is a summary by default', async () => {
    expect((await get('/v1/codes?view=summary')).body).toBe((await get('/v1/codes')).body);
  });

  it.each([
    ['protocol=beta', ['beta:0x0', 'beta:0xb']],
    ['class=2xx', ['alpha:200']],
    ['group=x0x', ['alpha:200', 'alpha:400', 'alpha:404']],
    ['group=x8x', ['alpha:480-499']],
    ['severity=error', ['alpha:404', 'beta:0xb']],
    ['outcome=transient-failure', ['alpha:400', 'beta:0xb']],
    ['retry=not-needed', ['alpha:200', 'beta:0x0']],
    ['responsible=client', ['alpha:404']],
    ['responsible=sender-admin', ['alpha:404']],
    ['standing=vendor', ['alpha:480-499']],
    ['vendor=Example%20Lifts', ['alpha:480-499']],
    ['vendor=Example+Lifts', ['alpha:480-499']],
    ['source=builtin', all],
  ])('filters by %s', async (query, ids) => {
    expect(await idsOf(query)).toEqual(ids);
  });

  it.each([
    'severity=success,error',
    'severity=success&severity=error',
    'severity=error,success',
    'severity=error&severity=error,success',
  ])('takes several values of one filter as alternatives: %s', async (query) => {
    expect(await idsOf(query)).toEqual(['alpha:200', 'alpha:404', 'beta:0x0', 'beta:0xb']);
  });

  it('wants all filters to hold', async () => {
    expect(await idsOf('protocol=alpha&severity=error,success&retry=after-change')).toEqual(['alpha:404']);
  });

  it.each(['protocol=beta&class=2xx', 'code=599', 'code=400&protocol=beta'])('may find nothing: %s', async (query) => {
    const answer = await get(`/v1/codes?${query}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ language: 'en', items: [], total: 0, limit: 100, offset: 0 });
  });

  it.each([
    ['severity=info', []],
    ['outcome=redirection', []],
    ['retry=never', ['alpha:480-499']],
    ['responsible=recipient', []],
    ['standing=historic', []],
    ['source=local', []],
  ])('knows every value of the vocabulary, whether or not a code has it: %s', async (query, ids) => {
    expect(await idsOf(query)).toEqual(ids);
  });
});

describe('GET /v1/codes?code=', () => {
  it.each([
    ['a number', 'code=400', ['alpha:400']],
    ['several', 'code=400,404', ['alpha:400', 'alpha:404']],
    ['several, repeated', 'code=404&code=400', ['alpha:400', 'alpha:404']],
    ['a symbol in any letter case', 'code=storm', ['beta:0xb']],
    ['an alias', 'code=quiet', ['beta:0x0']],
    ['another notation', 'code=11', ['beta:0xb']],
    ['a number inside a range', 'code=485', ['alpha:480-499']],
    ['a variant, which stands for its code', 'code=400~door', ['alpha:400']],
    ['with another filter', 'code=400,404&severity=error', ['alpha:404']],
    ['one that exists beside one that does not', 'code=200,999', ['alpha:200']],
  ])('finds %s in all protocols', async (_, query, ids) => {
    expect(await idsOf(query)).toEqual(ids);
  });
});

describe('GET /v1/codes, page by page', () => {
  it.each([
    ['limit=2', ['alpha:200', 'alpha:400']],
    ['limit=2&offset=2', ['alpha:404', 'alpha:480-499']],
    ['limit=4&offset=4', ['beta:0x0', 'beta:0xb']],
    ['limit=1000', all],
    ['offset=5', ['beta:0xb']],
    ['offset=6', []],
    ['offset=1000000', []],
  ])('%s', async (query, ids) => {
    expect(await idsOf(query)).toEqual(ids);
  });

  it('counts all codes that match, not only those on the page', async () => {
    expect((await get('/v1/codes?protocol=alpha&limit=1&offset=3')).json()).toMatchObject({
      total: 4,
      limit: 1,
      offset: 3,
    });
  });

  it.each([
    ['', '</v1/codes>; rel="first", </v1/codes>; rel="last"'],
    [
      '?limit=2',
      '</v1/codes?limit=2&offset=0>; rel="first", </v1/codes?limit=2&offset=2>; rel="next", </v1/codes?limit=2&offset=4>; rel="last"',
    ],
    [
      '?limit=2&offset=2',
      '</v1/codes?limit=2&offset=0>; rel="first", </v1/codes?limit=2&offset=0>; rel="prev", </v1/codes?limit=2&offset=4>; rel="next", </v1/codes?limit=2&offset=4>; rel="last"',
    ],
    [
      '?limit=4&offset=4',
      '</v1/codes?limit=4&offset=0>; rel="first", </v1/codes?limit=4&offset=0>; rel="prev", </v1/codes?limit=4&offset=4>; rel="last"',
    ],
    [
      '?protocol=alpha&severity=warning,error&view=full&lang=vi&limit=2',
      '</v1/codes?protocol=alpha&severity=warning%2Cerror&view=full&lang=vi&limit=2&offset=0>; rel="first", </v1/codes?protocol=alpha&severity=warning%2Cerror&view=full&lang=vi&limit=2&offset=2>; rel="next", </v1/codes?protocol=alpha&severity=warning%2Cerror&view=full&lang=vi&limit=2&offset=2>; rel="last"',
    ],
  ])('links the pages of "%s"', async (query, link) => {
    const normalize = (header: unknown) => String(header).replaceAll(/[?&]offset=0(?=>)/g, '');
    const answer = await get(`/v1/codes${query}`);
    const relations = (header: string) =>
      header.split(', ').map((each) => {
        const [, url = '', relation] = /^<(.*)>; rel="(.*)"$/.exec(each) ?? [];
        const { pathname, searchParams } = new URL(url, 'http://localhost');
        return { relation, pathname, query: Object.fromEntries(searchParams) };
      });
    expect(relations(normalize(answer.headers.link))).toEqual(relations(normalize(link)));
  });

  it('reaches every code once along the next links', async () => {
    const seen: string[] = [];
    let url: string | undefined = '/v1/codes?limit=2&offset=1&severity=success,warning,error';
    while (url !== undefined) {
      const answer = await get(url);
      seen.push(...answer.json().items.map(({ id }: { id: string }) => id));
      url = /<([^>]*)>; rel="next"/.exec(String(answer.headers.link))?.[1];
    }
    expect(seen).toEqual(all.slice(1));
  });
});

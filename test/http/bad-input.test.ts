import { describe, expect, it } from 'vitest';

import { type Tag, buildApp, message, problem } from '../helpers/app.js';

const { get } = await buildApp();

const tags: readonly Tag[] = ['en', 'vi'];
type Expected = (tag: Tag, instance: string) => ReturnType<typeof problem>;

const filters = 'protocol class group severity outcome retry responsible standing vendor source'.split(' ');
const listParameters = [...filters, ...'code view limit offset ids fields with lang'.split(' ')];

const notBetween =
  (parameter: string, value: string, minimum: number, maximum: number): Expected =>
  (tag, instance) =>
    problem(
      tag,
      'invalid-parameter',
      400,
      instance,
      { parameter, value, allowed: message(tag, 'range.number', { minimum, maximum }) },
      { parameter, allowed: { minimum, maximum } },
    );
const badLimit = (value: string): Expected => notBetween('limit', value, 1, 1000);
const badOffset = (value: string): Expected => notBetween('offset', value, 0, 1_000_000);

const notAsLong =
  (parameter: string, value: string, maximum: number): Expected =>
  (tag, instance) =>
    problem(
      tag,
      'invalid-parameter',
      400,
      instance,
      { parameter, value, allowed: message(tag, 'range.length', { maximum }) },
      { parameter, allowed: { minLength: 1, maxLength: maximum } },
    );

const notAmong =
  (parameter: string, value: string, allowed: string[], lists: Record<Tag, string>): Expected =>
  (tag, instance) =>
    problem(tag, 'invalid-parameter', 400, instance, { parameter, value, allowed: lists[tag] }, { parameter, allowed });
const noProtocol = (value: string): Expected =>
  notAmong('protocol', value, ['alpha', 'beta'], { en: 'alpha or beta', vi: 'alpha hoặc beta' });
const noView = (value: string): Expected =>
  notAmong('view', value, ['summary', 'full'], { en: 'summary or full', vi: 'summary hoặc full' });

const unknown =
  (parameter: string, allowed: string[] = listParameters): Expected =>
  (tag, instance) =>
    problem(tag, 'unknown-parameter', 400, instance, { parameter, known: allowed.join(', ') }, { parameter, allowed });
const repeated =
  (parameter: string): Expected =>
  (tag, instance) =>
    problem(tag, 'repeated-parameter', 400, instance, { parameter }, { parameter });
const tooMany =
  (parameter: string): Expected =>
  (tag, instance) =>
    problem(tag, 'too-many-values', 400, instance, { parameter, maximum: 100 }, { parameter });

const answersTo = async (url: string) =>
  Promise.all(
    tags.map(async (tag) => {
      const { statusCode, headers, body } = await get(url, { 'accept-language': tag });
      return {
        status: statusCode,
        type: headers['content-type'],
        language: headers['content-language'],
        document: JSON.parse(body) as unknown,
      };
    }),
  );

const refusals = (url: string, expected: Expected) =>
  tags.map((tag) => {
    const document = expected(tag, url.split('?', 1)[0]!);
    return {
      status: document.status,
      type: 'application/problem+json; charset=utf-8',
      language: tag,
      document,
    };
  });

/** Rows for `it.each` with a title that is short. */
const titled = (rows: [asked: string, expected: Expected][]): [title: string, asked: string, expected: Expected][] =>
  rows.map(([asked, expected]) => [asked.length < 50 ? asked : `${asked.slice(0, 40)}…`, asked, expected]);

describe('a number', () => {
  it.each(
    titled([
      ['limit=-1', badLimit('-1')],
      ['limit=0', badLimit('0')],
      ['limit=1001', badLimit('1001')],
      ['limit=', badLimit('')],
      ['limit', badLimit('')],
      ['limit=0x10', badLimit('0x10')],
      ['limit=1e3', badLimit('1e3')],
      ['limit=0550', badLimit('0550')],
      ['limit=1.5', badLimit('1.5')],
      ['limit=%2B5', badLimit('+5')],
      ['limit=+5', badLimit(' 5')],
      ['limit=%D9%A5', badLimit('٥')],
      ['limit=NaN', badLimit('NaN')],
      ['limit=null', badLimit('null')],
      ['limit=5,6', badLimit('5,6')],
      ['limit=5%00', badLimit('5\0')],
      ['limit=99999999999999999999', badLimit('99999999999999999999')],
      [`limit=${'9'.repeat(500)}`, badLimit('9'.repeat(64))],
      ['offset=-1', badOffset('-1')],
      ['offset=1000001', badOffset('1000001')],
      ['offset=', badOffset('')],
      ['offset=1e3', badOffset('1e3')],
      ['limit=5&limit=5', repeated('limit')],
      ['limit=5&limit=x', repeated('limit')],
    ]),
  )('is refused as %s', async (_, query, expected) => {
    const url = `/v1/codes?${query}`;
    expect(await answersTo(url)).toEqual(refusals(url, expected));
  });
});

describe('a value of a filter', () => {
  it.each(
    titled([
      ['protocol=gamma', noProtocol('gamma')],
      ['protocol=alpha,gamma', noProtocol('gamma')],
      ['protocol=alpha&protocol=gamma', noProtocol('gamma')],
      ['protocol=ALPHA', noProtocol('ALPHA')],
      ['protocol=', noProtocol('')],
      ['protocol=alpha,', noProtocol('')],
      ['protocol=alpha%20', noProtocol('alpha ')],
      ['protocol=__proto__', noProtocol('__proto__')],
      [`protocol=${'x'.repeat(1000)}`, noProtocol('x'.repeat(64))],
      [`protocol=${Array(101).fill('alpha').join(',')}`, tooMany('protocol')],
      [Array(101).fill('code=200').join('&'), tooMany('code')],
      ['code=', notAsLong('code', '', 64)],
      [`code=${'4'.repeat(65)}`, notAsLong('code', '4'.repeat(64), 64)],
      ['view=', noView('')],
      ['view=FULL', noView('FULL')],
      ['view=full&view=full', repeated('view')],
    ]),
  )('is refused as %s', async (_, query, expected) => {
    const url = `/v1/codes?${query}`;
    expect(await answersTo(url)).toEqual(refusals(url, expected));
  });

  it.each(
    titled([
      ['codes=', notAsLong('codes', '', 97)],
      ['codes=alpha:200,', notAsLong('codes', '', 97)],
      [`codes=alpha:${'2'.repeat(92)}`, notAsLong('codes', `alpha:${'2'.repeat(58)}`, 97)],
      [`codes=${Array(101).fill('alpha:200').join(',')}`, tooMany('codes')],
    ]),
  )('is refused in a comparison as %s', async (_, query, expected) => {
    const url = `/v1/compare?${query}`;
    expect(await answersTo(url)).toEqual(refusals(url, expected));
  });
});

describe('a parameter that is not known', () => {
  it.each([
    'colour',
    'Protocol',
    'q',
    'text',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'protocol%5B%5D',
    'protocol%5Bx%5D',
    'ids%00',
    't%C3%AAn',
  ])('is named: %s', async (parameter) => {
    const url = `/v1/codes?limit=5&${parameter}=smtp:455`;
    expect(await answersTo(url)).toEqual(refusals(url, unknown(decodeURIComponent(parameter))));
  });

  it.each([
    ['/v1', ['lang']],
    ['/v1/languages', ['lang']],
    ['/v1/vocabulary', ['lang']],
    ['/v1/protocols', ['lang']],
    ['/v1/protocols/alpha', ['lang']],
    ['/v1/codes/alpha/200', ['match', 'fields', 'with', 'lang']],
    ['/v1/codes/alpha/405', ['match', 'fields', 'with', 'lang']],
    ['/v1/compare', ['codes', 'with', 'lang']],
    ['/v1/compare/popular', ['protocol', 'lang']],
    ['/v1/search', ['q', ...filters, 'limit', 'offset', 'lang']],
    ['/problems/unknown-code', ['lang']],
    ['/livez', []],
    ['/metrics', []],
    ['/readyz', []],
  ])('is refused on %s', async (path, allowed) => {
    const url = `${path}?colour=red`;
    expect(await answersTo(url)).toEqual(refusals(url, unknown('colour', allowed)));
  });

  it('is found among the known ones, of which none is missing', async () => {
    const { allowed } = (await get('/v1/codes?what=ever')).json();
    expect(allowed).toEqual(listParameters);
  });

  it.each(['?', '?&', '?&&'])('is not an empty query: %s', async (query) => {
    expect((await get(`/v1/codes${query}`)).statusCode).toBe(200);
  });
});

describe('a path', () => {
  const nothing: Expected = (tag, path) => problem(tag, 'unknown-resource', 404, path, { path: path.slice(0, 128) });
  const badUrl: Expected = (tag, path) => problem(tag, 'malformed-url', 400, path);
  const tooLong: Expected = (tag, path) => problem(tag, 'url-too-long', 414, path, { maximum: 8192 });

  it.each(
    titled([
      ['/', nothing],
      ['/v2', nothing],
      ['/V1', nothing],
      ['/v1/', nothing],
      ['//v1', nothing],
      ['/v1/codes/alpha', nothing],
      ['/v1/codes/alpha/200/x', nothing],
      ['/v1/exports/csv/alpha', nothing],
      ['/metric', nothing],
      ['/docs/static/..%2f..%2fpackage.json', nothing],
      ['/v1/codes/alpha/%', badUrl],
      ['/v1/codes/alpha/%zz', badUrl],
      ['/v1/codes/alpha/%E0%A4%A', badUrl],
      ['/v1/codes/alpha/%FF', badUrl],
      ['/v1/codes/%zz/200', badUrl],
      ['/%zz', badUrl],
      [`/v1/codes/alpha/${'4'.repeat(129)}`, tooLong],
      [`/v1/codes/${'a'.repeat(129)}/200`, tooLong],
      [`/v1/codes?code=${'4,'.repeat(4096)}`, tooLong],
      [`/${'x'.repeat(300)}`, nothing],
      [`/${'x'.repeat(8192)}`, tooLong],
    ]),
  )('that leads nowhere is a problem: %s', async (_, url, expected) => {
    expect(await answersTo(url)).toEqual(refusals(url, expected));
  });
});

describe('what a client wrote', () => {
  it.each(['{{known}}', '$t(service.description)'])(
    'is quoted in a message and never read as one: %s',
    async (text) => {
      const answer = await get(`/v1/codes/${encodeURIComponent(text)}/200`);
      expect(answer.json().detail).toBe(`There is no protocol “${text}”. Known protocols: alpha, beta.`);
    },
  );
});

import { describe, expect, it } from 'vitest';

import { buildApp } from '../helpers/app.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';

const { app, get, request } = await buildApp();

const dataUrls = [
  '/v1',
  '/v1/languages',
  '/v1/vocabulary',
  '/v1/protocols',
  '/v1/protocols/alpha',
  '/v1/codes',
  '/v1/codes/alpha/400',
  '/v1/codes/alpha/485',
  '/v1/codes/alpha/405?match=class',
  '/v1/compare?codes=alpha:200,alpha:400',
  '/v1/exports',
  '/v1/exports/csv',
  '/v1/exports/logstash-translate?protocol=beta',
  '/problems/unknown-code',
];
const path = '/v1/codes/alpha/400';
const etagOf = async (headers: Record<string, string> = {}): Promise<string> =>
  String((await get(path, headers)).headers.etag);

describe('an answer with data', () => {
  it.each(dataUrls)('may be cached and names its version: %s', async (url) => {
    const { headers } = await get(url);
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=300, stale-while-revalidate=3600',
      'statusbook-data-version': app.dataset.version,
    });
    expect(headers.etag).toMatch(/^"[A-Za-z0-9_-]{22}"$/);
  });

  it('may be cached for as long as CACHE_MAX_AGE says', async () => {
    const other = await buildApp({ maxAge: 0 });
    const { headers } = await other.get(path);
    expect(headers['cache-control']).toBe('public, max-age=0, stale-while-revalidate=3600');
  });
});

describe('ETag', () => {
  it.each(dataUrls)('is equal on every replica: %s', async (url) => {
    const replica = await buildApp({ texts: tinyProject() });
    for (const headers of [{}, { 'accept-encoding': 'gzip' }, { 'accept-encoding': 'br' }] as Record<
      string,
      string
    >[]) {
      expect((await replica.get(url, headers)).headers.etag).toBe((await get(url, headers)).headers.etag);
    }
  });

  it('differs with language, resource and coding', async () => {
    const tags = [
      await etagOf(),
      await etagOf({ 'accept-language': 'vi' }),
      await etagOf({ 'accept-encoding': 'gzip' }),
      await etagOf({ 'accept-encoding': 'br' }),
      (await get('/v1/codes/alpha/404')).headers.etag,
    ];
    expect(new Set(tags).size).toBe(tags.length);
  });

  it('changes with the data, as the data version does', async () => {
    const changed = await buildApp({
      texts: withChange(tinyProject(), 'locales/en/alpha.json', (file) => {
        file.codes['400'].name = 'Lift Resting';
      }),
    });
    const { headers } = await changed.get(path);
    expect(headers.etag).not.toBe(await etagOf());
    expect(headers['statusbook-data-version']).not.toBe(app.dataset.version);
  });

  it('stays for what a change of the data does not touch', async () => {
    const changed = await buildApp({
      texts: withChange(tinyProject(), 'locales/en/alpha.json', (file) => {
        file.codes['404'].name = 'No Shelf';
      }),
    });
    expect((await changed.get(path)).headers.etag).toBe(await etagOf());
  });
});

describe('If-None-Match', () => {
  it.each([
    ['the tag', (tag: string) => tag, 304],
    ['the tag, weak', (tag: string) => `W/${tag}`, 304],
    ['a list with the tag', (tag: string) => `"other", W/"more" , ${tag}`, 304],
    ['any tag', () => '*', 304],
    ['another tag', () => '"other"', 200],
    ['the tag without quotes', (tag: string) => tag.replaceAll('"', ''), 200],
    ['a part of the tag', (tag: string) => `${tag.slice(0, -2)}"`, 200],
    ['nothing', () => '', 200],
  ])('with %s', async (_, header, status) => {
    const answer = await get(path, { 'if-none-match': header(await etagOf()) });
    expect(answer.statusCode).toBe(status);
  });

  it.each(['gzip', 'br'])('knows the tag of the answer coded with %s', async (coding) => {
    const headers = { 'accept-encoding': coding };
    const answer = await get(path, { ...headers, 'if-none-match': await etagOf(headers) });
    expect(answer.statusCode).toBe(304);
    expect(answer.headers.etag).toBe(await etagOf(headers));
    expect(answer.headers['content-encoding']).toBeUndefined();
  });

  it.each(dataUrls)('gives 304 with the headers of 200 and without a body: %s', async (url) => {
    const { headers: ofAnswer } = await get(url);
    const answer = await get(url, { 'if-none-match': String(ofAnswer.etag) });
    const { 'content-type': _type, 'content-length': _length, date: _date, ...kept } = ofAnswer;
    const { date, ...headers } = answer.headers;
    expect(answer.statusCode).toBe(304);
    expect(answer.body).toBe('');
    expect(headers).toEqual(kept);
    expect(date).toBeDefined();
  });

  it('gives 304 to HEAD, too', async () => {
    const answer = await request({ method: 'HEAD', url: path, headers: { 'if-none-match': await etagOf() } });
    expect(answer.statusCode).toBe(304);
  });

  it('keeps Content-Location', async () => {
    const { headers } = await get('/v1/codes/beta/STORM');
    const answer = await get('/v1/codes/beta/STORM', { 'if-none-match': String(headers.etag) });
    expect([answer.statusCode, answer.headers['content-location']]).toEqual([304, '/v1/codes/beta/0xb']);
  });

  it('does not turn a problem into 304', async () => {
    expect((await get('/v1/codes/alpha/405', { 'if-none-match': '*' })).statusCode).toBe(404);
  });
});

describe('a problem', () => {
  it.each([
    ['/v1/codes/alpha/405', 404],
    ['/v1/codes/alpha/x', 404],
    ['/v1/protocols/gamma', 404],
    ['/problems/none', 404],
    ['/nothing', 404],
  ])('may be cached for a minute when nothing was found: %s', async (url, status) => {
    const answer = await get(url);
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([status, 'public, max-age=60']);
    expect(answer.headers.etag).toBeUndefined();
  });

  it.each([
    ['/v1/codes?limit=0', 400],
    ['/v1/codes?lang=xx', 400],
    ['/v1/compare', 400],
    ['/v1/codes/alpha/%zz', 400],
    [`/v1/codes/alpha/${'4'.repeat(200)}`, 414],
  ])('is not stored otherwise: %s', async (url, status) => {
    const answer = await get(url);
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([status, 'no-store']);
  });

  it('is not stored for a wrong method', async () => {
    const answer = await request({ method: 'POST', url: path });
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([405, 'no-store']);
  });
});

import { describe, expect, it } from 'vitest';

import { buildApp, decode } from '../helpers/app.js';

const { get, request } = await buildApp();

const path = '/v1/codes?view=full&lang=vi';
const plain = await get(path);

describe('content coding', () => {
  it.each([
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['GZIP', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0.5, gzip', 'gzip'],
    ['gzip;q=0.5, br;q=0', 'gzip'],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['identity;q=0', undefined],
    ['identity;q=0, gzip', 'gzip'],
    ['identity;q=0.5, gzip;q=0.6', 'gzip'],
    ['gzip;q=0.1, identity;q=0.9', undefined],
    ['identity', undefined],
    ['gzip;q=0', undefined],
    ['*;q=0', undefined],
    ['deflate, zstd', undefined],
    ['', undefined],
    ['gzip;q=nonsense', undefined],
  ])('for Accept-Encoding: %s is %s', async (acceptEncoding, coding) => {
    const answer = await get(path, { 'accept-encoding': acceptEncoding });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-encoding']).toBe(coding);
    expect(answer.headers['content-length']).toBe(String(answer.rawPayload.length));
    expect(answer.headers.vary).toBe('Accept-Encoding');
    expect(decode(answer).equals(plain.rawPayload)).toBe(true);
  });

  it('makes the answer smaller', async () => {
    for (const coding of ['gzip', 'br']) {
      const { rawPayload } = await get(path, { 'accept-encoding': coding });
      expect(rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
    }
  });

  it('is not used without Accept-Encoding', () => {
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers.vary).toBe('Accept-Encoding');
  });

  it('marks the tag of each coding', async () => {
    const tags = await Promise.all(
      ['identity', 'gzip', 'br'].map(async (coding) => (await get(path, { 'accept-encoding': coding })).headers.etag),
    );
    const tag = String(plain.headers.etag).slice(1, -1);
    expect(tags).toEqual([`"${tag}"`, `"${tag}-gzip"`, `"${tag}-br"`]);
  });

  it.each(['/v1', '/livez'])('is not used for an answer as small as %s', async (url) => {
    const answer = await get(url, { 'accept-encoding': 'gzip, br' });
    expect(answer.headers['content-encoding']).toBeUndefined();
  });

  it('is not used for problems', async () => {
    const answer = await get('/v1/codes?what=ever', { 'accept-encoding': 'gzip' });
    expect([answer.statusCode, answer.headers['content-encoding']]).toEqual([400, undefined]);
  });

  it.each(['gzip', 'br'])('of HEAD is that of GET (%s)', async (coding) => {
    const headers = { 'accept-encoding': coding };
    const [head, answer] = [await request({ method: 'HEAD', url: path, headers }), await get(path, headers)];
    expect({ ...head.headers, date: '' }).toEqual({ ...answer.headers, date: '' });
  });

  it.each(['/openapi.json', '/openapi.yaml'])('is used for %s', async (url) => {
    const answer = await get(url, { 'accept-encoding': 'br' });
    expect(answer.headers['content-encoding']).toBe('br');
    expect(decode(answer).equals((await get(url)).rawPayload)).toBe(true);
  });
});

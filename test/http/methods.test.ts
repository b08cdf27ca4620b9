import { METHODS } from 'node:http';

import { describe, expect, it } from 'vitest';

import { createOpenApiDocument, exampleRequest } from '../../src/http/openapi.js';
import { buildApp, problem } from '../helpers/app.js';

const { app, get, request } = await buildApp();

const { paths } = createOpenApiDocument(app);
const urls = [
  ...Object.entries(paths).map(([path, { get: operation }]) => exampleRequest(path, operation!)),
  '/docs',
  '/docs/static/index.css',
  '/openapi.json',
  '/openapi.yaml',
];
const allowed = ['GET', 'HEAD', 'OPTIONS'];
const allowedOf = (url: string): string[] =>
  url.startsWith('/v1/explain') ? ['GET', 'HEAD', 'POST', 'OPTIONS'] : allowed;
const othersOf = (url: string): string[] =>
  METHODS.filter((method) => !allowedOf(url).includes(method) && method !== 'CONNECT');

describe('a method that a resource does not support', () => {
  it.each(urls)('is 405 on %s, with the methods that it does support', async (url) => {
    const [instance = ''] = url.split('?', 1);
    const allowed = allowedOf(url);
    for (const method of othersOf(url) as 'PUT'[]) {
      const answer = await request({ method, url });
      expect([method, answer.statusCode, answer.headers.allow]).toEqual([method, 405, allowed.join(', ')]);
      expect(answer.json()).toEqual(
        problem('en', 'method-not-allowed', 405, instance, { method, allowed: allowed.join(', ') }, { allowed }),
      );
    }
  });

  it('is refused in the language of the reader', async () => {
    for (const [url, headers] of [
      ['/v1/codes', { 'accept-language': 'vi' }],
      ['/v1/codes?lang=vi', {}],
    ] as const) {
      const answer = await request({ method: 'DELETE', url, headers });
      expect(answer.json()).toEqual(
        problem(
          'vi',
          'method-not-allowed',
          405,
          '/v1/codes',
          { method: 'DELETE', allowed: 'GET, HEAD, OPTIONS' },
          { allowed },
        ),
      );
    }
  });

  it.each([
    ['application/json', '{"broken":'],
    ['application/json', ''],
    ['text/plain', 'a=b'],
    ['application/x-unheard-of', '\0\0'],
    ['nonsense', 'x'.repeat(2_000_000)],
  ])('is refused whatever body of type %s it brings', async (type, payload) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      const answer = await request({ method, url: '/v1/codes', headers: { 'content-type': type }, payload });
      expect([method, answer.statusCode]).toEqual([method, 405]);
    }
  });

  it('is 404 where there is no resource', async () => {
    // QUERY without a Content-Type is refused before its path is looked at.
    for (const method of othersOf('').filter((each) => each !== 'QUERY')) {
      const answer = await request({ method, url: '/nothing' });
      expect([method, answer.statusCode, answer.headers.allow]).toEqual([method, 404, undefined]);
    }
  });
});

describe('GET with a body', () => {
  it('is answered as without', async () => {
    const answer = await request({
      method: 'GET',
      url: '/v1',
      headers: { 'content-type': 'application/json' },
      payload: '{"broken":',
    });
    expect(answer.body).toBe((await get('/v1')).body);
  });
});

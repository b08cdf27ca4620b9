import { describe, expect, it } from 'vitest';

import { buildApp } from '../helpers/app.js';

const { get, request } = await buildApp();

const crossOrigin = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Link, Content-Language, Content-Location, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Statusbook-Data-Version',
};
const security = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

const everyKind: [kind: string, status: number, method: string, url: string, headers?: Record<string, string>][] = [
  ['data', 200, 'GET', '/v1/codes/alpha/200'],
  ['HEAD', 200, 'HEAD', '/v1/codes/alpha/200'],
  ['304', 304, 'GET', '/v1/codes/alpha/200', { 'if-none-match': '*' }],
  ['health', 200, 'GET', '/livez'],
  ['OpenAPI document', 200, 'GET', '/openapi.json'],
  ['options', 204, 'OPTIONS', '/v1/codes'],
  ['unknown code', 404, 'GET', '/v1/codes/alpha/405'],
  ['unknown resource', 404, 'GET', '/nothing'],
  ['unknown resource, other method', 404, 'POST', '/nothing'],
  ['bad parameter', 400, 'GET', '/v1/codes?limit=0'],
  ['wrong method', 405, 'POST', '/v1/codes'],
  ['bad escape', 400, 'GET', '/v1/codes/alpha/%zz'],
  ['overlong segment', 414, 'GET', `/v1/codes/alpha/${'4'.repeat(129)}`],
  ['overlong URL', 414, 'GET', `/v1/codes?code=${'4'.repeat(8192)}`],
];

describe('every kind of answer', () => {
  it.each(everyKind)('may be read by pages of any origin: %s', async (_, status, method, url, headers = {}) => {
    const answer = await request({
      method,
      url,
      headers: { origin: 'https://a.example', ...headers },
    });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers).toMatchObject(crossOrigin);
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
  });

  it.each(everyKind)('is safe to open in a browser: %s', async (_, status, method, url, headers = {}) => {
    const answer = await request({ method, url, headers });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers).toMatchObject(security);
  });

  it('does not depend on the origin', async () => {
    const { headers } = await get('/v1', { origin: 'https://a.example' });
    expect(headers.vary).toBe('Accept-Encoding, Accept-Language');
  });
});

describe('OPTIONS', () => {
  it.each(['/v1', '/v1/codes', '/v1/codes/alpha/200', '/v1/codes/alpha/405', '/livez', '/openapi.json', '/docs'])(
    'of %s allows what a preflight asks for',
    async (url) => {
      const answer = await request({
        method: 'OPTIONS',
        url,
        headers: {
          origin: 'https://a.example',
          'access-control-request-method': 'GET',
          'access-control-request-headers': 'if-none-match',
        },
      });
      expect([answer.statusCode, answer.body]).toEqual([204, '']);
      expect(answer.headers).toMatchObject({
        ...crossOrigin,
        allow: 'GET, HEAD, OPTIONS',
        'access-control-allow-methods': 'GET, HEAD',
        'access-control-allow-headers': 'Content-Type, If-None-Match, Accept-Language',
        'access-control-max-age': '86400',
      });
      expect(answer.headers['content-length']).toBeUndefined();
    },
  );

  it('is answered without an origin, too', async () => {
    expect((await request({ method: 'OPTIONS', url: '/v1/codes' })).statusCode).toBe(204);
  });

  it('of nothing is 404', async () => {
    expect((await request({ method: 'OPTIONS', url: '/nothing' })).statusCode).toBe(404);
  });
});

describe('HEAD', () => {
  it.each([
    '/v1',
    '/v1/languages',
    '/v1/vocabulary',
    '/v1/protocols',
    '/v1/protocols/alpha',
    '/v1/codes?limit=2',
    '/v1/codes/beta/STORM',
    '/v1/codes/alpha/405',
    '/v1/compare?codes=alpha:200,alpha:404',
    '/v1/exports',
    '/v1/exports/csv',
    '/v1/exports/logstash-translate?protocol=alpha',
    '/v1/codes?limit=0',
    '/problems/unknown-code',
    '/livez',
    '/readyz',
    '/openapi.json',
    '/openapi.yaml',
    '/nothing',
    '/v1/codes/alpha/%zz',
  ])('of %s is GET without the body', async (url) => {
    const headers = { 'accept-language': 'vi' };
    const [head, answer] = [await request({ method: 'HEAD', url, headers }), await get(url, headers)];
    expect(head.body).toBe('');
    expect(head.statusCode).toBe(answer.statusCode);
    expect({ ...head.headers, date: '' }).toEqual({ ...answer.headers, date: '' });
  });
});

describe('Accept', () => {
  it.each(['text/html', 'application/xml', 'image/*', 'nonsense', '*/*;q=0'])('is ignored: %s', async (accept) => {
    const [ok, failed] = [await get('/v1', { accept }), await get('/nothing', { accept })];
    expect([ok.headers['content-type'], failed.headers['content-type']]).toEqual([
      'application/json; charset=utf-8',
      'application/problem+json; charset=utf-8',
    ]);
  });
});

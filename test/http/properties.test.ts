import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { buildApp, decode } from '../helpers/app.js';

const { request } = await buildApp();

const text = fc.string({ unit: 'binary', maxLength: 40 });
// Without backslashes, which the URL parser of light-my-request takes for slashes.
const raw = fc.stringMatching(/^[!"$-.0-9:-[\]-~]{0,20}$/);
const segment = fc.oneof(
  fc.constantFrom(
    'v1',
    'codes',
    'alpha',
    'beta',
    '200',
    '0xb',
    '400~door',
    'compare',
    'protocols',
    'problems',
    'exports',
    'logstash-translate',
    'livez',
  ),
  text.map(encodeURIComponent),
  raw,
);
const name = fc.oneof(
  fc.constantFrom('lang', 'codes', 'code', 'limit', 'offset', 'view', 'match', 'protocol', 'severity', '__proto__'),
  text.map(encodeURIComponent),
);
const value = fc.oneof(
  fc.constantFrom('vi', 'alpha:200,beta:0xb', '1', '-1', 'full', 'class', 'alpha', 'success', '%zz', ''),
  text.map(encodeURIComponent),
  raw,
);
const path = fc.oneof(
  fc.array(segment, { maxLength: 5 }).map((segments) => `/${segments.join('/')}`),
  fc.constantFrom('/v1/codes', '/v1/compare', '/v1/codes/alpha/405', '/v1/protocols/beta', '/v1', '/v1/exports/csv'),
);
const query = fc.array(fc.tuple(name, value), { maxLength: 4 });
const headerValue = fc.oneof(
  fc.constantFrom('vi', '*', 'gzip;q=0', 'br', 'en;q=0,*;q=0', '"x", W/"y"'),
  fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
);
const headers = fc.dictionary(
  fc.constantFrom('accept-language', 'accept-encoding', 'if-none-match', 'accept', 'content-type', 'origin', 'range'),
  headerValue,
  { maxKeys: 4 },
);
const method = fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'OPTIONS', 'POST', 'DELETE', 'PROPFIND');

describe('any request', () => {
  it('is answered as documented, with JSON, a file or a problem document and never with 5xx', async () => {
    await fc.assert(
      fc.asyncProperty(method, path, query, headers, async (method, path, query, headers) => {
        const pairs = query.map(([name, value]) => `${name}=${value}`).join('&');
        const url = pairs === '' ? path : `${path}?${pairs}`;
        const answer = await request({ method, url, headers });
        expect(answer.statusCode).toBeLessThan(500);
        if (answer.body === '' || /^\/(docs|openapi)/.test(path)) return;
        if (answer.headers['content-disposition'] !== undefined) return;
        expect(answer.headers['content-type']).toBe(
          answer.statusCode < 400 ? 'application/json; charset=utf-8' : 'application/problem+json; charset=utf-8',
        );
        expect(() => JSON.parse(decode(answer).toString())).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});

import { describe, expect, it } from 'vitest';

import { createOpenApiDocument } from '../../src/http/openapi.js';
import { buildApp, message } from '../helpers/app.js';

const base = '/reference/statusbook';
const { app, get, request } = await buildApp({ basePath: base });
const atRoot = await buildApp();

/** Everything in an answer that is meant to be followed. */
const linksIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    ['self', 'codes', 'href', 'type', 'languages', 'protocols', 'compare', 'search', 'exports'].includes(name) &&
    typeof member === 'string'
      ? [member]
      : linksIn(member),
  );
};

const withBase = (body: string): string =>
  body.replaceAll(/"(\/(v1|problems|docs|openapi)[^"]*)"/g, (_, path: string) => `"${base}${path}"`);

describe('BASE_PATH', () => {
  it.each([
    '/v1',
    '/v1/languages',
    '/v1/vocabulary',
    '/v1/protocols',
    '/v1/protocols/alpha',
    '/v1/codes?view=full',
    '/v1/codes/alpha/400',
    '/v1/codes/alpha/405?match=class',
    '/v1/codes/alpha/405',
    '/v1/codes/alpah/405',
    '/v1/compare?codes=alpha:200,alpha:404',
    '/v1/search?q=shelf',
    '/v1/exports',
    '/v1/exports/json',
    '/v1/codes?limit=0',
    '/problems/unknown-code',
    '/livez',
    '/readyz',
  ])('stands before %s and every link in the answer', async (url) => {
    const [answer, usual] = [await get(base + url), await atRoot.get(url)];
    expect(answer.statusCode).toBe(usual.statusCode);
    expect(answer.json()).toEqual(JSON.parse(withBase(usual.body)));
    expect(linksIn(answer.json()).filter((link) => link.startsWith('/') && !link.startsWith(`${base}/`))).toEqual([]);
  });

  it('stands in Content-Location and Link', async () => {
    const { headers } = await get(`${base}/v1/codes/beta/STORM?lang=vi`);
    expect(headers['content-location']).toBe(`${base}/v1/codes/beta/0xb?lang=vi`);
    const comparison = await get(`${base}/v1/compare?codes=beta:0xb,alpha:200`);
    expect(comparison.headers['content-location']).toBe(`${base}/v1/compare?codes=alpha:200,beta:0xb`);
    const list = await get(`${base}/v1/codes`);
    expect(list.headers.link).toBe(`<${base}/v1/codes>; rel="first", <${base}/v1/codes>; rel="last"`);
  });

  it.each(['/', '/v1', '/docs', '/referencev1', base, `${base}/`, '/reference/statusbook2/v1'])(
    'leaves nothing at %s',
    async (url) => {
      const answer = await get(url);
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toEqual({
        type: `${base}/problems/unknown-resource`,
        title: message('en', 'problem.unknown-resource.title'),
        status: 404,
        detail: message('en', 'problem.unknown-resource.detail', { path: url }),
        instance: url,
      });
    },
  );

  it('stands in the type of every problem', async () => {
    const answers = [
      await request({ method: 'POST', url: `${base}/v1` }),
      await get(`${base}/v1/codes/alpha/%zz`),
      await get(`${base}/v1/codes/alpha/${'4'.repeat(200)}`),
    ];
    expect(answers.map((answer) => answer.json().type)).toEqual([
      `${base}/problems/method-not-allowed`,
      `${base}/problems/malformed-url`,
      `${base}/problems/url-too-long`,
    ]);
  });

  it('is the server of the OpenAPI document, whose paths stay as they are', () => {
    const [document, usual] = [createOpenApiDocument(app), createOpenApiDocument(atRoot.app)] as unknown as {
      servers: unknown;
      paths: object;
    }[];
    expect(document!.servers).toEqual([{ url: base }]);
    expect(usual!.servers).toEqual([{ url: '/' }]);
    expect(Object.keys(document!.paths)).toEqual(Object.keys(usual!.paths));
  });

  it('stands before what the page of the documentation loads', async () => {
    const answer = await get(`${base}/docs`);
    const files = [...answer.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url!);
    expect(answer.statusCode).toBe(200);
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect([file, (await get(file)).statusCode]).toEqual([file, 200]);
    expect((await get(`${base}/docs/static/swagger-initializer.js`)).body).toContain(`${base}/openapi.json`);
  });
});

import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { createOpenApiDocument, exampleRequest } from '../../src/http/openapi.js';
import { buildApp, buildRealApp, root } from '../helpers/app.js';

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  example?: unknown;
}

interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: Parameter[];
}

const { app, get } = await buildRealApp();
const document = createOpenApiDocument(app);
const operations = Object.entries(document.paths).map(([path, { get: operation }]) => ({
  path,
  ...(operation as unknown as Operation),
}));
const served = (await get('/openapi.json')).json();

describe('openapi/openapi.json', () => {
  it('is what the routes say', () => {
    const committed: unknown = JSON.parse(readFileSync(`${root}openapi/openapi.json`, 'utf8'));
    expect(document, 'openapi/openapi.json is out of date: npm run openapi').toEqual(committed);
  });
});

describe('the OpenAPI document', () => {
  it('has every resource of the service', () => {
    expect(operations.map(({ path }) => path).toSorted()).toEqual([
      '/livez',
      '/metrics',
      '/problems/{reason}',
      '/readyz',
      '/v1',
      '/v1/codes',
      '/v1/codes/{protocol}/{code}',
      '/v1/compare',
      '/v1/compare/popular',
      '/v1/explain',
      '/v1/exports',
      '/v1/exports/csv',
      '/v1/exports/grafana-value-mappings',
      '/v1/exports/logstash-translate',
      '/v1/exports/ndjson',
      '/v1/languages',
      '/v1/protocols',
      '/v1/protocols/{protocol}',
      '/v1/search',
      '/v1/vocabulary',
    ]);
  });

  it('has no operation but GET, and POST where a text is sent', () => {
    const others = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item)
        .filter((key) => key !== 'get')
        .map((key) => `${key} ${path}`),
    );
    expect(others).toEqual(['post /v1/explain']);
  });

  it('names each operation once', () => {
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  it.each(operations)('describes $path in full', ({ operationId, summary, description, tags }) => {
    expect(operationId).toMatch(/^[a-z]+([A-Z][a-z]+)*$/);
    expect([summary, description].map((text) => typeof text === 'string' && text.length > 5)).toEqual([true, true]);
    expect(tags).toHaveLength(1);
  });

  it.each(operations)('gives every required parameter of $path an example', ({ parameters = [] }) => {
    const required = parameters.filter((parameter) => parameter.required === true);
    expect(required.filter(({ example }) => example === undefined)).toEqual([]);
    expect(parameters.filter(({ description }) => description === undefined)).toEqual([]);
  });

  it.each(operations)('has bounds for every list and number in the query of $path', ({ parameters = [] }) => {
    const schemas = parameters.map((parameter) => (parameter as unknown as { schema: Record<string, unknown> }).schema);
    const unbounded = schemas.filter(
      ({ type, maxItems, maximum }) =>
        (type === 'array' && maxItems === undefined) || (type === 'integer' && maximum === undefined),
    );
    expect(unbounded).toEqual([]);
  });
});

describe('the example of each operation', () => {
  const examples = Object.entries(document.paths).map(([path, { get: operation }]) => ({
    path,
    url: exampleRequest(path, operation!),
  }));

  it('asks for what the product is about', () => {
    expect(Object.fromEntries(examples.map(({ path, url }) => [path, url]))).toMatchObject({
      '/v1/codes/{protocol}/{code}': '/v1/codes/smtp/455',
      '/v1/compare': '/v1/compare?codes=smtp%3A221%2Csmtp%3A455',
      '/v1/search': '/v1/search?q=mailbox+full',
      '/v1/exports/logstash-translate': '/v1/exports/logstash-translate?protocol=smtp',
      '/v1/protocols/{protocol}': '/v1/protocols/smtp',
      '/problems/{reason}': '/problems/unknown-code',
    });
  });

  it.each(examples)('is answered as the served document shows: $url', async ({ path, url }) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(200);
    const { content } = served.paths[path].get.responses['200'];
    const [mediaType = ''] = String(answer.headers['content-type']).split(';', 1);
    expect(Object.keys(content)).toEqual([mediaType]);
    // Files of other media types are left to be downloaded.
    const isShown = mediaType === 'application/json' && path !== '/readyz';
    expect(content[mediaType].example).toEqual(isShown ? answer.json() : undefined);
  });

  it('is left out where the data has no answer to it', async () => {
    const tiny = await buildApp();
    const shown = (await tiny.get('/openapi.json')).json();
    for (const [path, { get: operation }] of Object.entries(createOpenApiDocument(tiny.app).paths)) {
      const answer = await tiny.get(exampleRequest(path, operation!));
      const example = shown.paths[path].get.responses['200'].content['application/json']?.example;
      const isJson = String(answer.headers['content-type']).startsWith('application/json');
      const isShown = answer.statusCode === 200 && isJson && path !== '/readyz';
      expect([path, example]).toEqual([path, isShown ? answer.json() : undefined]);
    }
  });
});

describe('GET /openapi.json', () => {
  it('is the document of the routes with the examples in addition', () => {
    const bare = structuredClone(served);
    for (const { get: operation } of Object.values<{ get: { responses: Record<string, { content: object }> } }>(
      bare.paths,
    )) {
      for (const mediaType of Object.values<{ example?: unknown }>(operation.responses['200']!.content as never)) {
        delete mediaType.example;
      }
    }
    expect(bare).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it('may be cached and has a tag', async () => {
    const { headers } = await get('/openapi.json');
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-language': 'en',
      vary: 'Accept-Encoding',
    });
    expect((await get('/openapi.json', { 'if-none-match': String(headers.etag) })).statusCode).toBe(304);
  });

  it('stays English', async () => {
    expect((await get('/openapi.json', { 'accept-language': 'vi' })).json()).toEqual(served);
  });
});

describe('GET /openapi.yaml', () => {
  it('is the same document', async () => {
    const answer = await get('/openapi.yaml');
    expect(answer.headers['content-type']).toBe('application/yaml; charset=utf-8');
    expect(parse(answer.body)).toEqual(served);
  });
});

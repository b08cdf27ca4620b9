/**
 * The OpenAPI 3.1 document: generated from the routes' schemas, so that it cannot disagree with what
 * is validated. `openapi/openapi.json` is this document; the served one carries, in addition, the real
 * answer to each operation's own example as its example.
 */
import fastifySwagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger';

import type { App } from './app-instance.js';
import { ownAddress } from './plugins/exemption.js';
import { softwareVersion } from './software-version.js';

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  example?: string | string[];
}

interface Operation {
  operationId: string;
  parameters?: Parameter[];
  responses: Record<string, { content?: Record<string, { example?: unknown }> }>;
}

export interface OpenApiDocument {
  openapi: string;
  paths: Record<string, { get?: Operation }>;
  components: { schemas: Record<string, object> };
}

const options = (basePath: string): FastifyDynamicSwaggerOptions => ({
  openapi: {
    openapi: '3.1.1',
    info: {
      title: 'Statusbook',
      version: softwareVersion,
      description:
        'What the status codes of protocols mean, when they appear and what to do about them, in the language of the reader, with the facts that a program acts on.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    security: [],
    servers: [{ url: basePath === '' ? '/' : basePath }],
    tags: [
      { name: 'Codes', description: 'What a code means and what to do about it' },
      { name: 'Comparison', description: 'Several codes side by side' },
      { name: 'Explanation', description: 'What the codes in a raw text mean' },
      { name: 'Exports', description: 'Codes as files for other systems' },
      { name: 'Reference', description: 'Protocols, languages and the values that answers are made of' },
      { name: 'Service', description: 'The service itself' },
    ],
  },
  refResolver: {
    buildLocalReference: (json, _baseUri, _fragment, index) =>
      typeof json.$id === 'string' ? json.$id : `def-${index}`,
  },
});

export const addOpenApiGenerator = (app: App): void => {
  void app.register(fastifySwagger, options(app.basePath));
};

export const createOpenApiDocument = (app: App): OpenApiDocument => app.swagger() as unknown as OpenApiDocument;

/** The request that an operation's examples make, without the base path. */
export const exampleRequest = (path: string, { parameters = [] }: Operation): string => {
  const query = new URLSearchParams();
  let url = path;
  for (const { name, in: place, example } of parameters) {
    if (example === undefined) continue;
    if (place === 'path') url = url.replace(`{${name}}`, String(example));
    if (place === 'query') query.set(name, String(example));
  }
  return query.size === 0 ? url : `${url}?${query.toString()}`;
};

/** Says when its process loaded the data: with it the document would be another one at each start. */
const changing = '/readyz';

/** A copy of the document in which every operation shows the answer to its own example, if the data has one. */
export const addRealExamples = async (app: App, document: OpenApiDocument): Promise<OpenApiDocument> => {
  const copy = structuredClone(document);
  for (const [path, { get }] of Object.entries(copy.paths)) {
    const json = get?.responses['200']?.content?.['application/json'];
    if (get === undefined || json === undefined || path === changing) continue;
    const response = await app.inject({ url: app.basePath + exampleRequest(path, get), remoteAddress: ownAddress });
    if (response.statusCode === 200) json.example = response.json();
  }
  return copy;
};

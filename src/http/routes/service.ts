/** About the service itself: `/v1`, `/livez`, `/readyz`, `/metrics`, `/openapi.json`, `/openapi.yaml`. */
import { Type } from 'typebox';
import { stringify } from 'yaml';

import { ref } from '../../library/representation/parts.js';
import type { App } from '../app-instance.js';
import { type Answer, createAnswer, sendAnswer } from '../answer.js';
import { addRealExamples, createOpenApiDocument } from '../openapi.js';
import { dataOperation, problemResponse, unavailable } from '../operation.js';
import { createProblem, sendProblem } from '../problems.js';
import { Health, LanguageQuery, NoQuery, ServiceRoot } from '../schemas.js';
import { softwareVersion } from '../software-version.js';

const addRoot = (app: App): void => {
  const { basePath, dataset } = app;
  app.get(
    '/v1',
    {
      schema: {
        ...dataOperation({
          operationId: 'getService',
          summary: 'Names, versions and links',
          description: 'Where to begin: the versions of software and data, and links to everything else.',
          tag: 'Service',
          answer: ServiceRoot,
        }),
        querystring: LanguageQuery,
      },
    },
    async (request, reply) =>
      app.answers.send(request, reply, 'service', ({ language }) => ({
        name: 'Statusbook',
        language: language.tag,
        description: language.translate('service.description'),
        versions: { software: softwareVersion, data: dataset.version },
        links: {
          languages: `${basePath}/v1/languages`,
          vocabulary: `${basePath}/v1/vocabulary`,
          protocols: `${basePath}/v1/protocols`,
          codes: `${basePath}/v1/codes`,
          compare: `${basePath}/v1/compare`,
          explain: `${basePath}/v1/explain`,
          search: `${basePath}/v1/search`,
          exports: `${basePath}/v1/exports`,
          documentation: `${basePath}/docs`,
          openapi: `${basePath}/openapi.json`,
        },
      })),
  );
};

const healthOperation = (operationId: string, summary: string, description: string) => ({
  operationId,
  summary,
  description,
  tags: ['Service'],
  querystring: NoQuery,
  response: {
    200: { description: summary, content: { 'application/json': { schema: ref(Health) } } },
    '4xx': problemResponse,
    503: unavailable('The server is shutting down'),
  },
});

const describeData = ({ dataset, reloads: { loadedAt, refused } }: App) => ({
  version: dataset.version,
  loadedAt: loadedAt.toISOString(),
  refused: refused && { ...refused, at: refused.at.toISOString() },
});

const addHealth = (app: App): void => {
  app.get(
    '/livez',
    {
      config: { isAlwaysAnswered: true },
      schema: healthOperation('getLiveness', 'The process runs', 'Always 200 while the process can answer at all.'),
    },
    async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'alive' }),
  );
  app.get(
    '/readyz',
    {
      config: { isAlwaysAnswered: true },
      schema: healthOperation(
        'getReadiness',
        'The server takes requests',
        '503 while the server shuts down. Broken new data leave it at 200, since the previous ones are served: `data.refused` says what is wrong.',
      ),
    },
    async (request, reply) => {
      if (app.isDraining()) return sendProblem(request, reply, createProblem('shutting-down', {}));
      return reply.header('cache-control', 'no-store').send({ status: 'ready', data: describeData(app) });
    },
  );
};

const addMetrics = (app: App): void => {
  app.get(
    '/metrics',
    {
      config: { isAlwaysAnswered: true },
      schema: {
        operationId: 'getMetrics',
        summary: 'Metrics for Prometheus',
        description:
          'Requests by route, status and language with their durations, the data served, caches and the process, in the text format of Prometheus.',
        tags: ['Service'],
        querystring: NoQuery,
        response: {
          200: { description: 'Metrics', content: { 'text/plain': { schema: Type.String() } } },
          '4xx': problemResponse,
          503: unavailable('With several processes: not all of them answer'),
        },
      },
    },
    async (request, reply) => {
      const metrics = await app.metrics.read();
      if (metrics === undefined) return sendProblem(request, reply, createProblem('overloaded', {}));
      return reply
        .header('content-type', app.metrics.registry.contentType)
        .header('cache-control', 'no-store')
        .send(metrics);
    },
  );
};

const openApiFormats = {
  '/openapi.json': { type: 'application/json; charset=utf-8', write: (document: object) => JSON.stringify(document) },
  '/openapi.yaml': { type: 'application/yaml; charset=utf-8', write: (document: object) => stringify(document) },
};

const addOpenApi = (app: App): void => {
  for (const [path, { type, write }] of Object.entries(openApiFormats)) {
    let answer: Answer | undefined;
    const makeAnswer = async (): Promise<Answer> =>
      createAnswer(write(await addRealExamples(app, createOpenApiDocument(app))), {
        'content-type': type,
        'content-language': 'en',
        'cache-control': `public, max-age=${app.maxAge}`,
      });
    app.get(path, { schema: { hide: true, querystring: NoQuery } }, async (request, reply) => {
      answer ??= await makeAnswer();
      return sendAnswer(request, reply, answer, 'Accept-Encoding');
    });
  }
};

export const addServiceRoutes = (app: App): void => {
  addRoot(app);
  addHealth(app);
  addMetrics(app);
  addOpenApi(app);
};

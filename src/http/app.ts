/**
 * The application: everything between a request and its answer, in the order in which it is passed, for one
 * version of the data. What outlives a version is handed in. `createApp` does not listen; `serve.ts` puts the
 * front before it, and the tests do with it what they need.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';

import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify';

import type { Config } from '../config.js';
import type { Dataset } from '../dataset.js';
import { representations } from '../library/representation/representations.js';
import { type Metrics, createMetrics } from '../metrics/metrics.js';
import { type ReloadState, createReloadState } from '../reload/reloads.js';
import { readTrustedProxies } from '../trusted-proxies.js';
import type { App } from './app-instance.js';
import { createDataAnswers } from './data-answers.js';
import { addOpenApiGenerator } from './openapi.js';
import { addDocs } from './plugins/docs.js';
import { createHttpServer } from './http-server.js';
import { addErrorHandlers, createClientErrorHandler, handleFrameworkError } from './plugins/errors.js';
import { addFinished } from './plugins/finished.js';
import { addConstantHeaders } from './plugins/headers.js';
import { createLanguageChooser } from './plugins/languages.js';
import { addOtherMethods } from './plugins/methods.js';
import { addOverloadRefusal } from './plugins/overload.js';
import { addStrictQueries } from './plugins/query.js';
import { addRateLimit } from './plugins/rate-limit.js';
import { logsAnswers } from './plugins/request-log.js';
import { addCodeRoutes } from './routes/codes.js';
import { addCompareRoutes } from './routes/compare.js';
import { addExplainRoutes } from './routes/explain.js';
import { addExportRoutes } from './routes/exports.js';
import { addReferenceRoutes } from './routes/reference.js';
import { addSearchRoute } from './routes/search.js';
import { addServiceRoutes } from './routes/service.js';
import { buildValidator } from './validator.js';
import { Health, ProblemDocument, ProblemPage, ServiceRoot, mostPathCharacters } from './schemas.js';

export interface AppOptions {
  dataset: Dataset;
  config: Config;
  logger?: FastifyBaseLogger;
  /** Whether the process has begun to stop. */
  isDraining?: () => boolean;
  reloads?: Readonly<ReloadState>;
  metrics?: Metrics;
}

/** Our schemas are held to their form by tests; to do so at each start, or to polish the code, takes longer than it gives. */
const quickToCompile = { validateSchema: false, code: { optimize: false } };

const routes = [
  addDocs,
  addServiceRoutes,
  addReferenceRoutes,
  addCodeRoutes,
  addCompareRoutes,
  addExplainRoutes,
  addSearchRoute,
  addExportRoutes,
];

/** With a turn for requests after each part, since an application may be made while another one answers. */
const addRoutes = async (app: App): Promise<void> => {
  addOtherMethods(app);
  addStrictQueries(app);
  for (const add of routes) {
    add(app);
    await nextTurn();
  }
};

export const createApp = ({
  dataset,
  config,
  logger,
  isDraining = () => false,
  reloads = createReloadState(),
  metrics = createMetrics(reloads),
}: AppOptions): App => {
  const basePath = config.BASE_PATH;
  const languages = createLanguageChooser(dataset.locales);
  const isLogged = logsAnswers(logger);
  const isLimited = config.RATE_LIMIT > 0;
  const isClosed = (): boolean => isLogged || isLimited || isDraining();
  const answers = createDataAnswers({ dataset, languages, basePath, maxAge: config.CACHE_MAX_AGE, metrics, isClosed });
  const app: App = Fastify({
    ...(logger !== undefined && { loggerInstance: logger }),
    logController: new LogController({ disableRequestLogging: true }),
    return503OnClosing: false,
    serverFactory: (handle) =>
      createHttpServer((request, response) => {
        if (!answers.sendReady(request, response)) handle(request, response);
      }, config),
    trustProxy: config.TRUST_PROXY === '' ? false : readTrustedProxies(config.TRUST_PROXY),
    routerOptions: { maxParamLength: mostPathCharacters },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false, ...quickToCompile } },
    schemaController: { compilersFactory: { buildValidator } },
    frameworkErrors: handleFrameworkError,
    clientErrorHandler: createClientErrorHandler(dataset.locales.default, basePath),
  }).withTypeProvider<TypeBoxTypeProvider>();

  app.decorate('dataset', dataset);
  app.decorate('basePath', basePath);
  app.decorate('maxAge', config.CACHE_MAX_AGE);
  app.decorate('languages', languages);
  app.decorate('answers', answers);
  app.decorate('metrics', metrics);
  app.decorate('isDraining', isDraining);
  app.decorate('reloads', reloads);
  for (const schema of [...representations, ProblemDocument, ProblemPage, ServiceRoot, Health]) app.addSchema(schema);
  // Answers are bytes already, or as small as a health check.
  app.setSerializerCompiler(() => JSON.stringify);

  app.addHook('onReady', async () => metrics.showData(dataset, answers.figures));
  addFinished(app);
  addConstantHeaders(app);
  addRateLimit(app, config.RATE_LIMIT);
  addErrorHandlers(app);
  addOverloadRefusal(app, config.MAX_EVENT_LOOP_DELAY);
  addOpenApiGenerator(app);
  void app.register(async (scope) => addRoutes(scope as App), { prefix: basePath });
  return app;
};

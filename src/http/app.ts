/**
 * The application: everything between a request and its answer, in the order in which it is passed.
 * `createApp` does not listen; `main.ts` and the tests do with it what they need.
 */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyServerOptions, LogController } from 'fastify';

import type { Config } from '../config.js';
import type { Dataset } from '../dataset.js';
import { representations } from '../library/representation/representations.js';
import { type Metrics, createMetrics } from '../metrics/metrics.js';
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
  metrics?: Metrics;
  logger?: FastifyServerOptions['logger'];
}

/** Our schemas are held to their form by tests; to do so at each start, or to polish the code, takes longer than it gives. */
const quickToCompile = { validateSchema: false, code: { optimize: false } };

const addRoutes = (app: App): void => {
  addOtherMethods(app);
  addStrictQueries(app);
  addDocs(app);
  addServiceRoutes(app);
  addReferenceRoutes(app);
  addCodeRoutes(app);
  addCompareRoutes(app);
  addExplainRoutes(app);
  addSearchRoute(app);
  addExportRoutes(app);
};

export const createApp = ({ dataset, config, metrics = createMetrics(), logger = false }: AppOptions): App => {
  const basePath = config.BASE_PATH;
  const languages = createLanguageChooser(dataset.locales);
  let isDraining = false;
  const isLogged = logsAnswers(logger);
  const isCounted = config.RATE_LIMIT > 0;
  const isClosed = (): boolean => isDraining || isLogged || isCounted;
  const answers = createDataAnswers({ dataset, languages, basePath, maxAge: config.CACHE_MAX_AGE, metrics, isClosed });
  metrics.showData(dataset, answers.figures);
  const app: App = Fastify({
    logger,
    logController: new LogController({ disableRequestLogging: true }),
    return503OnClosing: false,
    serverFactory: (handle) => createHttpServer(handle, answers, config),
    trustProxy: config.TRUST_PROXY === '' ? false : readTrustedProxies(config.TRUST_PROXY),
    routerOptions: { maxParamLength: mostPathCharacters },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false, ...quickToCompile } },
    schemaController: { compilersFactory: { buildValidator } },
    frameworkErrors: handleFrameworkError,
    clientErrorHandler: createClientErrorHandler(dataset.locales.default, basePath),
  }).withTypeProvider<TypeBoxTypeProvider>();

  app.addHook('preClose', async () => {
    isDraining = true;
  });
  app.decorate('dataset', dataset);
  app.decorate('basePath', basePath);
  app.decorate('maxAge', config.CACHE_MAX_AGE);
  app.decorate('languages', languages);
  app.decorate('answers', answers);
  app.decorate('metrics', metrics);
  app.decorate('isDraining', () => isDraining);
  for (const schema of [...representations, ProblemDocument, ProblemPage, ServiceRoot, Health]) app.addSchema(schema);
  // Answers are bytes already, or as small as a health check.
  app.setSerializerCompiler(() => JSON.stringify);

  addFinished(app);
  addConstantHeaders(app);
  addErrorHandlers(app);
  addOverloadRefusal(app, config.MAX_EVENT_LOOP_DELAY);
  addRateLimit(app, config.RATE_LIMIT);
  addOpenApiGenerator(app);
  void app.register(async (routes) => addRoutes(routes as App), { prefix: basePath });
  return app;
};

/** What every plugin and route finds on the application: the data it answers from and how it answers. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';

import type { Dataset } from '../dataset.js';
import type { Metrics } from '../metrics/metrics.js';
import type { ReloadState } from '../reload/reloads.js';
import type { DataAnswers } from './data-answers.js';
import type { LanguageChooser } from './plugins/languages.js';
import type { RateLimiter } from './plugins/rate-limit.js';

declare module 'fastify' {
  interface FastifyInstance {
    dataset: Dataset;
    answers: DataAnswers;
    metrics: Metrics;
    languages: LanguageChooser;
    /** Empty, or the path that all of ours begin with. */
    basePath: string;
    /** In seconds, for everything that may be cached. */
    maxAge: number;
    limitRate: RateLimiter;
    /** True once the server has begun to stop. */
    isDraining(): boolean;
    reloads: Readonly<ReloadState>;
  }
}

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** What is done when an answer has been sent: it is counted and logged. */
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { App } from '../app-instance.js';
import { logRequest } from './request-log.js';

/** The pattern of the path, so that paths that nobody documented are one. */
export const routeOf = ({ routeOptions }: FastifyRequest): string => routeOptions.url ?? 'unknown';

/** Of the texts, the main one: `vi` of `vi, en`; `none` where an answer has no texts. */
export const languageOf = (contentLanguage: string | undefined): string => contentLanguage?.split(',', 1)[0] ?? 'none';

export const onFinished = (request: FastifyRequest, reply: FastifyReply): void => {
  const language = languageOf(reply.getHeader('content-language')?.toString());
  request.server.metrics.countsOf(routeOf(request), language).record(reply.statusCode, reply.elapsedTime / 1000);
  logRequest(request, reply);
};

export const addFinished = (app: App): void => {
  app.addHook('onResponse', (request, reply, done) => {
    onFinished(request, reply);
    done();
  });
};

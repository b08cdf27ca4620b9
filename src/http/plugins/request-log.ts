/**
 * One line for each request that reached a route or the framework: method, path, status, duration.
 * Never the query: what somebody pastes into a URL is nobody's business.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { App } from '../app-instance.js';
import { pathOf } from '../problems.js';

export const logRequest = ({ method, raw, log }: FastifyRequest, reply: FastifyReply): void => {
  const milliseconds = Math.round(reply.elapsedTime * 1000) / 1000;
  log.info({ method, path: pathOf(raw.url ?? ''), status: reply.statusCode, milliseconds }, 'request');
};

export const addRequestLog = (app: App): void => {
  app.addHook('onResponse', async (request, reply) => logRequest(request, reply));
};

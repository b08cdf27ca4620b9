/**
 * One line for a request that reached a route or the framework: method, path, status, duration. Never
 * the query: what somebody pastes into a URL is nobody's business. What went well is said at the level
 * `debug` only, since it costs more than the answer; what was refused at `info`, what failed at `error`.
 */
import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';

import type { App } from '../app-instance.js';
import { pathOf } from '../problems.js';

const levelOf = (status: number): 'debug' | 'info' | 'error' => {
  if (status >= 500) return 'error';
  return status >= 400 ? 'info' : 'debug';
};

/** Whether the log has a line for requests that are answered well. */
export const logsAnswers = (logger: FastifyServerOptions['logger']): boolean =>
  typeof logger === 'object' && 'level' in logger && (logger.level === 'debug' || logger.level === 'trace');

export const logRequest = ({ method, raw, log }: FastifyRequest, reply: FastifyReply): void => {
  const milliseconds = Math.round(reply.elapsedTime * 1000) / 1000;
  log[levelOf(reply.statusCode)](
    { method, path: pathOf(raw.url ?? ''), status: reply.statusCode, milliseconds },
    'request',
  );
};

export const addRequestLog = (app: App): void => {
  app.addHook('onResponse', async (request, reply) => logRequest(request, reply));
};

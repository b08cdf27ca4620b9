/**
 * One line for a request that reached a route or the framework: method, path, status, duration. Never
 * the query: what somebody pastes into a URL is nobody's business. What failed is said at `error`;
 * everything else at `debug` only, since to say it costs more than to answer.
 */
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';

import { pathOf } from '../problems.js';

/** Whether the log has a line for every request. */
export const logsAnswers = (logger: FastifyBaseLogger | undefined): boolean =>
  logger?.level === 'debug' || logger?.level === 'trace';

/** A server that refuses because it has too much to do has no time for the log. */
const isFailure = (status: number): boolean => status >= 500 && status !== 503;

export const logRequest = ({ method, raw, log }: FastifyRequest, reply: FastifyReply): void => {
  const milliseconds = Math.round(reply.elapsedTime * 1000) / 1000;
  log[isFailure(reply.statusCode) ? 'error' : 'debug'](
    { method, path: pathOf(raw.url ?? ''), status: reply.statusCode, milliseconds },
    'request',
  );
};

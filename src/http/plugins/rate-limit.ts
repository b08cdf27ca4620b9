/**
 * So many requests of a client in a minute, then 429 until the minute is over. A client is an address, of
 * IPv6 its /64 network; the store forgets those not seen for long. Every request counts, whatever comes of
 * it, but for the exempt ones. The headers are those of draft-ietf-httpapi-ratelimit-headers up to 07, in
 * seconds and plain numbers: later ones are structured fields that few clients read yet.
 */
import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { App } from '../app-instance.js';
import { type Problem, createProblem, sendProblem } from '../problems.js';
import { isExempt } from './exemption.js';

const window = 60_000;
/** Some 100 bytes each. */
const mostClients = 20_000;

/** Counts the request and gives the problem, if it is one too many. */
export type RateLimiter = (request: FastifyRequest, reply: FastifyReply) => Promise<Problem | undefined>;

/** `maximum`: 0 limits nothing and costs nothing. */
export const addRateLimit = (app: App, maximum: number): void => {
  if (maximum === 0) {
    app.decorate('limitRate', async () => undefined);
    return;
  }
  void app.register(rateLimit, { global: false, max: maximum, timeWindow: window, cache: mostClients });
  let count: ReturnType<App['createRateLimit']>;
  app.after(() => (count = app.createRateLimit()));
  const limitRate: RateLimiter = async (request, reply) => {
    if (isExempt(request)) return undefined;
    const counted = await count(request);
    if (counted.isAllowed) return undefined;
    const { remaining, ttlInSeconds: seconds, isExceeded } = counted;
    void reply.headers({
      'ratelimit-limit': maximum,
      'ratelimit-remaining': remaining,
      'ratelimit-reset': seconds,
    });
    if (!isExceeded) return undefined;
    void reply.header('retry-after', seconds);
    return createProblem('too-many-requests', { maximum, seconds });
  };
  app.decorate('limitRate', limitRate);
  app.addHook('onRequest', async (request, reply) => {
    const problem = await limitRate(request, reply);
    return problem === undefined ? undefined : sendProblem(request, reply, problem);
  });
};

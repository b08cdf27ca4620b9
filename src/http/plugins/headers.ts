/**
 * Headers that every answer carries, the same for all: cross-origin access for any page (the data is
 * public and knows no users) and the security headers of an API that never serves active content.
 * Constants instead of @fastify/cors and @fastify/helmet, which compute them anew for each request.
 */
import type { FastifyInstance } from 'fastify';

const exposed = [
  'ETag',
  'Link',
  'Content-Language',
  'Content-Location',
  'Retry-After',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'Statusbook-Data-Version',
];

export const constantHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': exposed.join(', '),
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Of the answer to a preflight request: a day, the longest that browsers take or longer. */
export const preflightHeaders = (allowed: readonly string[]) => ({
  'access-control-allow-methods': allowed.filter((method) => method !== 'OPTIONS').join(', '),
  'access-control-allow-headers': 'Content-Type, If-None-Match, Accept-Language',
  'access-control-max-age': '86400',
});

/** For Swagger UI, which is a page: its own files only, styles inline, and requests to this server. */
export const pageSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

export const addConstantHeaders = (app: FastifyInstance): void => {
  app.addHook('onRequest', async (_request, reply) => {
    void reply.headers(constantHeaders);
  });
};

/**
 * What a resource answers to other methods than GET and HEAD: OPTIONS with 204, `Allow` and what a
 * browser's preflight asks for; anything else with 405 and `Allow` (RFC 9110 §15.5.6). Fastify alone
 * would answer 404. Refused before a body is read.
 */
import { METHODS } from 'node:http';

import type { FastifyInstance, RouteOptions } from 'fastify';

import { createProblem, sendProblem } from '../problems.js';
import { preflightHeaders } from './headers.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Of a GET route: its path takes POST, too. */
    hasPost?: boolean;
  }
}

/** CONNECT never reaches a router: Node closes such connections itself. */
const refusedBut = (allowed: readonly string[]): string[] =>
  METHODS.filter((method) => !allowed.includes(method) && method !== 'CONNECT');

const addRefusals = (app: FastifyInstance, url: string, allowed: readonly string[]): void => {
  app.route({
    method: refusedBut(allowed),
    url,
    schema: { hide: true },
    onRequest: async (request, reply) => {
      void reply.header('allow', allowed.join(', '));
      return sendProblem(
        request,
        reply,
        createProblem('method-not-allowed', { method: request.method, allowed: allowed.join(', ') }, { allowed }),
      );
    },
    handler: () => undefined,
  });
};

const addOptions = (app: FastifyInstance, url: string, allowed: readonly string[]): void => {
  app.route({
    method: 'OPTIONS',
    url,
    schema: { hide: true },
    handler: async (_request, reply) =>
      reply.code(204).headers(preflightHeaders(allowed)).header('allow', allowed.join(', ')).send(),
  });
};

/** Applies to every GET route that is registered later on `app` or below it. */
export const addOtherMethods = (app: FastifyInstance): void => {
  for (const method of refusedBut([])) {
    if (!app.supportedMethods.includes(method)) app.addHttpMethod(method, { hasBody: false });
  }
  app.addHook('onRoute', function (this: FastifyInstance, route: RouteOptions & { routePath: string }) {
    if (![route.method].flat().includes('GET')) return;
    const allowed = ['GET', 'HEAD', ...(route.config?.hasPost === true ? ['POST'] : []), 'OPTIONS'];
    addOptions(this, route.routePath, allowed);
    addRefusals(this, route.routePath, allowed);
  });
};

/**
 * Which requests neither the load nor a limit stops: those by which an operator's system learns how the server
 * is, and those that the server makes to itself.
 */
import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whatever the load and the limits. */
    isAlwaysAnswered?: boolean;
  }
}

/** Where requests of the server to itself come from: nothing that a socket could have as its address. */
export const ownAddress = 'statusbook';

export const isExempt = ({ routeOptions, socket }: FastifyRequest): boolean =>
  routeOptions.config?.isAlwaysAnswered === true || socket.remoteAddress === ownAddress;

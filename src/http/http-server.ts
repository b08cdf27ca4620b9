/**
 * Node's server with our bounds: how long a client may take to send and to read, how much it may send, and
 * how many may be connected. What Node would answer by itself, in a few English words or none, goes the way
 * of everything else. The one that listens in production is such a server, and that of an application in tests.
 */
import { type IncomingMessage, type Server, type ServerOptions, type ServerResponse, createServer } from 'node:http';

import type { Config } from '../config.js';

type Handle = (request: IncomingMessage, response: ServerResponse) => void;
export type ServerLimits = Pick<Config, 'REQUEST_TIMEOUT' | 'KEEP_ALIVE_TIMEOUT'>;

/** In bytes, request line and all header fields together. */
export const mostHeaderBytes = 16_384;
/** In milliseconds, between two looks at which requests are late. */
const checkInterval = 1000;
/** Idle, each takes some 10 kB; beyond that, the descriptors of the process are what runs out first. */
const mostConnections = 10_000;

const optionsOf = ({ REQUEST_TIMEOUT, KEEP_ALIVE_TIMEOUT }: ServerLimits): ServerOptions => ({
  maxHeaderSize: mostHeaderBytes,
  // Fastify's hooks refuse a request without it, in the reader's language.
  requireHostHeader: false,
  requestTimeout: REQUEST_TIMEOUT * 1000,
  headersTimeout: REQUEST_TIMEOUT * 1000,
  connectionsCheckingInterval: checkInterval,
  keepAliveTimeout: KEEP_ALIVE_TIMEOUT * 1000,
});

/** Without what comes before the path when a proxy, or a client that takes us for one, names it (RFC 9112 §3.2.2). */
const toOriginForm = (url: string): string => {
  const rest = url.replace(/^https?:\/\/[^/?#]*/i, '');
  return rest.startsWith('/') || rest === url ? rest : `/${rest}`;
};

/**
 * What Node's parser lets pass: a request without host (RFC 9112 §3.2), and a body in a transfer coding that
 * nobody here undoes, or one that HTTP/1.0 does not have (§6.1).
 */
export const isWellFormed = ({ headers, httpVersion }: IncomingMessage): boolean => {
  const coding = headers['transfer-encoding'];
  if (httpVersion !== '1.1') return coding === undefined;
  return headers.host !== undefined && (coding === undefined || coding.toLowerCase() === 'chunked');
};

/**
 * Requests of one connection one after the other: the next when the answer before it is on its way. Node itself
 * hands over all that a client sends in one go, so that a thousand answers would be made and held for a client
 * that reads none. A response without socket is one that waits for its turn.
 */
const inTurn =
  (handle: Handle): Handle =>
  (request, response) => {
    if (response.socket !== null) return handle(request, response);
    response.once('socket', () => setImmediate(() => request.destroyed || handle(request, response)));
  };

export const createHttpServer = (handle: Handle, limits: ServerLimits): Server => {
  /** Later than a request is late, so that who is late is told so. */
  const longestSilence = limits.REQUEST_TIMEOUT * 1000 + 2 * checkInterval;
  const server = createServer(
    optionsOf(limits),
    inTurn((request, response) => {
      if (request.url?.startsWith('/') === false) request.url = toOriginForm(request.url);
      handle(request, response);
      // Instead of the server's own timeout, which is set anew for each request, answered at once or not.
      if (!response.writableEnded || response.writableLength > 0) response.setTimeout(longestSilence);
    }),
  );
  server.maxConnections = mostConnections;
  // Bounded by their bytes; Node would leave out those beyond its number without a word.
  server.maxHeadersCount = 0;
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  server.on('connect', (_request, socket) => server.emit('clientError', new Error('CONNECT'), socket));
  return server;
};

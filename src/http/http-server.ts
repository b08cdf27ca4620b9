/** Node's server with our bounds, on which a request may be answered before Fastify sees it. */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';

import type { DataAnswers } from './data-answers.js';
import { mostHeaderBytes } from './plugins/errors.js';

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

/** In milliseconds, for a whole request to arrive. */
const requestTimeout = 30_000;
/** In milliseconds, longer than the common 60 s of proxies, so that not we close a connection they reuse. */
const keepAliveTimeout = 72_000;

/** What `answers` has not ready goes to `handle`. */
export const createHttpServer = (handle: Handle, answers: Pick<DataAnswers, 'sendReady'>): Server =>
  createServer({ maxHeaderSize: mostHeaderBytes, requestTimeout, keepAliveTimeout }, (request, response) => {
    if (!answers.sendReady(request, response)) handle(request, response);
  });

/**
 * What the framework and Node find wrong, turned into our problem documents: validation, unknown
 * paths, broken URLs, and requests so broken that no route is ever asked. An unexpected error is
 * logged and answered without a word of its cause.
 */
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

import type { Language } from '../../locales/locales.js';
import type { App } from '../app-instance.js';
import { type Problem, createProblem, describeProblem, pathOf, sendProblem } from '../problems.js';
import { mostBodyBytes } from '../explain-schemas.js';
import { isWellFormed, mostHeaderBytes } from '../http-server.js';
import { onFinished } from './finished.js';
import { constantHeaders } from './headers.js';
import { describeBodyError, describeValidationError } from './query.js';

/** In characters, path and query together. */
const longestUrl = 8192;

const urlTooLong = createProblem('url-too-long', { maximum: longestUrl });

/** In characters; what is longer is cut in the message that quotes it. */
const longestQuote = 128;

const mediaTypes = ['application/json', 'text/plain', 'message/rfc822'];

/** What Fastify finds wrong with a body before any schema. */
const bodyProblemOf = (code: string): Problem => {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return createProblem('content-too-large', { maximum: mostBodyBytes }, { allowed: { maximum: mostBodyBytes } });
  }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return createProblem('unsupported-media-type', { allowed: mediaTypes.join(', ') }, { allowed: mediaTypes });
  }
  return createProblem('malformed-body', {});
};

const problemOf = (request: FastifyRequest, error: FastifyError): Problem => {
  const [finding] = error.validation ?? [];
  if (finding !== undefined && error.validationContext === 'querystring') {
    return describeValidationError(request, finding, request.server.languages.choose(request).language);
  }
  if (finding !== undefined && error.validationContext === 'body') {
    return describeBodyError(request, finding, request.server.languages.choose(request).language);
  }
  if (error.code?.startsWith('FST_ERR_CTP_')) return bodyProblemOf(error.code);
  if (error.code === 'FST_ERR_BAD_URL') return createProblem('malformed-url', {});
  if (error.code === 'FST_ERR_MAX_PARAM_LENGTH') return urlTooLong;
  if (error.statusCode !== undefined && error.statusCode < 500) return createProblem('malformed-request', {});
  request.log.error({ err: error }, 'unexpected error');
  return createProblem('internal-error', {});
};

/** For errors that the framework finds without running any hook: what hooks do for others is done here. */
export const handleFrameworkError = async (
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> => {
  reply.raw.once('finish', () => onFinished(request, reply));
  void reply.headers(constantHeaders);
  const oneTooMany = await request.server.limitRate(request, reply);
  void sendProblem(request, reply, oneTooMany ?? problemOf(request, error));
};

export const addErrorHandlers = (app: App): void => {
  app.setErrorHandler<FastifyError>(async (error, request, reply) =>
    sendProblem(request, reply, problemOf(request, error)),
  );
  app.setNotFoundHandler(async (request, reply) =>
    sendProblem(
      request,
      reply,
      createProblem('unknown-resource', { path: pathOf(request.raw.url ?? '').slice(0, longestQuote) }),
    ),
  );
  app.addHook('onRequest', async (request, reply) => {
    if ((request.raw.url ?? '').length > longestUrl) return sendProblem(request, reply, urlTooLong);
    if (!isWellFormed(request.raw)) return sendProblem(request, reply, createProblem('malformed-request', {}));
    return undefined;
  });
};

const socketProblemOf = (code: string | undefined): Problem => {
  if (code === 'HPE_HEADER_OVERFLOW') return createProblem('headers-too-large', { maximum: mostHeaderBytes });
  return createProblem(code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'request-timeout' : 'malformed-request', {});
};

/**
 * Answers on the bare socket what Node could not parse as a request, in the default language: there
 * are no header fields to negotiate with.
 */
export const createClientErrorHandler =
  (language: Language, basePath: string) =>
  (error: Error & { code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const { instance: _unknown, ...document } = describeProblem(socketProblemOf(error.code), language, basePath, '');
    const body = JSON.stringify(document);
    socket.end(
      [
        `HTTP/1.1 ${document.status} ${STATUS_CODES[document.status]}`,
        'Content-Type: application/problem+json; charset=utf-8',
        ...Object.entries(constantHeaders).map(([name, value]) => `${name}: ${value}`),
        `Content-Language: ${language.tag}`,
        'Cache-Control: no-store',
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  };

/** `GET /v1/codes` and `GET /v1/codes/{protocol}/{code}`. */
import type { FastifyRequest } from 'fastify';

import type { Protocol } from '../../catalog/catalog.js';
import { findCode } from '../../catalog/find-code.js';
import { describeCode, describeUnregisteredCode } from '../../library/describe-code.js';
import { listCodes } from '../../library/list-codes.js';
import { codeLink } from '../../library/reader.js';
import { CodeAnswer, CodeList } from '../../library/representation/code.js';
import type { App } from '../app-instance.js';
import { findProtocol, notFoundProblem } from '../lookup.js';
import { dataOperation } from '../operation.js';
import { pageLinks } from '../page-links.js';
import { sendProblem } from '../problems.js';
import { CodeQuery, createCodeParams, createListQuery } from '../schemas.js';

/** The path that names the code as its registry spells it, with the query of this request. */
const canonicalUrl = (request: FastifyRequest, protocol: Protocol, spelling: string): string => {
  const query = (request.raw.url ?? '').split('?')[1];
  const reader = { language: request.server.dataset.locales.default, basePath: request.server.basePath };
  return codeLink(reader, protocol.id, spelling) + (query === undefined ? '' : `?${query}`);
};

const addCodeRoute = (app: App): void => {
  app.get(
    '/v1/codes/:protocol/:code',
    {
      schema: {
        ...dataOperation({
          operationId: 'getCode',
          summary: 'One code',
          description:
            'What a code means, when one sees it and what to do, with the facts that a program acts on. Symbols and other spellings work too and name the canonical path in `Content-Location`. A code that nobody registered is 404 with near misses and an explanation of its class; `match=class` makes that 200.',
          tag: 'Codes',
          answer: CodeAnswer,
          headers: {
            'Content-Location': { type: 'string', description: 'The canonical path, after another spelling' },
          },
        }),
        params: createCodeParams(app.dataset),
        querystring: CodeQuery,
      },
    },
    async (request, reply) => {
      const { protocol: protocolId, code: written } = request.params;
      const foundProtocol = findProtocol(app, request, protocolId);
      if (!foundProtocol.ok) return sendProblem(request, reply, foundProtocol.problem);
      const { protocol } = foundProtocol;
      const found = findCode(protocol, written);
      if (!found.ok && (found.reason === 'malformed-code' || request.query.match !== 'class')) {
        return sendProblem(request, reply, notFoundProblem(app, request, protocol, found));
      }
      if (found.spelling !== written) {
        void reply.header('content-location', canonicalUrl(request, protocol, found.spelling));
      }
      return app.answers.send(request, reply, `code ${protocol.id}:${found.spelling}`, (reader) =>
        found.ok ? describeCode(reader, found.code) : describeUnregisteredCode(reader, protocol, found),
      );
    },
  );
};

const addListRoute = (app: App): void => {
  app.get(
    '/v1/codes',
    {
      schema: {
        ...dataOperation({
          operationId: 'listCodes',
          summary: 'Codes, filtered, page by page',
          description:
            'Codes in catalog order. Values of one filter are alternatives, separated by commas or repeated; different filters must all hold. `code=550` without a protocol answers "I only have a number".',
          tag: 'Codes',
          answer: CodeList,
          headers: { Link: { type: 'string', description: 'The first, previous, next and last page (RFC 8288)' } },
        }),
        querystring: createListQuery(app.dataset),
      },
    },
    async (request, reply) => {
      const { view = 'summary', limit = 100, offset = 0, ...rest } = request.query;
      const query = { ...rest, view, limit, offset };
      return app.answers.send(
        request,
        reply,
        `codes ${JSON.stringify(query)}`,
        (reader) => listCodes(app.dataset.catalog, reader, query),
        (list) => ({ link: pageLinks(`${app.basePath}/v1/codes`, query, list.total) }),
      );
    },
  );
};

export const addCodeRoutes = (app: App): void => {
  addCodeRoute(app);
  addListRoute(app);
};

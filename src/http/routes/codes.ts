/** `GET /v1/codes`, as a filtered page or as a batch of ids, and `GET /v1/codes/{protocol}/{code}`. */
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';

import type { Code, Protocol } from '../../catalog/catalog.js';
import { findCode } from '../../catalog/find-code.js';
import { type BatchProblem, batchCodes } from '../../library/batch-codes.js';
import { describeCode, describeUnregisteredCode } from '../../library/describe-code.js';
import { filters, listCodes } from '../../library/list-codes.js';
import { type Reader, codeLink } from '../../library/reader.js';
import { CodeAnswer, CodeBatch, CodeList, CodeSelection, type Suggestion } from '../../library/representation/code.js';
import { ref } from '../../library/representation/parts.js';
import { addTranslations, selectFields } from '../../library/select-fields.js';
import { ownTextsOfClass, ownTextsOfCode } from '../../library/words.js';
import type { App } from '../app-instance.js';
import { findCodeById, findProtocol, notFoundProblem } from '../lookup.js';
import { dataOperation } from '../operation.js';
import { pageLinks } from '../page-links.js';
import { createListQuery, listPage } from '../page-schemas.js';
import { type Problem, createProblem, describeProblem, sendProblem } from '../problems.js';
import { CodeQuery, createCodeParams } from '../schemas.js';
import { codeKey, contentLanguage, readSelection } from '../selection.js';

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
          answer: Type.Union([ref(CodeAnswer), ref(CodeSelection)]),
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
      const chosen = readSelection(app, request.query);
      if (!chosen.ok) return sendProblem(request, reply, chosen.problem);
      const { selection, key } = chosen;
      return app.answers.send(
        request,
        reply,
        codeKey(`${protocol.id}:${found.spelling}`, key),
        (reader) =>
          found.ok
            ? addTranslations(
                reader,
                selectFields(describeCode(reader, found.code), selection),
                selection,
                (language) => ownTextsOfCode(language, found.code),
              )
            : addTranslations(
                reader,
                selectFields(describeUnregisteredCode(reader, protocol, found), selection),
                selection,
                (language) => ownTextsOfClass(language, protocol, found.class.id),
              ),
        (answer, reader) => contentLanguage(reader, selection, [answer]),
      );
    },
  );
};

/** What only makes sense for a page, not for a batch. */
const pageParameters = [...filters, 'code', 'view', 'limit', 'offset'] as const;

type ListQuery = { [name in (typeof pageParameters)[number] | 'ids' | 'fields']?: unknown };

const conflict = (parameter: string, other: string): Problem =>
  createProblem('conflicting-parameters', { parameter, other }, { parameter });

const findConflict = (query: ListQuery): Problem | undefined => {
  const other = pageParameters.find((name) => query[name] !== undefined);
  if (query.ids !== undefined && other !== undefined) return conflict('ids', other);
  return query.fields !== undefined && query.view !== undefined ? conflict('fields', 'view') : undefined;
};

/** The codes that the ids name, and what is wrong with the others, for the reader of this request. */
const findBatch = (app: App, request: FastifyRequest, { language, basePath }: Reader, ids: readonly string[]) => {
  const codes: Code[] = [];
  const problems: BatchProblem[] = [];
  for (const [index, id] of ids.entries()) {
    const found = findCodeById(app, request, id, 'ids', false);
    if (found.ok) {
      codes.push(found.code);
      continue;
    }
    const { status, type, title, detail } = describeProblem(found.problem, language, basePath, '');
    const suggestions = (found.problem.members['suggestions'] ?? []) as Suggestion[];
    problems.push({ id, index, status, type, title, detail, suggestions });
  }
  return { codes, problems };
};

const addListRoute = (app: App): void => {
  app.get(
    '/v1/codes',
    {
      schema: {
        ...dataOperation({
          operationId: 'listCodes',
          summary: 'Codes, filtered page by page, or by their ids',
          description:
            'Codes in catalog order. Values of one filter are alternatives, separated by commas or repeated; different filters must all hold. `code=550` without a protocol answers "I only have a number". With `ids` a batch instead: these codes in full, in this order, and a problem for each id that names none.',
          tag: 'Codes',
          answer: Type.Union([ref(CodeList), ref(CodeBatch)]),
          headers: { Link: { type: 'string', description: 'The first, previous, next and last page (RFC 8288)' } },
        }),
        querystring: createListQuery(app.dataset),
      },
    },
    async (request, reply) => {
      const conflict = findConflict(request.query);
      if (conflict !== undefined) return sendProblem(request, reply, conflict);
      const chosen = readSelection(app, request.query);
      if (!chosen.ok) return sendProblem(request, reply, chosen.problem);
      const { selection, key } = chosen;
      const { ids } = request.query;
      if (ids !== undefined) {
        return app.answers.send(
          request,
          reply,
          `batch ${ids.join()} ${key}`,
          (reader) => {
            const { codes, problems } = findBatch(app, request, reader, ids);
            return batchCodes(reader, codes, problems, selection);
          },
          ({ items }, reader) => contentLanguage(reader, selection, items),
        );
      }
      const { view = listPage.view, limit = listPage.limit, offset = listPage.offset, ...rest } = request.query;
      const query = { ...rest, view, limit, offset };
      return app.answers.send(
        request,
        reply,
        `codes ${JSON.stringify(query)}`,
        (reader) => listCodes(app.dataset.catalog, reader, { ...query, ...selection }),
        (list, reader) => ({
          link: pageLinks(`${app.basePath}/v1/codes`, query, list.total, listPage),
          ...contentLanguage(reader, selection, list.items),
        }),
      );
    },
  );
};

export const addCodeRoutes = (app: App): void => {
  addCodeRoute(app);
  addListRoute(app);
};

/** `GET /v1/compare?codes=…`: two to four codes side by side, the same answer in any order; `GET /v1/compare/popular`. */
import type { FastifyRequest } from 'fastify';

import type { Code } from '../../catalog/catalog.js';
import { compareCodes, comparisonKey, inCanonicalOrder } from '../../library/compare/compare-codes.js';
import { listComparisons } from '../../library/compare/list-comparisons.js';
import { codeLink, compareLink } from '../../library/reader.js';
import { Comparison, PopularComparisons } from '../../library/representation/comparison.js';
import type { App } from '../app-instance.js';
import { findCodeById } from '../lookup.js';
import { contentLanguage, readSelection } from '../selection.js';
import { dataOperation } from '../operation.js';
import { type Problem, createProblem, sendProblem } from '../problems.js';
import { CompareQuery, createPopularQuery, leastCompared, mostCompared } from '../schemas.js';

type Found = { ok: true; codes: Code[] } | { ok: false; problem: Problem };

const parameter = 'codes' as const;

const findCodes = (app: App, request: FastifyRequest, ids: readonly string[]): Found => {
  const codes: Code[] = [];
  for (const id of ids) {
    const found = findCodeById(app, request, id, parameter);
    if (!found.ok) return found;
    if (codes.some(({ id: known }) => known === found.code.id)) {
      return { ok: false, problem: createProblem('repeated-code', { id: found.code.id }, { parameter }) };
    }
    codes.push(found.code);
  }
  if (codes.length >= leastCompared && codes.length <= mostCompared) return { ok: true, codes };
  const values = { count: codes.length, minimum: leastCompared, maximum: mostCompared };
  return { ok: false, problem: createProblem('wrong-number-of-codes', values, { parameter }) };
};

const addComparison = (app: App): void => {
  const { dataset, answers } = app;
  app.get(
    '/v1/compare',
    {
      schema: {
        ...dataOperation({
          operationId: 'compareCodes',
          summary: 'Two to four codes compared',
          description:
            'What the codes are to each other, where they differ and agree, and when each is used, computed from their facts. The order of the ids does not matter.',
          tag: 'Comparison',
          answer: Comparison,
          headers: {
            'Content-Location': { type: 'string', description: 'The comparison in canonical order' },
            Link: { type: 'string', description: 'The codes, each as an item (RFC 8288, RFC 6573)' },
          },
        }),
        querystring: CompareQuery,
      },
    },
    async (request, reply) => {
      const found = findCodes(app, request, request.query.codes);
      if (!found.ok) return sendProblem(request, reply, found.problem);
      const chosen = readSelection(app, request.query);
      if (!chosen.ok) return sendProblem(request, reply, chosen.problem);
      const { selection, key } = chosen;
      const codes = inCanonicalOrder(dataset.catalog, found.codes);
      const ids = comparisonKey(codes);
      const reader = { language: dataset.locales.default, basePath: app.basePath };
      const lang = request.query.lang === undefined ? '' : `&lang=${encodeURIComponent(request.query.lang)}`;
      return answers.send(
        request,
        reply,
        `compare ${ids} ${key} ${lang}`,
        (each) => compareCodes(each, codes, selection),
        (comparison, each) => ({
          ...contentLanguage(each, selection, comparison.codes),
          'content-location': compareLink(reader, ids) + lang,
          link: codes.map(({ protocol, key }) => `<${codeLink(reader, protocol.id, key)}>; rel="item"`).join(', '),
        }),
      );
    },
  );
};

const addPopularComparisons = (app: App): void => {
  const { dataset, answers } = app;
  app.get(
    '/v1/compare/popular',
    {
      schema: {
        ...dataOperation({
          operationId: 'listPopularComparisons',
          summary: 'Comparisons that people search for',
          description: 'Curated comparisons with a note on what is mixed up, to be linked from a site or a dashboard.',
          tag: 'Comparison',
          answer: PopularComparisons,
        }),
        querystring: createPopularQuery(dataset),
      },
    },
    async (request, reply) => {
      const { protocol } = request.query;
      return answers.send(request, reply, `popular ${protocol?.toSorted().join() ?? ''}`, (reader) =>
        listComparisons(dataset.catalog, reader, protocol),
      );
    },
  );
};

export const addCompareRoutes = (app: App): void => {
  addComparison(app);
  addPopularComparisons(app);
};

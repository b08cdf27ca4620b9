/** `GET /v1/compare?codes=…`: two to four codes side by side, the same answer in any order. */
import type { FastifyRequest } from 'fastify';

import type { Code } from '../../catalog/catalog.js';
import { compareCodes, inCanonicalOrder } from '../../library/compare/compare-codes.js';
import { Comparison } from '../../library/representation/comparison.js';
import type { App } from '../app-instance.js';
import { findCodeById } from '../lookup.js';
import { dataOperation } from '../operation.js';
import { type Problem, createProblem, sendProblem } from '../problems.js';
import { CompareQuery, leastCompared, mostCompared } from '../schemas.js';

type Found = { ok: true; codes: Code[] } | { ok: false; problem: Problem };

const parameter = 'codes';

const findCodes = (app: App, request: FastifyRequest, ids: readonly string[]): Found => {
  const codes: Code[] = [];
  for (const id of ids) {
    const found = findCodeById(app, request, id);
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

export const addCompareRoute = (app: App): void => {
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
          headers: { 'Content-Location': { type: 'string', description: 'The comparison in canonical order' } },
        }),
        querystring: CompareQuery,
      },
    },
    async (request, reply) => {
      const found = findCodes(app, request, request.query.codes);
      if (!found.ok) return sendProblem(request, reply, found.problem);
      const codes = inCanonicalOrder(dataset.catalog, found.codes);
      const ids = codes.map(({ id }) => id).join(',');
      const lang = request.query.lang === undefined ? '' : `&lang=${encodeURIComponent(request.query.lang)}`;
      void reply.header('content-location', `${app.basePath}/v1/compare?codes=${ids}${lang}`);
      return answers.send(request, reply, `compare ${ids}`, (reader) => compareCodes(reader, codes));
    },
  );
};

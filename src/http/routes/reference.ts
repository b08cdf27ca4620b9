/** What helps to read the codes: `/v1/protocols`, `/v1/vocabulary`, `/v1/languages`, `/problems/{reason}`. */
import { problemReasons } from '../../locales/message-keys.js';
import { describeProtocol, listProtocols } from '../../library/describe-protocol.js';
import { listLanguages } from '../../library/list-languages.js';
import { listVocabulary } from '../../library/list-vocabulary.js';
import {
  LanguageList,
  ProtocolAnswer,
  ProtocolList,
  VocabularyAnswer,
} from '../../library/representation/reference-lists.js';
import type { App } from '../app-instance.js';
import { findProtocol } from '../lookup.js';
import { dataOperation } from '../operation.js';
import { describeProblemPage } from '../problem-page.js';
import { createProblem, sendProblem } from '../problems.js';
import { LanguageQuery, ProblemPage, ProblemParams, createProtocolParams } from '../schemas.js';
import { contentLanguage } from '../selection.js';

const addProtocolRoutes = (app: App): void => {
  const { dataset, answers } = app;
  app.get(
    '/v1/protocols',
    {
      schema: {
        ...dataOperation({
          operationId: 'listProtocols',
          summary: 'All protocols',
          description: 'Each protocol with its classes, groups, contexts, standards, counts and the form of its codes.',
          tag: 'Reference',
          answer: ProtocolList,
        }),
        querystring: LanguageQuery,
      },
    },
    async (request, reply) =>
      answers.send(
        request,
        reply,
        'protocols',
        (reader) => listProtocols(dataset.catalog, reader),
        ({ items }, reader) => contentLanguage(reader, {}, items),
      ),
  );
  app.get(
    '/v1/protocols/:protocol',
    {
      schema: {
        ...dataOperation({
          operationId: 'getProtocol',
          summary: 'One protocol',
          description: 'What the protocol is, how its codes are formed and grouped, and how many there are.',
          tag: 'Reference',
          answer: ProtocolAnswer,
        }),
        params: createProtocolParams(dataset),
        querystring: LanguageQuery,
      },
    },
    async (request, reply) => {
      const found = findProtocol(app, request, request.params.protocol);
      if (!found.ok) return sendProblem(request, reply, found.problem);
      return answers.send(
        request,
        reply,
        `protocol ${found.protocol.id}`,
        (reader) => describeProtocol(reader, found.protocol),
        (answer, reader) => contentLanguage(reader, {}, [answer]),
      );
    },
  );
};

const addListRoutes = (app: App): void => {
  const { dataset, answers } = app;
  app.get(
    '/v1/vocabulary',
    {
      schema: {
        ...dataOperation({
          operationId: 'getVocabulary',
          summary: 'Every value of every closed list',
          description: 'Label and explanation of each value, for legends, tooltips and filter menus.',
          tag: 'Reference',
          answer: VocabularyAnswer,
        }),
        querystring: LanguageQuery,
      },
    },
    async (request, reply) => answers.send(request, reply, 'vocabulary', listVocabulary),
  );
  app.get(
    '/v1/languages',
    {
      schema: {
        ...dataOperation({
          operationId: 'listLanguages',
          summary: 'The languages that are served',
          description: 'Each language with its names, its direction and how many codes have their texts in it.',
          tag: 'Reference',
          answer: LanguageList,
        }),
        querystring: LanguageQuery,
      },
    },
    async (request, reply) =>
      answers.send(request, reply, 'languages', (reader) => listLanguages(dataset.catalog, dataset.locales, reader)),
  );
};

const addProblemRoute = (app: App): void => {
  app.get(
    '/problems/:reason',
    {
      schema: {
        ...dataOperation({
          operationId: 'getProblem',
          summary: 'What a problem means',
          description: 'The page that the `type` of a problem document names: meaning, status and members.',
          tag: 'Service',
          answer: ProblemPage,
        }),
        params: ProblemParams,
        querystring: LanguageQuery,
      },
    },
    async (request, reply) => {
      const reason = problemReasons.find((each) => each === request.params.reason);
      if (reason === undefined) {
        const values = { name: request.params.reason, known: problemReasons.join(', ') };
        return sendProblem(request, reply, createProblem('unknown-problem', values, { allowed: problemReasons }));
      }
      return app.answers.send(request, reply, `problem ${reason}`, (reader) => describeProblemPage(reader, reason));
    },
  );
};

export const addReferenceRoutes = (app: App): void => {
  addProtocolRoutes(app);
  addListRoutes(app);
  addProblemRoute(app);
};

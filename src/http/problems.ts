/**
 * Everything that can go wrong with a request, as RFC 9457 problem documents in the reader's language.
 * One table gives each reason its status; texts are in `locales/<language>/common.json` under
 * `problem.<reason>.…`, and `GET /problems/{reason}` explains each.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';

import { createProblemAnswer, sendAnswer } from './answer.js';
import type { Language, MessageValues } from '../locales/locales.js';
import type { ProblemReason, problemMembers, problemParameters } from '../locales/message-keys.js';

interface ProblemKind {
  status: number;
  /** The status where the culprit stands in a query instead of the path. */
  queryStatus?: number;
  members: readonly (typeof problemMembers)[number][];
}

export const problemKinds = {
  'unknown-protocol': { status: 404, queryStatus: 400, members: ['suggestions'] },
  'unknown-code': { status: 404, queryStatus: 400, members: ['suggestions', 'class'] },
  'malformed-code': { status: 404, queryStatus: 400, members: ['suggestions'] },
  'malformed-id': { status: 400, members: ['parameter'] },
  'wrong-number-of-codes': { status: 400, members: ['parameter'] },
  'repeated-code': { status: 400, members: ['parameter'] },
  'unsupported-language': { status: 400, members: ['parameter', 'supportedLanguages'] },
  'unknown-parameter': { status: 400, members: ['parameter', 'allowed'] },
  'repeated-parameter': { status: 400, members: ['parameter'] },
  'missing-parameter': { status: 400, members: ['parameter'] },
  'conflicting-parameters': { status: 400, members: ['parameter'] },
  'invalid-parameter': { status: 400, members: ['parameter', 'allowed'] },
  'empty-search': { status: 400, members: ['parameter'] },
  'too-many-values': { status: 400, members: ['parameter'] },
  'unknown-resource': { status: 404, members: [] },
  'unknown-problem': { status: 404, members: ['allowed'] },
  'unknown-export': { status: 404, members: ['allowed'] },
  'method-not-allowed': { status: 405, members: ['allowed'] },
  'empty-text': { status: 400, members: ['parameter'] },
  'malformed-body': { status: 400, members: [] },
  'content-too-large': { status: 413, members: ['allowed'] },
  'unsupported-media-type': { status: 415, members: ['allowed'] },
  'malformed-url': { status: 400, members: [] },
  'url-too-long': { status: 414, members: [] },
  'headers-too-large': { status: 431, members: [] },
  'malformed-request': { status: 400, members: [] },
  'request-timeout': { status: 408, members: [] },
  'too-many-requests': { status: 429, members: [] },
  overloaded: { status: 503, members: [] },
  'shutting-down': { status: 503, members: [] },
  'internal-error': { status: 500, members: [] },
} as const satisfies Record<ProblemReason, ProblemKind>;

type ValuesOf<Reason extends ProblemReason> = Record<(typeof problemParameters)[Reason][number], string | number>;

/** What went wrong: the reason, what its sentence mentions, and the members that a program reads. */
export interface Problem<Reason extends ProblemReason = ProblemReason> {
  reason: Reason;
  values: ValuesOf<Reason>;
  members: Record<string, unknown>;
  inQuery: boolean;
}

export const createProblem = <Reason extends ProblemReason>(
  reason: Reason,
  values: ValuesOf<Reason>,
  members: Partial<Record<(typeof problemKinds)[Reason]['members'][number], unknown>> = {},
  inQuery = false,
): Problem => ({ reason, values: values as MessageValues & ValuesOf<ProblemReason>, members, inQuery });

export const statusOf = ({ reason, inQuery }: Pick<Problem, 'reason' | 'inQuery'>): number => {
  const kind: ProblemKind = problemKinds[reason];
  return inQuery ? (kind.queryStatus ?? kind.status) : kind.status;
};

/** The path of a URL as a client wrote it: what may be logged and quoted. */
export const pathOf = (url: string): string => url.split('?', 1)[0]! || '/';

export const describeProblem = (problem: Problem, language: Language, basePath: string, url: string) => ({
  type: `${basePath}/problems/${problem.reason}`,
  title: language.translate(`problem.${problem.reason}.title`),
  status: statusOf(problem),
  detail: language.translate(`problem.${problem.reason}.detail`, problem.values),
  instance: pathOf(url),
  ...problem.members,
});

const longestWait = 60;

const cacheControlOf = (status: number): string => (status === 404 ? `public, max-age=${longestWait}` : 'no-store');

/**
 * Answers with the problem in the language that the request negotiates. What is not found depends on
 * nothing but the URL and the language, and is kept like an answer.
 */
export const sendProblem = async (
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Problem,
): Promise<FastifyReply> => {
  const { basePath, languages, answers } = request.server;
  const { language, vary } = languages.choose(request);
  const document = describeProblem(problem, language, basePath, request.raw.url ?? '/');
  const answer = createProblemAnswer(document.status, document, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language.tag,
    'cache-control': cacheControlOf(document.status),
    ...(document.status === 503 && { 'retry-after': '1' }),
  });
  if (document.status === 404) answers.learn(request, answer, vary);
  return sendAnswer(request, reply, answer, vary);
};

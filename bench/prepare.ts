/**
 * What comes before measuring: answers have the right status and language, the peers' documents equal
 * this server's, a server that keeps answers has them all, requests that revalidate get the entity tag
 * of the server they are sent to, and the file with all requests is written.
 */
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { type Answer, type Request, ask } from './ask.js';
import { type Load, usualConnections, writeRequests } from './load.js';
import type { RunningServer } from './processes.js';
import type { Scenario } from './scenarios.js';
import type { Competitor } from './servers.js';

export type Entrant = Competitor & RunningServer;

export interface Prepared {
  entrant: Entrant;
  scenario: Scenario;
  load: Load;
  /** In the order of the requests; as many as were checked. */
  answers: Answer[];
  meanBytes: number;
}

/** Enough to see that a server answers rightly. */
const sample = 200;

const isRight = ({ status, headers }: Answer, scenario: Scenario, { language }: Request): boolean => {
  const answered = headers['content-language'];
  const isInLanguage = answered === undefined || language === undefined || answered.startsWith(language);
  return (scenario.status === 'problem' ? status >= 400 && status < 500 : status === scenario.status) && isInLanguage;
};

/** Adds the entity tag that the server itself gives for each. */
const revalidating = async (origin: string, requests: readonly Request[]): Promise<Request[]> =>
  Promise.all(
    requests.map(async (request) => {
      const { headers } = await ask(origin, request);
      return { ...request, headers: { ...request.headers, 'if-none-match': headers.etag ?? '"none"' } };
    }),
  );

const askAll = async (origin: string, requests: readonly Request[]): Promise<Answer[]> =>
  Promise.all(requests.map(async (request) => ask(origin, request)));

export const checkAnswers = ({ entrant, scenario, load, answers }: Prepared, expected?: Prepared): void => {
  for (const [index, answer] of answers.entries()) {
    const { method = 'GET', path } = load.requests[index]!;
    const what = `${entrant.name}: ${method} ${path}`;
    if (!isRight(answer, scenario, load.requests[index]!)) {
      throw new Error(`${what} answers ${answer.status} ${answer.headers['content-language']}`);
    }
    const own = expected?.answers[index];
    if (own === undefined || own.body.length === 0 || own.headers['content-encoding'] !== undefined) continue;
    if (!isDeepStrictEqual(JSON.parse(answer.body.toString()), JSON.parse(own.body.toString()))) {
      throw new Error(`${what} answers another document than this server`);
    }
  }
};

export const prepare = async (entrant: Entrant, scenario: Scenario, folder: string): Promise<Prepared> => {
  const origin = `http://127.0.0.1:${entrant.port}`;
  const { pathOf = ({ path }) => path } = entrant;
  const plain = scenario.requests.map((request) => ({ ...request, path: pathOf(request) }));
  const requests = scenario.status === 304 ? await revalidating(origin, plain) : plain;
  const isFilled = entrant.keepsAnswers && scenario.isFirstTime !== true;
  const answers = await askAll(origin, isFilled ? requests : requests.slice(0, sample));
  const bytes = answers.reduce((sum, { body }) => sum + body.length, 0);
  const file = join(folder, `${entrant.port} ${scenario.name}.requests`);
  writeRequests(file, requests);
  return {
    entrant,
    scenario,
    load: { origin, requests, connections: scenario.connections ?? usualConnections, file },
    answers,
    meanBytes: Math.round(bytes / answers.length),
  };
};

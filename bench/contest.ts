/**
 * One scenario, measured: the servers in turn, in rounds, so that what slows the machine for a while
 * slows all of them. A ratio compares two rates of the same round.
 */
import { runLoad } from './load.js';
import { processorSeconds } from './processes.js';
import type { Prepared } from './prepare.js';

export interface Pace {
  rounds: number;
  secondsPerRound: number;
  secondsOfWarmUp: number;
}

/** A row of the table: medians over the rounds. Times are of a request. */
export interface Standing {
  name: string;
  /** To the limit. */
  ratio: number;
  lowestRatio: number;
  highestRatio: number;
  requestsPerSecond: number;
  p50Milliseconds: number;
  p99Milliseconds: number;
  processorMicroseconds: number | undefined;
  /** The limit's processor time to this one's: steadier than rates where other programs run beside. */
  processorRatio: number | undefined;
}

interface Round {
  rate: number;
  p50: number;
  p99: number;
  requests: number;
  processorSeconds: number | undefined;
}

interface Runner {
  prepared: Prepared;
  /** Requests of the list that were sent so far: the next run goes on from there. */
  sent: number;
  rounds: Round[];
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle) - 1]!) / 2;
};

const run = async (runner: Runner, seconds: number): Promise<Round> => {
  const { entrant, scenario, load } = runner.prepared;
  const before = processorSeconds(entrant);
  const result = await runLoad(load, seconds, runner.sent % load.requests.length);
  const after = processorSeconds(entrant);
  const refused = scenario.status === 'problem' ? result.requests : 0;
  if (result.failed > 0 || result.refused !== refused) {
    throw new Error(`${entrant.name}, ${scenario.name}: ${result.refused} refused, ${result.failed} failed`);
  }
  runner.sent += result.requests;
  return {
    rate: result.requests / result.seconds,
    p50: result.p50,
    p99: result.p99,
    requests: result.requests,
    processorSeconds: before === undefined || after === undefined ? undefined : after - before,
  };
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const microsecondsPerRequest = ({ rounds }: Runner): number | undefined => {
  const seconds = rounds.flatMap(({ processorSeconds }) => processorSeconds ?? []);
  const requests = sum(rounds.map((round) => round.requests));
  return seconds.length === 0 || requests === 0 ? undefined : (sum(seconds) / requests) * 1e6;
};

const standingOf = (runner: Runner, limit: Runner): Standing => {
  const { prepared, rounds } = runner;
  const ratios = rounds.map(({ rate }, index) => rate / limit.rounds[index]!.rate);
  const [own, least] = [microsecondsPerRequest(runner), microsecondsPerRequest(limit)];
  return {
    name: prepared.entrant.name,
    ratio: median(ratios),
    lowestRatio: Math.min(...ratios),
    highestRatio: Math.max(...ratios),
    requestsPerSecond: median(rounds.map(({ rate }) => rate)),
    p50Milliseconds: median(rounds.map(({ p50 }) => p50)),
    p99Milliseconds: median(rounds.map(({ p99 }) => p99)),
    processorMicroseconds: own,
    processorRatio: own === undefined || least === undefined ? undefined : least / own,
  };
};

/** The first of the entrants is the limit. */
export const compete = async (entrants: readonly Prepared[], pace: Pace): Promise<Standing[]> => {
  const runners = entrants.map((prepared): Runner => ({ prepared, sent: prepared.answers.length, rounds: [] }));
  for (const runner of runners) await run(runner, pace.secondsOfWarmUp);
  for (let round = 0; round < pace.rounds; round += 1) {
    for (const runner of runners) runner.rounds.push(await run(runner, pace.secondsPerRound));
  }
  return runners.map((runner) => standingOf(runner, runners[0]!));
};

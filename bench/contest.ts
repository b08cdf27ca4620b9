/**
 * One scenario, measured: the servers in turn, in rounds, so that what slows the machine for a while
 * slows all of them. A ratio compares two rates of the same round.
 */
import { runLoad } from './load.js';
import { createForeignShare } from './machine.js';
import { processorSeconds } from './processes.js';
import type { Prepared } from './prepare.js';

export interface Pace {
  rounds: number;
  secondsPerRound: number;
  /** Of one run; there are more until the server is warm. */
  secondsOfWarmUp: number;
}

export interface Contest {
  standings: Standing[];
  /** Of all cores: what programs other than the benchmark's took while the rounds ran. */
  foreignShare: number | undefined;
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

const mostRepetitions = 5;

/** A round in which other programs left too little time to answer each connection once shows nothing: a longer one follows. */
const runRound = async (runner: Runner, seconds: number): Promise<Round> => {
  let round: Round;
  let repetition = 0;
  do {
    round = await run(runner, seconds * 2 ** repetition);
    repetition += 1;
  } while (round.requests < runner.prepared.load.connections && repetition < mostRepetitions);
  if (round.requests === 0) throw new Error(`${runner.prepared.entrant.name} does not answer: end other programs`);
  return round;
};

const mostWarmUps = 6;
/** What a request costs falls by at least so much, in parts of one, while a server still warms up. */
const fallOfWarmUp = 0.1;

/** Until a request costs no less than before: answers that are kept are made, and Node has compiled what is hot. */
const warmUp = async (runner: Runner, seconds: number): Promise<void> => {
  let before = Number.POSITIVE_INFINITY;
  for (let count = 0; count < mostWarmUps; count += 1) {
    const round = await run(runner, seconds);
    const cost = (round.processorSeconds ?? seconds) / round.requests;
    if (cost > before * (1 - fallOfWarmUp)) return;
    before = cost;
  }
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const microsecondsPerRequest = ({ rounds }: Runner): number | undefined => {
  const seconds = rounds.flatMap(({ processorSeconds }) => processorSeconds ?? []);
  const requests = sum(rounds.map((round) => round.requests));
  // A clock that ticks a hundred times a second may not have ticked.
  return sum(seconds) === 0 ? undefined : (sum(seconds) / requests) * 1e6;
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

/** The first of the entrants is the limit, to which the others are compared. */
export const compete = async (entrants: readonly Prepared[], pace: Pace): Promise<Contest> => {
  const runners = entrants.map((prepared): Runner => ({ prepared, sent: prepared.answers.length, rounds: [] }));
  const [limit, ...others] = runners as [Runner, ...Runner[]];
  await warmUp(limit, pace.secondsOfWarmUp);
  for (const runner of others) {
    await warmUp(runner, (runner.prepared.scenario.timesOfWarmUp ?? 1) * pace.secondsOfWarmUp);
  }
  const foreignShare = createForeignShare();
  for (let round = 0; round < pace.rounds; round += 1) {
    for (const runner of runners) runner.rounds.push(await runRound(runner, pace.secondsPerRound));
  }
  return { standings: runners.map((runner) => standingOf(runner, limit)), foreignShare: foreignShare() };
};

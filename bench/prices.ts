/**
 * What each habit costs on the way of every request: a bare Fastify server that sends a ready buffer, and the
 * same with one habit more, in turn.
 */
import { type Standing, compete } from './contest.js';
import { type Entrant, type Prepared, checkAnswers, prepare } from './prepare.js';
import { endServer, takeFreePort, startServer } from './processes.js';
import { fixed, formatForeignShare, formatTable, ratio, spread } from './report.js';
import { type Scenario, get } from './scenarios.js';
import { arePeersInstalled } from './servers.js';
import type { Setting } from './setting.js';

const bare = 'a ready buffer, no habit';

/** By the argument of `peers/habit.js`. */
const habits: Record<string, string> = {
  none: bare,
  headers: 'four headers set for each request (ETag, Vary, Content-Language, Cache-Control)',
  prebuilt: 'the same headers in a prebuilt array, written past `reply.send`',
  helmet: '@fastify/helmet',
  cors: '@fastify/cors',
  etag: '@fastify/etag',
  compress: '@fastify/compress, for a client that takes brotli',
  'rate-limit': '@fastify/rate-limit',
  log: "a log of requests (Fastify's own, pino)",
  hook: 'an `onRequest` hook that does nothing',
  metrics: 'an `onResponse` hook with counter and histogram of prom-client',
  translate: '14 texts through `t()` of i18next, and JSON.stringify',
};

const codes = Array.from({ length: 100 }, (_, index) => `/v1/codes/smtp/${500 + index}`);

const scenario: Scenario = {
  name: 'habits',
  status: 200,
  requests: get(codes, { 'accept-encoding': 'gzip, deflate, br' }).map(({ language: _any, ...request }) => request),
  isCommon: false,
  isAboutOneCode: true,
};

const start = async ([habit, name]: [string, string]): Promise<Entrant> => {
  const launch = {
    name,
    command: ['bench/peers/habit.js', habit],
    environment: { NODE_ENV: 'production' },
    port: await takeFreePort(),
    firstPath: codes[0]!,
  };
  const running = await startServer(launch);
  return { ...running, takesPart: () => true, hasEqualBodies: false, keepsAnswers: false };
};

const signed = (value: number | undefined): string =>
  value === undefined ? '–' : `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;

const more = ({ processorMicroseconds: own }: Standing, least: number | undefined): number | undefined =>
  own === undefined || least === undefined ? undefined : own - least;

const formatPrices = (standings: readonly Standing[]): string => {
  const least = standings[0]!.processorMicroseconds;
  const head = ['', 'ratio', 'of rounds', 'CPU µs', 'CPU µs more'];
  const rows = standings.map((each) => [
    each.name,
    ratio(each.ratio),
    spread(each),
    fixed(each.processorMicroseconds, 1),
    each === standings[0] ? '' : signed(more(each, least)),
  ]);
  return formatTable(head, rows);
};

export const measurePrices = async ({ root, folder, pace, say }: Setting): Promise<void> => {
  if (!arePeersInstalled(root)) {
    console.log('Without prices: npm ci --prefix bench/peers installs what they are of.\n');
    return;
  }
  const prepared: Prepared[] = [];
  for (const habit of Object.entries(habits)) prepared.push(await prepare(await start(habit), scenario, folder));
  for (const each of prepared) checkAnswers(each);
  const { standings, foreignShare } = await compete(prepared, pace);
  say(`## What habits cost

Fastify sending a ready buffer of 2 kB, and the same server with one habit more: the ratio of requests per second, and
the processor time of one request.

${formatPrices(standings)}
${formatForeignShare(foreignShare)}`);
  for (const { entrant } of prepared) await endServer(entrant);
};

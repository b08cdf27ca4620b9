/**
 * Where the time of a request for one code goes: this server under load with Node's profiler, the time that
 * each function takes itself. It runs from a bundle with a source map, since `dist/main.js` has none.
 */
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { join } from 'node:path';

import { build } from 'esbuild';

import { bundle } from '../src/tools/bundle.js';
import { runLoad } from './load.js';
import { type Entrant, prepare } from './prepare.js';
import { startServer } from './processes.js';
import { formatTable } from './report.js';
import { createScenarios } from './scenarios.js';
import { launchStatusbook } from './servers.js';
import type { Setting } from './setting.js';

interface CallFrame {
  functionName: string;
  url: string;
  lineNumber: number;
  columnNumber: number;
}

/** As V8 writes it; times are microseconds of the clock that `process.hrtime` has. */
interface Profile {
  nodes: { id: number; callFrame: CallFrame }[];
  startTime: number;
  samples: number[];
  timeDeltas: number[];
}

interface Place {
  group: string;
  /** With the file that has it. */
  name: string;
}

const secondsOfLoad = 5;
const mostFunctions = 15;

const microsecondsNow = (): number => Number(process.hrtime.bigint() / 1000n);

/** A project folder whose bundle has a source map. */
const buildMapped = async (root: string, project: string): Promise<void> => {
  mkdirSync(project);
  for (const name of ['catalog', 'locales', 'node_modules']) symlinkSync(join(root, name), join(project, name));
  copyFileSync(join(root, 'package.json'), join(project, 'package.json'));
  await build({ ...bundle, outdir: join(project, 'dist'), sourcemap: true });
};

const readJson = (...path: string[]): unknown => JSON.parse(readFileSync(join(...path), 'utf8'));

/** Runs the server until it has answered for a while; gives the profile that it leaves, and when that while was. */
const record = async (
  { root, folder }: Setting,
  project: string,
): Promise<{ profile: Profile; from: number; to: number }> => {
  const launch = {
    ...(await launchStatusbook()),
    command: ['--cpu-prof', `--cpu-prof-dir=${project}/profile`, join(project, 'dist/main.js')],
  };
  const entrant: Entrant = { ...launch, ...(await startServer(launch)) };
  const [scenario] = await createScenarios(`http://127.0.0.1:${entrant.port}`, root);
  const { load } = await prepare(entrant, scenario!, folder);
  await runLoad(load, 1, 0);
  const from = microsecondsNow();
  await runLoad(load, secondsOfLoad, 0);
  const to = microsecondsNow();
  const ended = once(entrant.child, 'exit');
  entrant.child.kill('SIGTERM');
  await ended;
  const [name] = readdirSync(join(project, 'profile'));
  return { profile: readJson(project, 'profile', name!) as Profile, from, to };
};

/** Without waiting for requests. */
const selfTimes = (
  { nodes, startTime, samples, timeDeltas }: Profile,
  from: number,
  to: number,
): Map<CallFrame, number> => {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const times = new Map<CallFrame, number>();
  let now = startTime;
  for (const [index, delta] of timeDeltas.entries()) {
    now += delta;
    const frame = frames.get(samples[index]!)!;
    if (now < from || now > to || frame.functionName === '(idle)') continue;
    times.set(frame, (times.get(frame) ?? 0) + delta);
  }
  return times;
};

const groupOfFile = (file: string): string => {
  if (!file.includes('node_modules/')) return 'our code';
  return /node_modules\/(@fastify|fastify|find-my-way)\//.test(file) ? 'Fastify' : 'other libraries';
};

/** `map`: of the bundle. */
const placeOf = ({ functionName, url, lineNumber, columnNumber }: CallFrame, map: SourceMap): Place => {
  if (functionName === '(garbage collector)') return { group: 'garbage collector', name: functionName };
  const name = functionName === '' ? '(anonymous)' : functionName;
  if (url === '') return { group: 'native code', name };
  if (url.startsWith('node:')) return { group: 'Node', name: `${name}, ${url}` };
  const entry = map.findEntry(lineNumber, columnNumber);
  const file = 'originalSource' in entry ? entry.originalSource.replace(/^.*?(?=src\/|node_modules\/)/, '') : url;
  return { group: groupOfFile(file), name: `${name}, ${file}` };
};

/** Shares of the sum, the greatest first. */
const sharesBy = (times: ReadonlyMap<CallFrame, number>, keyOf: (frame: CallFrame) => string): [string, number][] => {
  const sums = new Map<string, number>();
  for (const [frame, time] of times) sums.set(keyOf(frame), (sums.get(keyOf(frame)) ?? 0) + time);
  const total = [...sums.values()].reduce((sum, time) => sum + time, 0);
  return [...sums].map(([key, time]): [string, number] => [key, time / total]).toSorted((a, b) => b[1] - a[1]);
};

const formatShares = (what: string, shares: readonly (readonly [string, number])[]): string =>
  formatTable(
    [what, 'share'],
    shares.map(([name, share]) => [name, `${(share * 100).toFixed(1)} %`]),
  );

export const measureProfile = async (setting: Setting): Promise<void> => {
  const project = join(setting.folder, 'profiled');
  await buildMapped(setting.root, project);
  const { profile, from, to } = await record(setting, project);
  const map = new SourceMap(readJson(project, 'dist/main.js.map') as SourceMapPayload);
  const times = selfTimes(profile, from, to);
  setting.say(`## Where the time goes

One code, ${secondsOfLoad} seconds of load, waiting left out; functions with the time that they take themselves.

${formatShares(
  '',
  sharesBy(times, (frame) => placeOf(frame, map).group),
)}

${formatShares('function', sharesBy(times, (frame) => placeOf(frame, map).name).slice(0, mostFunctions))}
`);
};

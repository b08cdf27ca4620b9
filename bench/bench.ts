/**
 * `npm run bench`: how near this server comes to the least that Node can do, and how far its peers stay
 * away, in one run. `-- --quick` takes less than a minute, `-- --write` keeps the report in
 * `bench/RESULTS.md`. Ratios travel from machine to machine; requests per second do not.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { endChildrenWithThisProcess } from './children.js';
import { compete } from './contest.js';
import { moveToLoadCore } from './cores.js';
import { hasWrk } from './load.js';
import { createForeignShare } from './machine.js';
import { writePeerData } from './peer-data.js';
import { type Entrant, type Prepared, checkAnswers, prepare } from './prepare.js';
import { endServer, processorSeconds, residentMemory, startServer } from './processes.js';
import {
  type ServerFigures,
  formatConditions,
  formatDocument,
  formatForeignShare,
  formatScenario,
  formatServers,
} from './report.js';
import { type Scenario, createScenarios } from './scenarios.js';
import {
  type Competitor,
  arePeersInstalled,
  launchLimit,
  launchPeers,
  launchSilentStatusbook,
  launchStatusbook,
} from './servers.js';

const { values: options } = parseArgs({ options: { quick: { type: 'boolean' }, write: { type: 'boolean' } } });
const isQuick = options.quick === true;
const pace = isQuick
  ? { rounds: 3, secondsPerRound: 0.2, secondsOfWarmUp: 0.3, starts: 1 }
  : { rounds: 5, secondsPerRound: 2, secondsOfWarmUp: 1, starts: 5 };

const root = fileURLToPath(new URL('../', import.meta.url));
process.chdir(root);
moveToLoadCore();
endChildrenWithThisProcess();
const folder = mkdtempSync(join(tmpdir(), 'statusbook-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true }));

const report: string[] = [];
const say = (text: string): void => {
  report.push(text);
  console.log(text);
};

const figures = new Map<string, ServerFigures>();

/** Starts it as often as start times are wanted; the last one stays. */
const start = async (competitor: Competitor): Promise<Entrant> => {
  const { name } = competitor;
  const known = figures.get(name)?.startMilliseconds ?? [];
  const startMilliseconds = [...known];
  let entrant: Entrant;
  do {
    entrant = { ...competitor, ...(await startServer(competitor)) };
    startMilliseconds.push(entrant.startMilliseconds);
    if (startMilliseconds.length < pace.starts) await endServer(entrant);
  } while (startMilliseconds.length < pace.starts);
  if (known.length === 0) figures.set(name, { name, startMilliseconds, memoryBefore: residentMemory(entrant) });
  return entrant;
};

const end = async (entrant: Entrant): Promise<void> => {
  const { memoryAfter, ...rest } = figures.get(entrant.name)!;
  figures.set(entrant.name, { ...rest, memoryAfter: memoryAfter ?? residentMemory(entrant) });
  await endServer(entrant);
};

/** Peers are slow with much to answer: no short round would show more than that. */
const takesPart = (entrant: Entrant, scenario: Scenario): boolean =>
  entrant.takesPart(scenario) && (scenario.isAboutOneCode || !isQuick);

const measure = async (scenario: Scenario, statusbook: Entrant, others: readonly Entrant[]): Promise<void> => {
  const own = await prepare(statusbook, scenario, folder);
  checkAnswers(own);
  const limit = await start(await launchLimit(scenario, own.meanBytes));
  const prepared: Prepared[] = [await prepare(limit, scenario, folder), own];
  for (const other of others.filter((each) => takesPart(each, scenario))) {
    const each = await prepare(other, scenario, folder);
    checkAnswers(each, other.hasEqualBodies ? own : undefined);
    prepared.push(each);
  }
  say(formatScenario({ scenario, bytes: own.meanBytes, standings: await compete(prepared, pace) }));
  await end(limit);
};

console.log(`${formatConditions()}\n`);
const foreignShare = createForeignShare();
const statusbook = await start(await launchStatusbook());
const origin = `http://127.0.0.1:${statusbook.port}`;
const others = [await start(await launchSilentStatusbook())];
if (arePeersInstalled(root)) {
  for (const peer of await launchPeers(await writePeerData(origin, folder))) others.push(await start(peer));
} else {
  console.log('Without peers: npm ci --prefix bench/peers installs them.\n');
}
if (!hasWrk) console.log('Without wrk, autocannon limits what is measured and takes its time.\n');

for (const scenario of await createScenarios(origin, root)) await measure(scenario, statusbook, others);

const entrants = [statusbook, ...others];
const share = foreignShare(entrants.reduce((sum, entrant) => sum + (processorSeconds(entrant) ?? 0), 0));
for (const entrant of entrants) await end(entrant);
say(formatServers([...figures.values()]));
say(formatForeignShare(share));

if (options.write === true) {
  const command = ['npm run bench', ...(isQuick ? ['-- --quick'] : [])].join(' ');
  writeFileSync('bench/RESULTS.md', formatDocument(command, report.join('\n')));
}
process.exit(0);

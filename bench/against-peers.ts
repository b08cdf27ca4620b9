/**
 * How near this server comes to the least that Node can do, and how far its peers stay away: every
 * scenario, each with all who take part in it, and what starting costs them.
 */
import { type Contest, compete } from './contest.js';
import { writePeerData } from './peer-data.js';
import { type Entrant, type Prepared, checkAnswers, prepare } from './prepare.js';
import { endServer, residentMemory, startServer } from './processes.js';
import { type ServerFigures, formatScenario, formatServers } from './report.js';
import { type Scenario, createScenarios } from './scenarios.js';
import {
  type Competitor,
  arePeersInstalled,
  launchLimit,
  launchNginx,
  launchPeers,
  launchStatusbook,
} from './servers.js';
import type { Setting } from './setting.js';

/** Starts servers as often as start times are wanted, and remembers what was seen of each. */
const createStarter = (wantedStarts: number) => {
  const figures = new Map<string, ServerFigures>();

  const start = async (competitor: Competitor): Promise<Entrant> => {
    const { name } = competitor;
    const known = figures.get(name)?.startMilliseconds ?? [];
    const startMilliseconds = [...known];
    let entrant: Entrant;
    do {
      entrant = { ...competitor, ...(await startServer(competitor)) };
      startMilliseconds.push(entrant.startMilliseconds);
      if (startMilliseconds.length < wantedStarts) await endServer(entrant);
    } while (startMilliseconds.length < wantedStarts);
    if (known.length === 0) figures.set(name, { name, startMilliseconds, memoryBefore: residentMemory(entrant) });
    return entrant;
  };

  const end = async (entrant: Entrant): Promise<void> => {
    const { memoryAfter, ...rest } = figures.get(entrant.name)!;
    figures.set(entrant.name, { ...rest, memoryAfter: memoryAfter ?? residentMemory(entrant) });
    await endServer(entrant);
  };

  return { start, end, figures };
};

/** In a quick run, all but the first scenario are between this server and the limit. */
const takesPart = (entrant: Entrant, scenario: Scenario, isQuick: boolean): boolean =>
  entrant.takesPart(scenario) && (scenario.isFirst === true || !isQuick);

/** A scenario, and this server's answers, with which the limit and the peers are compared. */
interface Task {
  scenario: Scenario;
  own: Prepared;
}

/** What Node adds by itself, and the length, which the limit knows. */
const ofEachAnswer = new Set(['date', 'connection', 'keep-alive', 'content-length']);

/** Names and values in turn. */
const headersOf = ({ answers }: Prepared): string[] =>
  Object.entries(answers[0]!.headers)
    .filter(([name]) => !ofEachAnswer.has(name))
    .flatMap(([name, value]) => [name, String(value)]);

export const measureAgainstPeers = async ({ root, folder, isQuick, pace, starts, say }: Setting): Promise<void> => {
  const { start, end, figures } = createStarter(starts);
  const statusbook = await start(await launchStatusbook());
  const origin = `http://127.0.0.1:${statusbook.port}`;

  const startLimit = async ({ scenario, own }: Task, headers?: readonly string[]): Promise<Prepared> => {
    const sizes = scenario.hasLargeAnswers === true ? own.answers.map(({ body }) => body.length) : [own.meanBytes];
    const limit = await start(await launchLimit(scenario, sizes, headers));
    // It answers whatever it is asked, so that it is asked the same.
    return { ...own, entrant: limit, load: { ...own.load, origin: `http://127.0.0.1:${limit.port}` } };
  };
  const competeWithLimit = async (task: Task, others: readonly Prepared[]): Promise<Contest> => {
    const limit = await startLimit(task);
    const contest = await compete([limit, ...others], pace);
    await end(limit.entrant);
    return contest;
  };

  // Before there are any peers: a server that waits for its turn is slower for seconds afterwards, since the
  // processor's caches and the kernel have forgotten its memory.
  const results: (Task & { contest: Contest })[] = [];
  for (const scenario of await createScenarios(origin, root)) {
    if (isQuick && scenario.isExtra === true) continue;
    console.log(`${scenario.name} …`);
    const own = await prepare(statusbook, scenario, folder);
    checkAnswers(own);
    const task = { scenario, own };
    const twins = isQuick ? [] : [await startLimit(task, headersOf(own))];
    const contest = await competeWithLimit(task, [own, ...twins]);
    for (const { entrant } of twins) await end(entrant);
    results.push({ ...task, contest });
  }

  const others: Entrant[] = [];
  // To compress every file for it takes longer than a quick run.
  const nginx = isQuick ? undefined : await launchNginx(root, folder);
  if (nginx !== undefined) others.push(await start(nginx));
  if (arePeersInstalled(root)) {
    for (const peer of await launchPeers(await writePeerData(origin, folder))) others.push(await start(peer));
  } else {
    console.log('Without peers: npm ci --prefix bench/peers installs them.\n');
  }

  say('## Beside the limit and the peers\n');
  for (const { scenario, own, contest } of results) {
    const peers: Prepared[] = [];
    for (const other of others.filter((each) => takesPart(each, scenario, isQuick))) {
      const each = await prepare(other, scenario, folder);
      checkAnswers(each, other.hasEqualBodies ? own : undefined);
      peers.push(each);
    }
    if (peers.length > 0) {
      const theirs = await competeWithLimit({ scenario, own }, peers);
      contest.standings.push(...theirs.standings.slice(1));
    }
    say(formatScenario({ scenario, bytes: own.meanBytes, contest }));
  }

  for (const entrant of [statusbook, ...others]) await end(entrant);
  say(formatServers([...figures.values()]));
};

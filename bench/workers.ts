/**
 * Two processes behind one port (`WORKERS=2`) beside one, with no process tied to a core. On two cores the
 * load takes time that the second process would have: what is seen there is the least of the gain.
 */
import { compete } from './contest.js';
import { moveToCores } from './cores.js';
import { type Entrant, checkAnswers, prepare } from './prepare.js';
import { endServer, residentMemory, startServer } from './processes.js';
import { fixed, formatContest } from './report.js';
import { createScenarios } from './scenarios.js';
import { launchStatusbook } from './servers.js';
import type { Setting } from './setting.js';

const startWith = async (workers: number): Promise<Entrant> => {
  const competitor = {
    ...(await launchStatusbook()),
    name: `WORKERS=${workers}`,
    environment: { WORKERS: String(workers) },
    isOnAllCores: true,
  };
  return { ...competitor, ...(await startServer(competitor)) };
};

const describeMemory = (entrant: Entrant): string => `${entrant.name} ${fixed(residentMemory(entrant), 0)} MiB`;

export const measureWorkers = async ({ root, folder, pace, say }: Setting): Promise<void> => {
  moveToCores('all');
  const entrants = [await startWith(1), await startWith(2)];
  const [scenario] = await createScenarios(`http://127.0.0.1:${entrants[0]!.port}`, root);
  const prepared = [];
  for (const entrant of entrants) prepared.push(await prepare(entrant, scenario!, folder));
  for (const each of prepared) checkAnswers(each, prepared[0]);
  const contest = await compete(prepared, pace);
  say(`## Two processes behind one port

One code; nothing is pinned to a core. With two cores the load shares them with both processes: more cores show more.
Memory afterwards, all processes of a server together: ${entrants.map(describeMemory).join(', ')}.

${formatContest(contest)}`);
  for (const entrant of entrants) await endServer(entrant);
  moveToCores('load');
};

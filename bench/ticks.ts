/**
 * What a request costs a `node:http` server before and after full garbage collections in a pause, without and with
 * the tick that `src/http/kept-tick.ts` keeps. `npx tsx bench/ticks.ts`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { endChildrenWithThisProcess } from './children.js';
import { compete } from './contest.js';
import { moveToCores } from './cores.js';
import { describeMachine } from './machine.js';
import { prepare } from './prepare.js';
import { endServer, startServer, takeFreePort } from './processes.js';
import { fixed } from './report.js';
import type { Scenario } from './scenarios.js';

const scenario: Scenario = {
  name: 'ticks',
  status: 304,
  requests: [{ path: '/' }],
  isCommon: false,
  isAboutOneCode: false,
};
const pace = { rounds: 4, secondsPerRound: 2, secondsOfWarmUp: 2 };

const measure = async (name: string, folder: string, imports: readonly string[]): Promise<void> => {
  const collect = "data:text/javascript,process.on('SIGWINCH', () => { gc(); gc(); })";
  const options = ['--expose-gc', ...[collect, ...imports].flatMap((each) => ['--import', each])];
  const command = [...options, 'bench/limit.js', '304', '0'];
  const server = await startServer({ name, command, port: await takeFreePort(), firstPath: '/' });
  const entrant = { ...server, takesPart: () => true, hasEqualBodies: false, keepsAnswers: false };
  const prepared = await prepare(entrant, scenario, folder);
  const costs: string[] = [];
  for (let collections = 0; collections <= 2; collections += 1) {
    if (collections > 0) server.child.kill('SIGWINCH');
    await sleep(500);
    const { standings } = await compete([prepared], pace);
    costs.push(fixed(standings[0]!.processorMicroseconds, 1));
    await sleep(500);
  }
  console.log(`${name}: ${costs.join(', ')} µs`);
  await endServer(server);
};

endChildrenWithThisProcess();
moveToCores('load');
const folder = mkdtempSync(join(tmpdir(), 'ticks-'));
console.log(`${describeMachine()}\nA request before, after one and after two collections:`);
const module = new URL('../src/http/kept-tick.ts', import.meta.url).href;
await measure('no tick kept', folder, []);
await measure('one tick kept', folder, [
  'tsx',
  `data:text/javascript,import { keepTick } from '${module}'; keepTick()`,
]);
rmSync(folder, { recursive: true });

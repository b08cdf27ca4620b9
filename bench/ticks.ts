/**
 * What a request costs a `node:http` server before and after full garbage collections in a pause, without and with
 * the tick that `src/http/kept-tick.ts` keeps. `npx tsx bench/ticks.ts`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { endChildrenWithThisProcess } from './children.js';
import { moveToCores } from './cores.js';
import { type Load, runLoad, usualConnections, writeRequests } from './load.js';
import { describeMachine } from './machine.js';
import { type RunningServer, endServer, processorSeconds, startServer, takeFreePort } from './processes.js';

const requests = [{ path: '/' }];
const runs = 4;
const secondsPerRun = 2;

const start = async (name: string, ...imports: string[]): Promise<RunningServer> => {
  const collect = "data:text/javascript,process.on('SIGWINCH', () => { gc(); gc(); })";
  const options = ['--expose-gc', ...[collect, ...imports].flatMap((each) => ['--import', each])];
  const command = [...options, 'bench/limit.js', '304', '0'];
  return startServer({ name, command, port: await takeFreePort(), firstPath: '/' });
};

/** In microseconds of processor time: the least of some runs, since the first ones warm the server up. */
const costOfRequest = async (server: RunningServer, load: Load): Promise<number> => {
  const costs: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const before = processorSeconds(server);
    const { requests: answered } = await runLoad(load, secondsPerRun, 0);
    const after = processorSeconds(server);
    if (before === undefined || after === undefined) throw new Error('this system does not tell processor times');
    costs.push(((after - before) / answered) * 1e6);
  }
  return Math.min(...costs);
};

const measure = async (server: RunningServer, file: string): Promise<void> => {
  const load = { origin: `http://127.0.0.1:${server.port}`, requests, connections: usualConnections, file };
  const costs: number[] = [await costOfRequest(server, load)];
  for (let collection = 0; collection < 2; collection += 1) {
    await sleep(500);
    server.child.kill('SIGWINCH');
    await sleep(500);
    costs.push(await costOfRequest(server, load));
  }
  console.log(`${server.name}: ${costs.map((cost) => cost.toFixed(1)).join(', ')} µs`);
  await endServer(server);
};

endChildrenWithThisProcess();
moveToCores('load');
const folder = mkdtempSync(join(tmpdir(), 'ticks-'));
const file = join(folder, 'requests');
writeRequests(file, requests);
console.log(`${describeMachine()}\nA request before, after one and after two collections:`);
const module = new URL('../src/http/kept-tick.ts', import.meta.url).href;
const keep = `data:text/javascript,import { keepTick } from '${module}'; keepTick()`;
await measure(await start('no tick kept'), file);
await measure(await start('one tick kept', 'tsx', keep), file);
rmSync(folder, { recursive: true });

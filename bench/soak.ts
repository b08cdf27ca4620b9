/**
 * `npx tsx bench/soak.ts [--minutes 5]`: every scenario's requests in turn, over and over, while own codes
 * change every few seconds and are loaded anew. Says whether a request failed and whether memory stays where it is.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { ask, askJson } from './ask.js';
import { endChildrenWithThisProcess } from './children.js';
import { moveToCores } from './cores.js';
import { runLoad, usualConnections, writeRequests } from './load.js';
import { describeMachine } from './machine.js';
import { residentMemory, startServer } from './processes.js';
import { createScenarios } from './scenarios.js';
import { launchStatusbook } from './servers.js';

const { values: options } = parseArgs({ options: { minutes: { type: 'string', default: '5' } } });
const minutes = Number(options.minutes);
const secondsPerRun = 2;
/** In milliseconds, between two changes of the own codes. */
const pause = 4000;

const root = fileURLToPath(new URL('../', import.meta.url));
process.chdir(root);
moveToCores('load');
endChildrenWithThisProcess();
const folder = mkdtempSync(join(tmpdir(), 'statusbook-soak-'));
process.on('exit', () => rmSync(folder, { recursive: true }));

const own = join(folder, 'own');
cpSync('examples/bring-your-own/data', own, { recursive: true });
const changed = join(own, 'locales/en/orders.json');
const original = readFileSync(changed, 'utf8');

const server = await startServer({ ...(await launchStatusbook()), environment: { STATUSBOOK_DATA_DIR: own } });
const origin = `http://127.0.0.1:${server.port}`;
const loads = (await createScenarios(origin, root)).map((scenario, index) => {
  const file = join(folder, `${index}.requests`);
  writeRequests(file, scenario.requests);
  return { scenario, load: { origin, requests: scenario.requests, connections: usualConnections, file } };
});

let changes = 0;
const changeOwnCodes = async (): Promise<void> => {
  for (;;) {
    await sleep(pause);
    changes += 1;
    writeFileSync(changed, original.replace('"name": "', `"name": "${changes} `));
  }
};
void changeOwnCodes();

const total = { requests: 0, failed: 0, refused: 0 };
const began = performance.now();
const elapsed = (): number => (performance.now() - began) / 60_000;
console.log(
  `${describeMachine()}\n\n| minute | requests | reloads | RSS MiB |\n| -----: | -------: | ------: | ------: |`,
);
let reported = 0;
while (elapsed() < minutes) {
  for (const { scenario, load } of loads) {
    const result = await runLoad(load, secondsPerRun, total.requests % load.requests.length);
    total.requests += result.requests;
    total.failed += result.failed;
    if (scenario.status !== 'problem') total.refused += result.refused;
  }
  if (elapsed() - reported < 0.5) continue;
  reported = elapsed();
  const metrics = (await ask(origin, { path: '/metrics' })).body.toString();
  const loaded = /^statusbook_data_reloads_total\{result="loaded"\} (\d+)$/m.exec(metrics)?.[1] ?? '0';
  console.log(`| ${reported.toFixed(1)} | ${total.requests} | ${loaded} | ${residentMemory(server)?.toFixed(0)} |`);
}
const { versions } = await askJson<{ versions: { data: string } }>(origin, '/v1');
console.log(
  `\n${total.failed} requests failed, ${total.refused} were refused; ${changes} changes, now at ${versions.data}`,
);
process.exit(total.failed + total.refused === 0 ? 0 : 1);

/**
 * `npm run bench`: all that is measured, in one run: the scenarios beside limit and peers, two processes,
 * the prices of habits, more data, and where the time goes. `-- prices scale` measures those parts alone,
 * `-- --quick` the scenarios in less than a minute, `-- --write` keeps the report in `bench/RESULTS.md`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { measureAgainstPeers } from './against-peers.js';
import { endChildrenWithThisProcess } from './children.js';
import { moveToCores } from './cores.js';
import { wrkVersion } from './machine.js';
import { measurePrices } from './prices.js';
import { measureProfile } from './profile.js';
import { formatConditions, formatDocument } from './report.js';
import { measureScale } from './scale.js';
import type { Setting } from './setting.js';
import { measureWorkers } from './workers.js';

const parts: Record<string, (setting: Setting) => Promise<void>> = {
  scenarios: measureAgainstPeers,
  workers: measureWorkers,
  prices: measurePrices,
  scale: measureScale,
  profile: measureProfile,
};

const { values: options, positionals } = parseArgs({
  options: { quick: { type: 'boolean' }, write: { type: 'boolean' } },
  allowPositionals: true,
});
const isQuick = options.quick === true;
const standard = isQuick ? ['scenarios'] : Object.keys(parts);
const wanted = positionals.length > 0 ? positionals : standard;
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);
  process.exit(1);
}

const root = fileURLToPath(new URL('../', import.meta.url));
process.chdir(root);
moveToCores('load');
endChildrenWithThisProcess();
const folder = mkdtempSync(join(tmpdir(), 'statusbook-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true }));

const report: string[] = [];
const setting: Setting = {
  root,
  folder,
  isQuick,
  pace: isQuick
    ? { rounds: 3, secondsPerRound: 0.25, secondsOfWarmUp: 0.25 }
    : { rounds: 15, secondsPerRound: 0.4, secondsOfWarmUp: 2 },
  starts: isQuick ? 1 : 5,
  say: (text) => {
    report.push(text);
    console.log(text);
  },
};

console.log(`${formatConditions()}\n`);
if (wrkVersion === undefined) console.log('Without wrk, autocannon limits what is measured and takes its time.\n');
for (const name of wanted) await parts[name]!(setting);

if (options.write === true) {
  const parameters = process.argv.slice(2).filter((each) => each !== '--write');
  const command = ['npm run bench', ...(parameters.length > 0 ? ['--', ...parameters] : [])].join(' ');
  writeFileSync('bench/RESULTS.md', formatDocument(command, report.join('\n')));
}
process.exit(0);

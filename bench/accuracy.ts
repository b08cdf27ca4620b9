/**
 * How many of the codes in the sample texts `/v1/explain` finds, and how many it invents:
 * `npm run accuracy`, with `-- --misses` to see each text that is not answered exactly, and with the name
 * of a file of `test/explain/corpus/` for its texts alone.
 */
import { parseArgs } from 'node:util';

import { loadDataset } from '../src/dataset.js';
import {
  type Result,
  createTrial,
  findFalseAlarms,
  readCorpus,
  scoreByProtocol,
  share,
  textOf,
} from '../test/explain/corpus.js';

const { values, positionals } = parseArgs({ options: { misses: { type: 'boolean' } }, allowPositionals: true });

const loaded = await loadDataset({ root: new URL('../', import.meta.url).pathname, defaultLanguage: 'en' });
if (!loaded.ok) throw new Error(loaded.problems);
const { catalog, locales } = loaded.dataset;
const tryOut = createTrial(catalog, { language: locales.default, basePath: '' });

const percent = (part: number, whole: number): string => `${(100 * share(part, whole)).toFixed(1)} %`;

const printMiss = (name: string, { sample, missing, invented }: Result): void => {
  console.log(`\n${name}, ${sample.format}: missing [${missing.join(', ')}], invented [${invented.join(', ')}]`);
  console.log(sample.file ?? textOf(sample).toString().slice(0, 1000));
};

const results: Result[] = [];
console.log('texts answered exactly');
for (const [name, samples] of readCorpus()) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const tried = await Promise.all(samples.map(tryOut));
  const exact = tried.filter(({ missing, invented }) => missing.length + invented.length === 0);
  console.log(`  ${name.padEnd(26)}${exact.length} of ${tried.length}`);
  if (values.misses === true) for (const result of tried) if (!exact.includes(result)) printMiss(name, result);
  results.push(...tried);
}

console.log('\nprotocol        codes   recall  precision');
for (const [protocol, { wanted, found, invented }] of scoreByProtocol(results)) {
  const [recall, precision] = [percent(found, wanted), percent(found, found + invented)];
  console.log(`${protocol.padEnd(14)}${String(wanted).padStart(7)}${recall.padStart(9)}${precision.padStart(11)}`);
}
const free = results.filter(({ sample }) => sample.codes.length === 0).length;
const alarms = findFalseAlarms(results).length;
console.log(`\ntexts without a code in which one was found: ${alarms} of ${free} (${percent(alarms, free)})`);

/**
 * What explaining costs: a bounce of 1 kB, and texts made to be slow, at doubling sizes up to the most
 * that is accepted: if the time doubles with the size, it is linear. `npx tsx bench/explain.ts`
 */
import { loadDataset } from '../src/dataset.js';
import { createExplain } from '../src/library/explain/explain.js';
import { readSources } from '../src/library/explain/read-sources.js';
import { bounce } from './bounce.js';

const loaded = await loadDataset({ root: new URL('../', import.meta.url).pathname, defaultLanguage: 'en' });
if (!loaded.ok) throw new Error(loaded.problems);
const { catalog, locales } = loaded.dataset;
const explain = createExplain(catalog);
const reader = { language: locales.default, basePath: '' };

const run = async (text: string): Promise<void> => {
  const { parts, truncated } = await readSources(text);
  explain(reader, { sources: parts, truncated, wanted: undefined, limit: 20, selection: {} });
};

/** Milliseconds: the median of some runs. */
const time = async (text: string, runs: number): Promise<number> => {
  const times: number[] = [];
  for (let index = 0; index < runs; index += 1) {
    const start = performance.now();
    await run(text);
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)]!;
};

for (let index = 0; index < 200; index += 1) await run(bounce);
const started = performance.now();
const rounds = 1000;
for (let index = 0; index < rounds; index += 1) await run(bounce);
const each = (performance.now() - started) / rounds;
console.log(`a bounce of 1 kB: ${(each * 1000).toFixed(0)} µs, ${(1000 / each).toFixed(0)} in a second\n`);

const adversaries: Record<string, string> = {
  'one letter': 'a',
  digits: '550',
  replies: '550 5.1.1 ',
  'replies in lines': 'said: 550 5.1.1 x\n',
  'enhanced codes': '(#5.1.1) ',
  'words before a reply': 'smtp error code ',
  brackets: '[(',
  spaces: ' ',
  quotes: '"',
  colons: ': ',
  'words of access logs': '] "GET /',
  tabs: '\tGET\t',
  alerts: 'TLS alert ',
  GOAWAY: 'GOAWAY ',
  websocket: 'websocket close ',
  'statuses of gRPC': 'grpc status code ',
  addresses: 'http://a/ ',
  'header of a message': 'Received: a\n',
  'status fields': 'Status: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 x\n\n',
  'fields of JSON': '"status":',
  HTTP: 'HTTP/2 ',
  expected: 'expected 550 ',
  quic: 'CONNECTION_CLOSE ',
  exceptions: 'HttpException',
};
const sizes = [16, 32, 64, 128, 256];
console.log(`${'ms by size'.padEnd(24)}${sizes.map((size) => `${size} kB`.padStart(9)).join('')}   256/128`);
for (const [name, unit] of Object.entries(adversaries)) {
  const times: number[] = [];
  for (const size of sizes)
    times.push(await time(unit.repeat(Math.ceil((size * 1024) / unit.length)).slice(0, size * 1024), 3));
  const factor = times.at(-1)! / times.at(-2)!;
  console.log(
    `${name.padEnd(24)}${times.map((ms) => ms.toFixed(1).padStart(9)).join('')}${factor.toFixed(2).padStart(10)}`,
  );
}

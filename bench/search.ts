/**
 * `npx tsx --expose-gc bench/search.ts`: how long a search takes in the library, not cached, over the judged
 * queries and their beginnings as somebody types them; and the memory that each language's index takes.
 */
import { fileURLToPath } from 'node:url';

import { loadDataset } from '../src/dataset.js';
import { createCodeSearch } from '../src/library/search/search-codes.js';
import { readJudgedQueries } from '../src/tools/search-report.js';

const rounds = 10;
const root = fileURLToPath(new URL('../', import.meta.url));

const loaded = await loadDataset({ root, defaultLanguage: 'en' });
if (!loaded.ok) throw new Error(loaded.problems);
const { catalog, locales } = loaded.dataset;

const heap = (): number => {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1024 / 1024;
};

const before = heap();
const { search } = createCodeSearch(catalog, locales);
console.log(`facts: ${(heap() - before).toFixed(1)} MiB`);

for (const language of locales.languages.values()) {
  const heapBefore = heap();
  const start = performance.now();
  search({ language, basePath: '' }, { q: 'x', limit: 1, offset: 0 });
  const milliseconds = Math.round(performance.now() - start);
  console.log(`index of "${language.tag}": ${milliseconds} ms, ${(heap() - heapBefore).toFixed(1)} MiB`);
}

const beginnings = (query: string): string[] => [query, query.slice(0, Math.ceil(query.length / 2))];
const queries = readJudgedQueries(root).flatMap(({ query, lang }) =>
  beginnings(query).map((q) => ({ q, reader: { language: locales.languages.get(lang)!, basePath: '' } })),
);

const times: number[] = [];
let slowest = { milliseconds: 0, q: '' };
for (let round = 0; round < rounds; round += 1) {
  for (const { q, reader } of queries) {
    const start = performance.now();
    search(reader, { q, limit: 20, offset: 0 });
    const milliseconds = performance.now() - start;
    if (round === 0) continue;
    times.push(milliseconds);
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, q };
  }
}
times.sort((a, b) => a - b);
const at = (share: number): string => times[Math.floor(times.length * share)]!.toFixed(3);
const mean = times.reduce((sum, each) => sum + each, 0) / times.length;
console.log(`${queries.length} queries, ${rounds - 1} rounds, Node ${process.version}`);
console.log(`${Math.round(1000 / mean)} searches/s; p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
console.log(`slowest: "${slowest.q}", ${slowest.milliseconds.toFixed(1)} ms`);

import { describe, expect, it } from 'vitest';

import { allCodes } from '../../src/catalog/catalog.js';
import { measureRelevance, readJudgedQueries, searchReport } from '../../src/tools/search-report.js';
import { loadRealDataset, root } from '../helpers/app.js';

const dataset = await loadRealDataset();
const queries = readJudgedQueries(root);

describe('test/search/queries.json', () => {
  it('is as much in Vietnamese as in English', () => {
    expect(queries.length).toBeGreaterThanOrEqual(160);
    expect(queries.filter(({ lang }) => lang === 'vi').length).toBeGreaterThanOrEqual(queries.length / 2);
  });

  it('wants codes that exist', () => {
    const ids = new Set(
      allCodes(dataset.catalog)
        .flatMap((code) => [code, ...code.variants])
        .map(({ id }) => id),
    );
    expect(queries.flatMap(({ want }) => want).filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('npm run relevance', () => {
  const { shares } = measureRelevance(dataset, queries);

  it('finds nine of ten queries first, and nearly all among the first three', () => {
    expect(shares['all']!.first).toBeGreaterThanOrEqual(0.9);
    expect(shares['all']!.firstThree).toBeGreaterThanOrEqual(0.97);
  });

  it.each(['en', 'vi'])('is as good in each language, give or take a few queries (%s)', (tag) => {
    expect(shares[tag]!.first).toBeGreaterThanOrEqual(0.87);
    expect(shares[tag]!.firstThree).toBeGreaterThanOrEqual(0.95);
  });

  it('says how good it is and names what it misses', async () => {
    const { ok, output } = await searchReport(root, []);
    expect(ok).toBe(true);
    expect(output).toMatch(/^all +[0-9]+ +first +[0-9.]+ % +first three +[0-9.]+ %$/m);
    expect(output).toMatch(/^en ".+" \(place ([0-9]+|none)\): .+; wanted .+$/m);
  });
});

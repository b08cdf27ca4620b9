import { beforeAll, describe, expect, it } from 'vitest';

import { loadRealDataset } from '../helpers/app.js';
import { type Result, createTrial, findFalseAlarms, readCorpus, scoreByProtocol, share } from './corpus.js';

const results: Result[] = [];

beforeAll(async () => {
  const { catalog, locales } = await loadRealDataset();
  const tryOut = createTrial(catalog, { language: locales.default, basePath: '' });
  for (const samples of readCorpus().values()) results.push(...(await Promise.all(samples.map(tryOut))));
});

/** Of replies and enhanced codes more, since bounces are what people paste most. */
const leastFound = (protocol: string): number => (protocol.startsWith('smtp') ? 0.99 : 0.98);

describe('the codes in the sample texts', () => {
  it('are found, of each protocol nearly all', () => {
    const short = [...scoreByProtocol(results)].filter(
      ([protocol, { wanted, found }]) => share(found, wanted) < leastFound(protocol),
    );
    expect(short).toEqual([]);
  });

  it('are seldom invented', () => {
    const invented = [...scoreByProtocol(results)].filter(
      ([, { found, invented }]) => share(found, found + invented) < 0.99,
    );
    expect(invented).toEqual([]);
  });

  it('are not found where there is none', () => {
    const free = results.filter(({ sample }) => sample.codes.length === 0);
    expect(free.length).toBeGreaterThan(700);
    expect(share(findFalseAlarms(results).length, free.length)).toBeLessThanOrEqual(0.005);
  });
});

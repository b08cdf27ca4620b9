/**
 * `npm run relevance`: how often a search finds what people look for. The queries of
 * `test/search/queries.json` were judged against the catalog before anything was tuned; the share that is
 * found first and among the first three is given for each language and kind, and every miss by name.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Dataset, loadDataset } from '../dataset.js';
import { createCodeSearch } from '../library/search/search-codes.js';
import { type Command, runIfMain } from './command.js';

interface JudgedQuery {
  query: string;
  lang: string;
  kind: string;
  /** Ids, each of which would be a right answer. */
  want: string[];
}

interface Outcome extends JudgedQuery {
  /** Place of the first right answer, from 0; -1 where it is not among the first twenty. */
  place: number;
  best: string[];
}

export interface Share {
  queries: number;
  first: number;
  firstThree: number;
}

const shareOf = (outcomes: readonly Outcome[]): Share => {
  const within = (most: number): number =>
    outcomes.filter(({ place }) => place >= 0 && place < most).length / outcomes.length;
  return { queries: outcomes.length, first: within(1), firstThree: within(3) };
};

export const readJudgedQueries = (root: string): JudgedQuery[] =>
  JSON.parse(readFileSync(join(root, 'test/search/queries.json'), 'utf8')) as JudgedQuery[];

const askAll = ({ catalog, locales }: Dataset, queries: readonly JudgedQuery[]): Outcome[] => {
  const { search } = createCodeSearch(catalog, locales);
  return queries.map((judged) => {
    const language = locales.languages.get(judged.lang)!;
    const { items } = search({ language, basePath: '' }, { q: judged.query, limit: 20, offset: 0 });
    const ids = items.map(({ id }) => id);
    return { ...judged, place: ids.findIndex((id) => judged.want.includes(id)), best: ids.slice(0, 3) };
  });
};

export interface Relevance {
  /** By "all", each language, and each kind in a language. */
  shares: Record<string, Share>;
  misses: Outcome[];
}

const groupsOf = ({ lang, kind }: Outcome): string[] => ['all', lang, `${lang} ${kind}`];

export const measureRelevance = (dataset: Dataset, queries: readonly JudgedQuery[]): Relevance => {
  const outcomes = askAll(dataset, queries);
  const groups = [...new Set(outcomes.flatMap(groupsOf))].toSorted();
  return {
    shares: Object.fromEntries(
      groups.map((group) => [group, shareOf(outcomes.filter((outcome) => groupsOf(outcome).includes(group)))]),
    ),
    misses: outcomes.filter(({ place }) => place !== 0),
  };
};

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(8);

export const searchReport: Command = async (root) => {
  const loaded = await loadDataset({ root, defaultLanguage: 'en' });
  if (!loaded.ok) return { ok: false, output: loaded.problems };
  const { shares, misses } = measureRelevance(loaded.dataset, readJudgedQueries(root));
  const rows = Object.entries(shares).map(
    ([group, { queries, first, firstThree }]) =>
      `${group.padEnd(14)}${String(queries).padStart(5)}   first ${percent(first)}   first three ${percent(firstThree)}`,
  );
  const missed = misses.map(
    ({ query, lang, want, place, best }) =>
      `${lang} "${query}" (place ${place === -1 ? 'none' : place + 1}): ${best.join(' ')}; wanted ${want.join(' ')}`,
  );
  return { ok: true, output: [...rows, '', ...missed].join('\n') };
};

await runIfMain(import.meta.url, searchReport);

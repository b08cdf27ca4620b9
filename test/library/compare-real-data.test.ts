/**
 * Comparisons that nobody wrote: every pair of codes inside each protocol, and pairs across protocols,
 * in every language. Each sentence must be whole, and none may contradict the facts it was made from.
 */
import { describe, expect, it } from 'vitest';

import type { Code } from '../../src/catalog/catalog.js';
import { compareCodes } from '../../src/library/compare/compare-codes.js';
import type { Comparison } from '../../src/library/representation/comparison.js';
import type { Language } from '../../src/locales/locales.js';
import { loadRealDataset } from '../helpers/app.js';

const { catalog, locales } = await loadRealDataset();
const protocols = [...catalog.protocols.values()];
const entriesOf = (codes: readonly Code[]): Code[] => codes.flatMap((code) => [code, ...code.variants]);

const pairsOf = <T>(items: readonly T[]): [T, T][] =>
  items.flatMap((first, index) => items.slice(index + 1).map((second): [T, T] => [first, second]));

/** Pseudo-random, the same in each run: 2,000 pairs of codes of different protocols, in canonical order. */
const pairsAcross = (): [Code, Code][] => {
  const all = protocols.flatMap(({ codes }) => entriesOf(codes));
  let seed = 455;
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % all.length;
  };
  const pairs: [Code, Code][] = [];
  while (pairs.length < 2000) {
    const [low, high] = [next(), next()].toSorted((a, b) => a - b) as [number, number];
    const [first, second] = [all[low]!, all[high]!];
    if (first.protocol !== second.protocol) pairs.push([first, second]);
  }
  return pairs;
};

const isComplete = (sentence: string): boolean => /^\S.*[.!?…]["”]?$/su.test(sentence);
const leftover = /\{\{|\}\}|undefined|NaN|\[object|\s\s|\s[,;.]|(?<!\.)\.\.(?!\.)|;\./u;

const doubledWord = /(?<![\p{L}\p{N}])(\p{L}{2,})\s\1(?![\p{L}\p{N}])/iu;
const englishWord = /(?<![\p{L}\p{N}-])(the|and|of|with|from|that|which|says|leaves|comes)(?![\p{L}\p{N}-])/u;

const mistakesOfForm = (comparison: Comparison, language: Language): string[] => {
  const { relationship, differences, similarities, title, summary, whenToUse, howToTell } = comparison;
  /** All but the meaning, which is made of texts that the checks have read. */
  const computed = [
    relationship.sentence,
    ...[...differences.slice(1), ...similarities].map(({ sentence }) => sentence),
  ];
  const all = [
    ...computed,
    differences[0]!.sentence,
    title,
    summary,
    ...[...whenToUse, ...howToTell].map(({ text }) => text),
  ];
  return [
    ...all.filter((sentence) => !isComplete(sentence)).map((sentence) => `incomplete: ${sentence}`),
    ...computed.filter((sentence) => leftover.test(sentence)).map((sentence) => `leftover: ${sentence}`),
    ...computed.filter((sentence) => doubledWord.test(sentence)).map((sentence) => `doubled word: ${sentence}`),
    ...computed
      .filter((sentence, index) => computed.indexOf(sentence) !== index)
      .map((sentence) => `said twice: ${sentence}`),
    ...computed
      .filter((sentence) => language.tag !== 'en' && englishWord.test(sentence))
      .map((sentence) => `English: ${sentence}`),
  ];
};

const isFailure = ({ fact }: Code): boolean => fact.outcome.endsWith('-failure');

const mistakesOfFact = ({ relationship: { type }, differences }: Comparison, [a, b]: [Code, Code]): string[] => {
  const differs = (aspect: string) => differences.some((difference) => difference.aspect === aspect);
  return [
    ...(differs('outcome') === (a.fact.outcome === b.fact.outcome) ? ['outcome'] : []),
    ...(type === 'success-and-failure' && isFailure(a) === isFailure(b) ? [type] : []),
    ...(type === 'same-class' && a.class !== b.class ? [type] : []),
    ...(type === 'different-classes' && a.class === b.class ? [type] : []),
    ...(type === 'different-protocols' && a.protocol === b.protocol ? [type] : []),
    ...(type === 'never-alternatives' && a.fact.contexts!.some((id) => b.fact.contexts!.includes(id)) ? [type] : []),
  ];
};

const mistakesOf = (language: Language, pairs: readonly [Code, Code][]): string[] =>
  pairs
    .flatMap((pair) => {
      const comparison = compareCodes({ language, basePath: '' }, pair);
      const mistakes = [...mistakesOfForm(comparison, language), ...mistakesOfFact(comparison, pair)];
      return mistakes.map((mistake) => `${pair.map(({ id }) => id).join()}: ${mistake}`);
    })
    .slice(0, 20);

describe.each([...locales.languages.values()].map((language) => [language.tag, language] as const))(
  'in %s',
  (_, language) => {
    it.each(protocols.map(({ id, codes }) => [id, codes] as const))('compares every pair of %s', (_id, codes) => {
      expect(mistakesOf(language, pairsOf(entriesOf(codes)))).toEqual([]);
    });

    it('compares codes of different protocols', () => {
      expect(mistakesOf(language, pairsAcross())).toEqual([]);
    });
  },
);

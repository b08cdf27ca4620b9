/**
 * What is searched: every code and every variant, by its texts in a language and by what it is on the
 * wire, which is the same in every language. The weights were settled with `npm run relevance`.
 */
import { type Catalog, type Code, allCodes } from '../../catalog/catalog.js';
import type { Language } from '../../locales/locales.js';
import { textFields } from '../../locales/schema.js';
import { textsOfCode } from '../words.js';
import { type IndexedText, type TextIndex, buildTextIndex } from './text-index.js';

/** A variant follows its code. */
export const searchedCodes = (catalog: Catalog): Code[] =>
  allCodes(catalog).flatMap((code) => [code, ...code.variants]);

const textWeights: Record<(typeof textFields)[number], number> = {
  name: 6,
  summary: 2.5,
  description: 0.8,
  whenYouSeeIt: 0.8,
  howToFix: 0.8,
  userMessage: 0.8,
};

const wordsOf = function* (codes: readonly Code[], language: Language): Generator<IndexedText> {
  for (const [document, code] of codes.entries()) {
    const texts = textsOfCode(language, code);
    for (const field of textFields) yield { document, field, weight: textWeights[field], text: texts[field] };
  }
};

/** Like `buildTextIndex`, in steps. */
export const indexWords = (codes: readonly Code[], language: Language): Generator<void, TextIndex> =>
  buildTextIndex(wordsOf(codes, language), codes.length);

const factsOf = ({ protocol, code, fact }: Code): [field: string, weight: number, text: string | undefined][] => [
  ['protocol', 3, protocol.id],
  ['code', 10, code],
  ['symbol', 6, fact.symbol],
  ['phrase', 5, fact.phrase],
  ...(fact.formerPhrases ?? []).map(({ phrase }, index): [string, number, string] => [
    `formerPhrases.${index}.phrase`,
    4,
    phrase,
  ]),
  ['vendor', 3, fact.vendor],
];

export const indexFacts = (codes: readonly Code[]): Generator<void, TextIndex> =>
  buildTextIndex(
    codes.flatMap((code, document) =>
      factsOf(code).flatMap(([field, weight, text]): IndexedText[] =>
        text === undefined ? [] : [{ document, field, weight, text }],
      ),
    ),
    codes.length,
  );

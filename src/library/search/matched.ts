/** Where a document has the words of a query: the members that say most, with ranges to be highlighted. */
import type { MatchedField } from '../representation/search.js';
import type { QueryTerm } from './query-terms.js';
import type { Source } from './rank.js';

export const mostFields = 3;

/** `language` is null for facts. */
export interface SearchedSource extends Source {
  language: string | null;
}

interface Found extends MatchedField {
  worth: number;
}

const findInText = ({ index, slots, language }: SearchedSource, terms: readonly QueryTerm[], text: number): Found => {
  const { field, firstWord, weight } = index.texts[text]!;
  const end = index.texts[text + 1]!.firstWord;
  const ranges: MatchedField['ranges'] = [];
  const seen = new Set<number>();
  for (let word = firstWord; word < end; word += 1) {
    const slot = slots[index.wordTerms[word]!]!;
    if (slot === 0) continue;
    seen.add(slot);
    const range = { start: index.wordStarts[word]!, end: index.wordEnds[word]! };
    const last = ranges.at(-1);
    // An identifier comes before its parts, which stand in it.
    if (last === undefined || range.start >= last.end) ranges.push(range);
  }
  const rarity = [...seen].reduce((sum, slot) => sum + terms[slot - 1]!.rarity, 0);
  return { field, language, ranges, worth: rarity * (1 + weight / 10) };
};

/** At most `mostFields`, the most telling first. `sourceBits`: one for each source in which the document has a term. */
export const findMatched = (
  sources: readonly SearchedSource[],
  terms: readonly QueryTerm[],
  document: number,
  sourceBits: number,
): MatchedField[] => {
  const found: Found[] = [];
  for (const [at, source] of sources.entries()) {
    if ((sourceBits & (1 << at)) === 0) continue;
    const { firstText } = source.index;
    for (let text = firstText[document]!; text < firstText[document + 1]!; text += 1) {
      const each = findInText(source, terms, text);
      if (each.ranges.length > 0) found.push(each);
    }
  }
  return found
    .sort((a, b) => b.worth - a.worth)
    .slice(0, mostFields)
    .map(({ field, language, ranges }) => ({ field, language, ranges }));
};

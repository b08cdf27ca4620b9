/**
 * What somebody typed, as the terms of an index that it may mean: each word as it is, the last one also
 * as a beginning, and a word that no text has as a misspelling. Marks count where somebody wrote them.
 * Misspellings are the expensive part and bounded: few words, of some length, with the first letter right.
 */
import { distance } from 'fastest-levenshtein';

import { type TextIndex, firstTermFrom } from './text-index.js';
import type { Token, Word } from './tokens.js';

/** A term of an index, and how well it stands for what was typed: 1 for the word itself. */
interface Alternative {
  term: number;
  closeness: number;
  /** Without the marks that were typed, where texts have the word with them: "thử" for "thư". */
  lacksMarks: boolean;
}

export interface QueryTerm {
  /** For each index. */
  alternatives: readonly Alternative[][];
  /** How much it tells documents apart; 0 where no text has anything like it. */
  rarity: number;
}

const mostTerms = 16;
const mostExpansions = 80;
const mostMisspelled = 3;
const shortestMisspelled = 4;
const longestMisspelled = 24;
const mostCorrections = 6;

const withoutMarks = 0.4;
const asBeginning = 0.7;
const perEdit = 0.7;

const isNumber = (term: string): boolean => /^[0-9]/.test(term);

/** An identifier that is known as a whole is not divided. */
const chooseWords = (tokens: readonly Token[], indexes: readonly TextIndex[]): Word[] =>
  tokens
    .flatMap((token) =>
      token.parts.length === 0 || indexes.some(({ termIds }) => termIds.has(token.term)) ? token : token.parts,
    )
    .slice(0, mostTerms);

const findExact = ({ termIds }: TextIndex, { term, surface }: Word): Alternative[] => {
  const withMarks = surface === term ? undefined : termIds.get(surface);
  const folded = termIds.get(term);
  const alternatives: Alternative[] = [];
  const lacksMarks = withMarks !== undefined;
  if (withMarks !== undefined) alternatives.push({ term: withMarks, closeness: 1, lacksMarks: false });
  if (folded !== undefined) alternatives.push({ term: folded, closeness: lacksMarks ? withoutMarks : 1, lacksMarks });
  return alternatives;
};

const findBeginnings = (index: TextIndex, beginning: string, lacksMarks = false): Alternative[] => {
  const nearness = lacksMarks ? asBeginning * withoutMarks : asBeginning;
  const alternatives: Alternative[] = [];
  const first = firstTermFrom(index, beginning);
  for (let term = first; alternatives.length < mostExpansions; term += 1) {
    const found = index.terms[term];
    if (found === undefined || !found.startsWith(beginning)) break;
    if (found.length === beginning.length) continue;
    alternatives.push({ term, closeness: nearness * Math.sqrt(beginning.length / found.length), lacksMarks });
  }
  return alternatives;
};

const findLast = (index: TextIndex, { term, surface }: Word): Alternative[] => {
  const withMarks = surface === term ? [] : findBeginnings(index, surface);
  return [...withMarks, ...findBeginnings(index, term, withMarks.length > 0)];
};

const findCorrections = (index: TextIndex, { term }: Word): Alternative[] => {
  const mostEdits = term.length < 6 ? 1 : 2;
  const [letter = ''] = term;
  const found: { term: number; edits: number }[] = [];
  for (let id = firstTermFrom(index, letter); index.terms[id]?.startsWith(letter) === true; id += 1) {
    const other = index.terms[id]!;
    if (Math.abs(other.length - term.length) > mostEdits || index.foldedOf[id] !== id) continue;
    const edits = distance(other, term);
    if (edits <= mostEdits) found.push({ term: id, edits });
  }
  return found
    .toSorted((a, b) => a.edits - b.edits)
    .slice(0, mostCorrections)
    .map(({ term, edits }) => ({ term, closeness: perEdit ** edits, lacksMarks: false }));
};

const isLikelyMisspelled = ({ term }: Word): boolean =>
  !isNumber(term) && term.length >= shortestMisspelled && term.length <= longestMisspelled;

/** By the commonest reading: a rare word of another language must not make a common word of this one rare. */
const rarityIn = (indexes: readonly TextIndex[], alternatives: readonly Alternative[][]): number => {
  const rarities = alternatives.flatMap((found, at) =>
    found.length === 0 ? [] : Math.max(...found.map(({ term, closeness }) => indexes[at]!.rarity[term]! * closeness)),
  );
  return rarities.length === 0 ? 0 : Math.min(...rarities);
};

export const readTerms = (tokens: readonly Token[], indexes: readonly TextIndex[]): QueryTerm[] => {
  const words = chooseWords(tokens, indexes);
  let misspelled = 0;
  return words.map((word, position) => {
    const isLast = position === words.length - 1;
    let alternatives = indexes.map((index) => [...findExact(index, word), ...(isLast ? findLast(index, word) : [])]);
    if (alternatives.every((found) => found.length === 0) && isLikelyMisspelled(word) && misspelled < mostMisspelled) {
      misspelled += 1;
      alternatives = indexes.map((index) => findCorrections(index, word));
    }
    return { alternatives, rarity: rarityIn(indexes, alternatives) };
  });
};

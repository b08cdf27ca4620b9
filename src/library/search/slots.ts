/** From a word of a text to the word of the query that it stands for: what phrases and highlights are found by. */
import type { QueryTerm } from './query-terms.js';
import type { TextIndex } from './text-index.js';

/** By term of the index: the place of the term in the query, counted from 1; 0 for none. */
export type Slots = Uint8Array;

/** Readings without the marks that were typed count only where `isLoose` says so. */
export const createSlots = (
  { terms, foldedOf, marked }: TextIndex,
  query: readonly QueryTerm[],
  at: number,
  isLoose = false,
): Slots => {
  const slots = new Uint8Array(terms.length);
  for (const [position, { alternatives }] of query.entries()) {
    for (const { term, lacksMarks } of alternatives[at]!) {
      if (slots[term] === 0 && (isLoose || !lacksMarks)) slots[term] = position + 1;
    }
  }
  for (const term of marked) {
    if (slots[term] === 0) slots[term] = slots[foldedOf[term]!]!;
  }
  return slots;
};

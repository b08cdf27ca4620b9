/**
 * Texts of documents, indexed twice: from each term to the documents that have it, with its weight there
 * (BM25 with a weight for each field, added up when the index is made, so that a search only adds numbers),
 * and from each document to its words in their order, for phrases and highlights. Terms are folded words,
 * and besides, where a word has marks, the word with its marks. In typed arrays, to stay small.
 */
import { type Word, tokenize } from './tokens.js';

export interface IndexedText {
  /** Texts of one document stand together, documents in ascending order from 0. */
  document: number;
  field: string;
  /** How much a hit in this text says. */
  weight: number;
  text: string;
}

export interface TextIndex {
  /** In ascending order of UTF-16 code units. */
  terms: readonly string[];
  termIds: ReadonlyMap<string, number>;
  /** By term: the folded term of a term with marks, else the term itself. */
  foldedOf: Uint32Array;
  /** By term: rarity, the higher the rarer. */
  rarity: Float32Array;
  /** The documents of term `t` stand at `postings[t]` up to `postings[t + 1]` in `documents` and `scores`. */
  postings: Uint32Array;
  documents: Uint32Array;
  scores: Float32Array;
  /** The texts of document `d` are `texts[firstText[d]]` up to `texts[firstText[d + 1]]`. */
  firstText: Uint32Array;
  texts: readonly { field: string; weight: number; firstWord: number }[];
  /** By word, in the order of the texts: its term, with marks, and its place. */
  wordTerms: Uint32Array;
  wordStarts: Uint32Array;
  wordEnds: Uint32Array;
}

const saturation = 1.2;
const lengthShare = 0.5;

/** The documents that have a term, in ascending order, with its weight in each. */
interface Weights {
  documents: number[];
  weights: number[];
}

const averageLengths = (texts: readonly IndexedText[], words: readonly Word[][]): Map<string, number> => {
  const sums = new Map<string, { words: number; texts: number }>();
  for (const [index, { field }] of texts.entries()) {
    const sum = sums.get(field) ?? { words: 0, texts: 0 };
    sums.set(field, { words: sum.words + words[index]!.length, texts: sum.texts + 1 });
  }
  return new Map([...sums].map(([field, sum]) => [field, Math.max(1, sum.words / sum.texts)]));
};

const countTerms = (words: readonly Word[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { term, surface } of words) {
    counts.set(term, (counts.get(term) ?? 0) + 1);
    if (surface !== term) counts.set(surface, (counts.get(surface) ?? 0) + 1);
  }
  return counts;
};

const addWeight = ({ documents, weights }: Weights, document: number, weight: number): void => {
  if (documents.at(-1) === document) {
    weights[weights.length - 1]! += weight;
  } else {
    documents.push(document);
    weights.push(weight);
  }
};

const weighTerms = (texts: readonly IndexedText[], words: readonly Word[][]): Map<string, Weights> => {
  const averages = averageLengths(texts, words);
  const byTerm = new Map<string, Weights>();
  for (const [index, { document, field, weight }] of texts.entries()) {
    const length = words[index]!.length / averages.get(field)!;
    for (const [term, count] of countTerms(words[index]!)) {
      const gain = (count * (saturation + 1)) / (count + saturation * (1 - lengthShare + lengthShare * length));
      let found = byTerm.get(term);
      if (found === undefined) byTerm.set(term, (found = { documents: [], weights: [] }));
      addWeight(found, document, weight * gain);
    }
  }
  return byTerm;
};

const rarityOf = (having: number, all: number): number => Math.log(1 + (all - having + 0.5) / (having + 0.5));

const packPostings = (terms: readonly string[], byTerm: ReadonlyMap<string, Weights>, documentCount: number) => {
  const all = terms.map((term) => byTerm.get(term)!);
  const rarity = Float32Array.from(all, ({ documents }) => rarityOf(documents.length, documentCount));
  const postings = new Uint32Array(terms.length + 1);
  for (const [id, { documents }] of all.entries()) postings[id + 1] = postings[id]! + documents.length;
  return {
    rarity,
    postings,
    documents: Uint32Array.from(all.flatMap(({ documents }) => documents)),
    scores: Float32Array.from(all.flatMap(({ weights }, id) => weights.map((weight) => weight * rarity[id]!))),
  };
};

const packWords = (words: readonly Word[][], termIds: ReadonlyMap<string, number>) => {
  const size = words.reduce((sum, { length }) => sum + length, 0);
  const [wordTerms, wordStarts, wordEnds] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)];
  const foldedOf = Uint32Array.from(termIds.values());
  let at = 0;
  for (const inText of words) {
    for (const { term, surface, start, end } of inText) {
      const id = termIds.get(surface)!;
      if (surface !== term) foldedOf[id] = termIds.get(term)!;
      wordTerms[at] = id;
      wordStarts[at] = start;
      wordEnds[at] = end;
      at += 1;
    }
  }
  return { foldedOf, wordTerms, wordStarts, wordEnds };
};

const packTexts = (texts: readonly IndexedText[], words: readonly Word[][], documentCount: number) => {
  const firstText = new Uint32Array(documentCount + 1);
  for (const { document } of texts) firstText[document + 1]! += 1;
  for (let document = 0; document < documentCount; document += 1) firstText[document + 1]! += firstText[document]!;
  let firstWord = 0;
  const packed = texts.map(({ field, weight }, index) => {
    const text = { field, weight, firstWord };
    firstWord += words[index]!.length;
    return text;
  });
  return { firstText, texts: [...packed, { field: '', weight: 0, firstWord }] };
};

const wordsAndParts = (text: string): Word[] => {
  const words: Word[] = [];
  for (const token of tokenize(text)) words.push(token, ...token.parts);
  return words;
};

export const createTextIndex = (texts: readonly IndexedText[], documentCount: number): TextIndex => {
  const words = texts.map(({ text }) => wordsAndParts(text));
  const weights = weighTerms(texts, words);
  const terms = [...weights.keys()].toSorted();
  const termIds = new Map(terms.map((term, id) => [term, id]));
  return {
    terms,
    termIds,
    ...packPostings(terms, weights, documentCount),
    ...packTexts(texts, words, documentCount),
    ...packWords(words, termIds),
  };
};

/** The first term that is not less than `prefix`: where terms with that beginning would begin. */
export const firstTermFrom = ({ terms }: TextIndex, prefix: string): number => {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (terms[middle]! < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
};

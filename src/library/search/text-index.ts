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
  /** Those with marks. */
  marked: Uint32Array;
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

/** What the texts consist of, while they are read: terms have ids in the order in which they were met. */
interface Read {
  texts: { document: number; field: string; weight: number; firstWord: number; length: number }[];
  termIds: Map<string, number>;
  /** By term, as in the index. */
  foldedOf: number[];
  wordTerms: number[];
  wordStarts: number[];
  wordEnds: number[];
}

const idOf = ({ termIds, foldedOf }: Read, term: string): number => {
  let id = termIds.get(term);
  if (id === undefined) {
    id = termIds.size;
    termIds.set(term, id);
    foldedOf.push(id);
  }
  return id;
};

const addWord = (read: Read, { term, surface, start, end }: Word): void => {
  const id = idOf(read, surface);
  if (surface !== term) read.foldedOf[id] = idOf(read, term);
  read.wordTerms.push(id);
  read.wordStarts.push(start);
  read.wordEnds.push(end);
};

const addText = (read: Read, { text, ...rest }: IndexedText): void => {
  const firstWord = read.wordTerms.length;
  for (const token of tokenize(text)) {
    addWord(read, token);
    for (const part of token.parts) addWord(read, part);
  }
  read.texts.push({ ...rest, firstWord, length: read.wordTerms.length - firstWord });
};

const averageLengths = ({ texts }: Read): Map<string, number> => {
  const sums = new Map<string, { words: number; texts: number }>();
  for (const { field, length } of texts) {
    const sum = sums.get(field) ?? { words: 0, texts: 0 };
    sums.set(field, { words: sum.words + length, texts: sum.texts + 1 });
  }
  return new Map([...sums].map(([field, sum]) => [field, Math.max(1, sum.words / sum.texts)]));
};

const addWeight = ({ documents, weights }: Weights, document: number, weight: number): void => {
  if (documents.at(-1) === document) {
    weights[weights.length - 1]! += weight;
  } else {
    documents.push(document);
    weights.push(weight);
  }
};

const countTerms = ({ wordTerms, foldedOf }: Read, first: number, end: number): Map<number, number> => {
  const counts = new Map<number, number>();
  const count = (term: number): unknown => counts.set(term, (counts.get(term) ?? 0) + 1);
  for (let word = first; word < end; word += 1) {
    const surface = wordTerms[word]!;
    const term = foldedOf[surface]!;
    count(term);
    if (surface !== term) count(surface);
  }
  return counts;
};

const weighTerms = function* (read: Read): Generator<void, Weights[]> {
  const averages = averageLengths(read);
  const byTerm = Array.from(read.termIds, (): Weights => ({ documents: [], weights: [] }));
  for (const { document, field, weight, firstWord, length } of read.texts) {
    const share = length / averages.get(field)!;
    for (const [term, count] of countTerms(read, firstWord, firstWord + length)) {
      const gain = (count * (saturation + 1)) / (count + saturation * (1 - lengthShare + lengthShare * share));
      addWeight(byTerm[term]!, document, weight * gain);
    }
    yield;
  }
  return byTerm;
};

const rarityOf = (having: number, all: number): number => Math.log(1 + (all - having + 0.5) / (having + 0.5));

const packPostings = (all: readonly Weights[], documentCount: number) => {
  const rarity = Float32Array.from(all, ({ documents }) => rarityOf(documents.length, documentCount));
  const postings = new Uint32Array(all.length + 1);
  for (const [id, { documents }] of all.entries()) postings[id + 1] = postings[id]! + documents.length;
  const documents = new Uint32Array(postings.at(-1)!);
  const scores = new Float32Array(documents.length);
  for (const [id, each] of all.entries()) {
    documents.set(each.documents, postings[id]);
    scores.set(
      each.weights.map((weight) => weight * rarity[id]!),
      postings[id],
    );
  }
  return { rarity, postings, documents, scores };
};

const packTexts = ({ texts, wordTerms }: Read, documentCount: number) => {
  const firstText = new Uint32Array(documentCount + 1);
  for (const { document } of texts) firstText[document + 1]! += 1;
  for (let document = 0; document < documentCount; document += 1) firstText[document + 1]! += firstText[document]!;
  const packed = texts.map(({ field, weight, firstWord }) => ({ field, weight, firstWord }));
  return { firstText, texts: [...packed, { field: '', weight: 0, firstWord: wordTerms.length }] };
};

/** Gives way after each text, so that a server can do something else meanwhile. */
export const buildTextIndex = function* (
  texts: Iterable<IndexedText>,
  documentCount: number,
): Generator<void, TextIndex> {
  const read: Read = { texts: [], termIds: new Map(), foldedOf: [], wordTerms: [], wordStarts: [], wordEnds: [] };
  for (const text of texts) {
    addText(read, text);
    yield;
  }
  const weights = yield* weighTerms(read);
  const met = [...read.termIds.keys()];
  const terms = met.toSorted();
  yield;
  const termIds = new Map(terms.map((term, id) => [term, id]));
  const idOfMet = met.map((term) => termIds.get(term)!);
  yield;
  const foldedOf = new Uint32Array(terms.length);
  for (const [id, folded] of read.foldedOf.entries()) foldedOf[idOfMet[id]!] = idOfMet[folded]!;
  const marked = Uint32Array.from(terms.keys()).filter((id) => foldedOf[id] !== id);
  return {
    terms,
    termIds,
    foldedOf,
    marked,
    ...packPostings(
      terms.map((term) => weights[read.termIds.get(term)!]!),
      documentCount,
    ),
    ...packTexts(read, documentCount),
    wordTerms: Uint32Array.from(read.wordTerms, (id) => idOfMet[id]!),
    wordStarts: Uint32Array.from(read.wordStarts),
    wordEnds: Uint32Array.from(read.wordEnds),
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

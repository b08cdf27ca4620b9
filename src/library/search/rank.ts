/**
 * Which documents answer a query, best first. First the weights of the terms are added up, for how much of
 * the query a document has; then the best are looked at more closely: do the words stand together, is a
 * text hardly more than the query. The shares here were settled with `npm run relevance`.
 */
import type { QueryTerm } from './query-terms.js';
import type { Slots } from './slots.js';
import type { TextIndex } from './text-index.js';

export interface Source {
  index: TextIndex;
  slots: Slots;
  /** How much a hit in it counts, beside a hit in the reader's language. */
  share: number;
}

/** What each document has besides its texts. */
export interface Knowledge {
  /** Added to what its texts say: a number or symbol that stands for it. */
  bonus: Float64Array;
  /** The sum is multiplied by it. */
  prior: Float64Array;
}

interface Ranked {
  document: number;
  score: number;
}

/** So many are looked at closely. */
const mostCandidates = 30;
/** A document with less of the query than this share of the most that any has is no answer. */
const leastCoverage = 0.5;
const phraseShare = 0.8;
const titleShare = 1.6;

interface Sums {
  scores: Float64Array;
  /** How much of the query a document has, in rarity of its terms. */
  coverage: Float64Array;
  /** Of one term in one source, and of one term: overwritten for each. */
  best: Float64Array;
  nearest: Float64Array;
  /** By document: one bit for each source in which it has a term. */
  sourceBits: Uint8Array;
}

/** What was found, best first. */
export interface Found {
  documents: number[];
  sourceBits: Uint8Array;
}

/** Adds one term: in each source the closest reading counts, and the sources are added up. */
const addTerm = (
  { scores, coverage, best, nearest, sourceBits }: Sums,
  sources: readonly Source[],
  term: QueryTerm,
): void => {
  nearest.fill(0);
  for (const [at, { index, share }] of sources.entries()) {
    const { postings, documents, scores: weights } = index;
    best.fill(0);
    for (const { term: id, closeness } of term.alternatives[at]!) {
      const end = postings[id + 1]!;
      for (let posting = postings[id]!; posting < end; posting += 1) {
        const document = documents[posting]!;
        const score = weights[posting]! * closeness * share;
        if (score > best[document]!) best[document] = score;
        if (closeness > nearest[document]!) nearest[document] = closeness;
      }
    }
    for (let document = 0; document < best.length; document += 1) {
      if (best[document] === 0) continue;
      scores[document]! += best[document]!;
      sourceBits[document]! |= 1 << at;
    }
  }
  for (let document = 0; document < best.length; document += 1) {
    coverage[document]! += nearest[document]! * term.rarity;
  }
};

const sumOf = (terms: readonly QueryTerm[]): number => terms.reduce((sum, { rarity }) => sum + rarity, 0);

const addTerms = (sources: readonly Source[], terms: readonly QueryTerm[], documentCount: number): Sums => {
  const zeros = (): Float64Array => new Float64Array(documentCount);
  const sourceBits = new Uint8Array(documentCount);
  const sums = { scores: zeros(), coverage: zeros(), best: zeros(), nearest: zeros(), sourceBits };
  for (const term of terms) addTerm(sums, sources, term);
  return sums;
};

/** What the order of the words in one text adds: pairs as in the query, and a text that is hardly more than it. */
const weighText = ({ index, slots }: Source, terms: readonly QueryTerm[], text: number, allRarity: number): number => {
  const { firstWord, weight } = index.texts[text]!;
  const end = index.texts[text + 1]!.firstWord;
  /** One bit for each term; there are never as many as bits. */
  let seen = 0;
  let pairs = 0;
  let found = 0;
  let foundRarity = 0;
  let previous = 0;
  for (let word = firstWord; word < end; word += 1) {
    const slot = slots[index.wordTerms[word]!]!;
    if (slot > 0) found += 1;
    if (slot > 0 && (seen & (1 << slot)) === 0) {
      const { rarity } = terms[slot - 1]!;
      foundRarity += rarity;
      if (previous > 0 && slot === previous + 1) pairs += (rarity + terms[previous - 1]!.rarity) / 2;
      seen |= 1 << slot;
    }
    previous = slot;
  }
  if (found === 0) return 0;
  const likeness = (found / (end - firstWord)) * (foundRarity / allRarity);
  return weight * (phraseShare * pairs + titleShare * allRarity * likeness ** 2);
};

const weighTexts = (
  sources: readonly Source[],
  terms: readonly QueryTerm[],
  document: number,
  { allRarity, bits }: { allRarity: number; bits: number },
): number => {
  let sum = 0;
  for (const [at, source] of sources.entries()) {
    if ((bits & (1 << at)) === 0) continue;
    const { firstText } = source.index;
    for (let text = firstText[document]!; text < firstText[document + 1]!; text += 1) {
      sum += source.share * weighText(source, terms, text, allRarity);
    }
  }
  return sum;
};

const byScore = (a: Ranked, b: Ranked): number => b.score - a.score || a.document - b.document;

/** Documents that answer the query and that a filter accepts. */
export const rankDocuments = (
  sources: readonly Source[],
  terms: readonly QueryTerm[],
  { bonus, prior }: Knowledge,
  accepts: (document: number) => boolean,
): Found => {
  const { scores, coverage, sourceBits } = addTerms(sources, terms, prior.length);
  const most = coverage.reduce((a, b) => Math.max(a, b), 0);
  const all = sumOf(terms);
  const ranked: Ranked[] = [];
  for (let document = 0; document < prior.length; document += 1) {
    const covered = coverage[document]!;
    const isAnswer = bonus[document]! > 0 || (covered > 0 && covered >= leastCoverage * most);
    if (!isAnswer || !accepts(document)) continue;
    const ofTexts = covered === 0 ? 0 : scores[document]! * (covered / all) ** 2;
    ranked.push({ document, score: prior[document]! * (ofTexts + bonus[document]!) });
  }
  ranked.sort(byScore);
  const candidates = ranked.splice(0, mostCandidates);
  for (const each of candidates) {
    const { document } = each;
    each.score +=
      prior[document]! * weighTexts(sources, terms, document, { allRarity: all, bits: sourceBits[document]! });
  }
  return { documents: [...candidates.sort(byScore), ...ranked].map(({ document }) => document), sourceBits };
};

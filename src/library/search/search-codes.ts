/**
 * Codes and variants by what somebody types: words in the reader's language or in English, a number, a
 * symbol, a phrase, the constant of a framework. The texts of a language are indexed before the first
 * search in it, and kept, some 4 MiB for each. The index is our own: on these texts MiniSearch took twice
 * the memory and, with misspellings, more than twice the time, before phrases and highlights.
 */
import type { Catalog, Code } from '../../catalog/catalog.js';
import type { Language, Locales } from '../../locales/locales.js';
import { summarizeCode } from '../describe-code.js';
import { type CodeFilters, createFilter } from '../list-codes.js';
import type { Reader } from '../reader.js';
import type { MatchedField, SearchAnswer } from '../representation/search.js';
import { indexFacts, indexWords, searchedCodes } from './corpus.js';
import { gatherKnowledge, likelihoodOf } from './knowledge.js';
import { type SearchedSource, findMatched, mostFields } from './matched.js';
import { type QueryTerm, readTerms } from './query-terms.js';
import { type Found, rankDocuments } from './rank.js';
import { finish, inSlices } from './slices.js';
import { createSlots } from './slots.js';
import { collectSpellings, findNumbers } from './spellings.js';
import type { TextIndex } from './text-index.js';
import { tokenize } from './tokens.js';

interface SearchQuery extends CodeFilters {
  /** With a letter or a digit in it. */
  q: string;
  limit: number;
  offset: number;
}

export interface CodeSearch {
  /** Indexes what a search in this language needs, in slices, between which the process does other work. */
  prepare: (language: Language) => Promise<void>;
  /** Indexes at once what was not prepared. */
  search: (reader: Reader, query: SearchQuery) => SearchAnswer;
}

type IndexedSource = Omit<SearchedSource, 'slots'>;

/** A hit in English counts less than one in the reader's language. */
const englishShare = 0.6;

/** The index of each language, made when first asked for. */
const createIndexes = (codes: readonly Code[], { languages, default: fallback }: Locales) => {
  const english = languages.get('en') ?? fallback;
  const facts = finish(indexFacts(codes));
  const indexes = new Map<Language, TextIndex>();
  const underWay = new Map<Language, Promise<void>>();
  const indexOf = (language: Language): TextIndex => {
    const index = indexes.get(language) ?? finish(indexWords(codes, language));
    indexes.set(language, index);
    return index;
  };
  const prepareOne = async (language: Language): Promise<void> => {
    indexes.set(language, await inSlices(indexWords(codes, language)));
  };
  const prepare = async (language: Language): Promise<void> => {
    for (const each of new Set([english, language])) {
      if (indexes.has(each)) continue;
      const made = underWay.get(each) ?? prepareOne(each);
      underWay.set(each, made);
      await made;
    }
  };
  const sourcesFor = (language: Language): IndexedSource[] => [
    { index: indexOf(language), share: 1, language: language.tag },
    { index: facts, share: 1, language: null },
    ...(language === english ? [] : [{ index: indexOf(english), share: englishShare, language: english.tag }]),
  ];
  return { prepare, sourcesFor };
};

const withSlots = (sources: readonly IndexedSource[], terms: readonly QueryTerm[], isLoose = false): SearchedSource[] =>
  sources.map((source, at) => ({ ...source, slots: createSlots(source.index, terms, at, isLoose) }));

const wholeCode = ({ code }: Code): MatchedField => ({
  field: 'code',
  language: null,
  ranges: [{ start: 0, end: code.length }],
});

/** Says of a document where the query is found in it, in words with the marks that were typed or else without. */
const createHighlighter = (
  sources: readonly SearchedSource[],
  terms: readonly QueryTerm[],
  { sourceBits }: Pick<Found, 'sourceBits'>,
) => {
  let loose: SearchedSource[] | undefined;
  return (document: number, code: Code): MatchedField[] => {
    const matched = findMatched(sources, terms, document, sourceBits[document]!);
    // A number inside a range has a code of its own, which is in no index.
    if (code.range !== null)
      return [wholeCode(code), ...matched.filter(({ field }) => field !== 'code')].slice(0, mostFields);
    if (matched.length > 0) return matched;
    loose ??= withSlots(sources, terms, true);
    const nearly = findMatched(loose, terms, document, sourceBits[document]!);
    return nearly.length > 0 ? nearly : [wholeCode(code)];
  };
};

export const createCodeSearch = (catalog: Catalog, locales: Locales): CodeSearch => {
  const codes = searchedCodes(catalog);
  const documents = new Map(codes.map((code, document) => [code.id, document]));
  const likelihoods = Float64Array.from(codes, likelihoodOf);
  const known = { catalog, codes, likelihoods, spellings: collectSpellings(codes) };
  const { prepare, sourcesFor } = createIndexes(codes, locales);
  const search: CodeSearch['search'] = (reader, { q, limit, offset, ...filters }) => {
    const tokens = tokenize(q);
    const indexed = sourcesFor(reader.language);
    const indexes = indexed.map(({ index }) => index);
    const terms = readTerms(tokens, indexes);
    const sources = withSlots(indexed, terms);
    const numbered = new Map(
      findNumbers(catalog, tokens).map((code): [number, Code] => [documents.get((code.range ?? code).id)!, code]),
    );
    const passes = createFilter(reader.language, filters);
    const found = rankDocuments(sources, terms, gatherKnowledge(known, q, tokens, numbered), (document) =>
      passes(codes[document]!),
    );
    const highlight = createHighlighter(sources, terms, found);
    const items = found.documents.slice(offset, offset + limit).map((document) => {
      const code = numbered.get(document) ?? codes[document]!;
      return { ...summarizeCode(reader, code), matched: highlight(document, code) };
    });
    return { language: reader.language.tag, query: q, items, total: found.documents.length, limit, offset };
  };
  return { prepare, search };
};

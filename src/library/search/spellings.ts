/**
 * Codes by what stands for them on the wire and in programs. Symbols, aliases, phrases and former phrases
 * are looked up by their words written together, so that `NGHTTP2_REFUSED_STREAM`, `codes.DeadlineExceeded`
 * and "Bad sequence of commands" find their code whatever stands before or behind; numbers in every
 * notation that a protocol knows, also inside a range.
 */
import type { Catalog, Code, Protocol } from '../../catalog/catalog.js';
import { findListedCode } from '../../catalog/find-code.js';
import { type Token, type Word, smallestWords, tokenize } from './tokens.js';

interface Spelling {
  document: number;
  /** What it adds: 1 for a symbol or alias, less for a phrase. */
  strength: number;
  /** Undefined for everything but symbols. */
  symbol: string | undefined;
}

/** By their words. */
export type Spellings = ReadonlyMap<string, readonly Spelling[]>;

const phraseStrength = 0.8;
const symbolStrength = 1;
/** A symbol letter by letter: `ENHANCE_YOUR_CALM`, not "enhance your calm". */
const verbatimStrength = 3;

const spellingsOf = ({ fact, variant }: Code): [written: string, strength: number][] => {
  const { symbol, aliases = [], phrase, formerPhrases = [] } = fact;
  const symbols = [symbol, ...(variant === null ? aliases : [])];
  const phrases = [phrase, ...formerPhrases.map((former) => former.phrase)];
  return [
    ...phrases.flatMap((each): [string, number][] => (each === undefined ? [] : [[each, phraseStrength]])),
    ...symbols.flatMap((each): [string, number][] => (each === undefined ? [] : [[each, symbolStrength]])),
  ];
};

const together = (words: readonly Word[]): string => words.map(({ term }) => term).join('');

export const collectSpellings = (codes: readonly Code[]): Spellings => {
  const spellings = new Map<string, Spelling[]>();
  for (const [document, code] of codes.entries()) {
    for (const [written, strength] of spellingsOf(code)) {
      const key = together(smallestWords(tokenize(written)));
      const symbol = written === code.fact.symbol ? written : undefined;
      spellings.set(key, [...(spellings.get(key) ?? []), { document, strength, symbol }]);
    }
  }
  return spellings;
};

const strengthOf = ({ strength, symbol }: Spelling, query: string): number =>
  symbol !== undefined && query.includes(symbol) ? verbatimStrength : strength;

/** Bounds the pieces that are looked up. */
const mostWords = 16;

/**
 * Documents of which a spelling stands in the query, each with how strongly it does: 1 for a symbol that
 * is all of the query. A long spelling hides shorter ones in it.
 */
export const findSpellings = (spellings: Spellings, query: string, tokens: readonly Token[]): Map<number, number> => {
  const words = smallestWords(tokens).slice(0, mostWords);
  const taken = words.map(() => false);
  const found = new Map<number, number>();
  for (let length = words.length; length > 0; length -= 1) {
    for (let first = 0; first + length <= words.length; first += 1) {
      const spelled = spellings.get(together(words.slice(first, first + length)));
      if (spelled === undefined || taken.slice(first, first + length).includes(true)) continue;
      taken.fill(true, first, first + length);
      const share = (length / words.length) ** 2;
      for (const spelling of spelled) {
        const strength = strengthOf(spelling, query) * share;
        found.set(spelling.document, Math.max(found.get(spelling.document) ?? 0, strength));
      }
    }
  }
  return found;
};

const isNumber = (text: string): boolean => /^(0x[0-9a-f]+|[0-9]+(\.[0-9]+)*)$/.test(text);

/** Codes that a number in the query stands for in some protocol, in whatever notation; a number inside a range is a code of its own. */
export const findNumbers = (catalog: Catalog, tokens: readonly Token[]): Code[] => {
  const numbers = tokens.map(({ term }) => term).filter(isNumber);
  return [...catalog.protocols.values()].flatMap((protocol) =>
    numbers.slice(0, mostWords).flatMap((number) => findListedCode(protocol, number) ?? []),
  );
};

/** Protocols that the query names, with how much of their ids: all of `smtp`, half of `smtp-enhanced` in "smtp 550". */
export const nameProtocols = (catalog: Catalog, tokens: readonly Token[]): Map<Protocol, number> => {
  const terms = new Set(smallestWords(tokens).map(({ term }) => term));
  const shareOf = ({ id }: Protocol): number => {
    const parts = id.split('-');
    return parts.filter((part) => terms.has(part)).length / parts.length;
  };
  return new Map(
    [...catalog.protocols.values()]
      .map((protocol): [Protocol, number] => [protocol, shareOf(protocol)])
      .filter(([, share]) => share > 0),
  );
};

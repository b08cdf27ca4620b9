/** What speaks for a code besides its texts: a symbol, phrase or number in the query, a protocol named there. */
import type { Catalog, Code } from '../../catalog/catalog.js';
import type { Value } from '../../catalog/vocabulary.js';
import type { Knowledge } from './rank.js';
import { type Spellings, findSpellings, nameProtocols } from './spellings.js';
import type { Token } from './tokens.js';

/** Beside some 50 for a rare word in a name. */
const spellingBonus = 120;
/** At most, of a code whose protocol is not the one that the query names. */
const elsewhereStrength = 0.3;
const numberBonus = 60;
/** Of a number that only lies inside a range: many do. */
const inRangeBonus = 15;
const namedProtocolShare = 0.4;

/** Codes that hardly anybody meets any more, or that no specification defines. */
const rareStandings = new Set<Value<'standing'>>(['association', 'folklore', 'historic', 'obsolete', 'reserved']);
const rareShare = 0.9;
const variantShare = 0.92;

/** How likely somebody looks for this one, where two fit equally well: 1 for most. */
export const likelihoodOf = ({ fact, variant }: Code): number =>
  (rareStandings.has(fact.standing) ? rareShare : 1) * (variant === null ? 1 : variantShare);

export interface KnownCodes {
  catalog: Catalog;
  /** By document, as are their likelihoods. */
  codes: readonly Code[];
  likelihoods: Float64Array;
  spellings: Spellings;
}

/** `numbered`: the codes whose number stands in the query, by document. */
export const gatherKnowledge = (
  { catalog, codes, likelihoods, spellings }: KnownCodes,
  query: string,
  tokens: readonly Token[],
  numbered: ReadonlyMap<number, Code>,
): Knowledge => {
  const bonus = new Float64Array(codes.length);
  const named = nameProtocols(catalog, tokens);
  // `HttpStatus.NOT_FOUND` names HTTP, although the constant is letter by letter the symbol of gRPC.
  const isElsewhere = (document: number): boolean => named.size > 0 && !named.has(codes[document]!.protocol);
  for (const [document, strength] of findSpellings(spellings, query, tokens)) {
    bonus[document] = spellingBonus * (isElsewhere(document) ? Math.min(strength, elsewhereStrength) : strength);
  }
  for (const [document, { range }] of numbered) bonus[document]! += range === null ? numberBonus : inRangeBonus;
  const weigh = (likelihood: number, document: number): number =>
    likelihood * (1 + namedProtocolShare * (named.get(codes[document]!.protocol) ?? 0));
  return { bonus, prior: named.size === 0 ? likelihoods : likelihoods.map(weigh) };
};

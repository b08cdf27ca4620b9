/**
 * Codes that somebody may have meant: the same number in another protocol, then codes of this
 * protocol at a small edit distance, nearest first, then nearest in number, then in catalog order.
 */
import { distance } from 'fastest-levenshtein';

import type { Catalog, Code, Protocol } from './catalog.js';

const mostSuggestions = 5;
const mostEdits = (written: string): number => (written.length <= 3 ? 1 : 2);

const spellingsOf = ({ code, fact }: Code): string[] => [code, fact.symbol ?? code, ...(fact.aliases ?? [])];

const editsTo = (code: Code, written: string): number =>
  Math.min(...spellingsOf(code).map((spelling) => distance(spelling.toLowerCase(), written)));

const isNumber = (text: string): boolean => /^[0-9]{1,9}$/.test(text);

/** How far two numbers lie apart; 0 where either is none, so that catalog order decides. */
const gapTo = ({ code }: Code, written: string): number =>
  isNumber(code) && isNumber(written) ? Math.abs(Number(code) - Number(written)) : 0;

/** At most five; none for a spelling that nothing comes near. */
export const findNearCodes = (catalog: Catalog, protocol: Protocol, written: string): Code[] => {
  const wanted = written.toLowerCase();
  const elsewhere = [...catalog.protocols.values()]
    .filter((other) => other !== protocol)
    .flatMap((other) => other.bySpelling.get(wanted) ?? []);
  const nearby = protocol.codes
    .map((code) => ({ code, edits: editsTo(code, wanted) }))
    .filter(({ edits }) => edits <= mostEdits(wanted))
    .toSorted((a, b) => a.edits - b.edits || gapTo(a.code, wanted) - gapTo(b.code, wanted))
    .map(({ code }) => code);
  return [...elsewhere, ...nearby].slice(0, mostSuggestions);
};

/** Protocol ids that somebody may have meant, nearest first. */
export const findNearProtocols = (catalog: Catalog, written: string): string[] =>
  [...catalog.protocols.keys()]
    .map((id) => ({ id, edits: distance(id, written.toLowerCase()) }))
    .filter(({ edits }) => edits <= mostEdits(written))
    .toSorted((a, b) => a.edits - b.edits)
    .map(({ id }) => id);

/**
 * The codes of a protocol by what fields of logs and metrics hold: canonical code, number in decimal
 * where the canonical form is hexadecimal, symbol, aliases, and the symbols of single meanings. For
 * formats whose consumer looks a value up by exact, case-sensitive match, hence also `Unavailable` for
 * gRPC's `UNAVAILABLE`, as libraries print it. A range stands under no value, and a variant without a
 * symbol of its own shares the value of its code.
 */
import type { Code, Protocol } from '../../catalog/catalog.js';
import { toCodeNumber } from '../../catalog/code-number.js';

/** A word in capitals is also written as a name. */
const letterCasesOf = (word: string): string[] =>
  /^[A-Z]+$/.test(word) ? [word, word.charAt(0) + word.slice(1).toLowerCase()] : [word];

const spellingsOf = ({ protocol, code, fact, variant }: Code): string[] => {
  const { symbol, aliases = [] } = fact;
  const words = [...(symbol === undefined ? [] : [symbol]), ...aliases].flatMap(letterCasesOf);
  if (variant !== null) return words;
  const number = toCodeNumber(code, protocol.file.form.notation);
  return [code, ...(number === undefined ? [] : [number.toString()]), ...words];
};

/** In catalog order. What a code and its variant share belongs to the code. */
export const spelledCodes = ({ codes }: Protocol): Map<string, Code> => {
  const spelled = new Map<string, Code>();
  for (const code of codes.filter(({ fact }) => fact.range === undefined)) {
    for (const each of [code, ...code.variants]) {
      for (const spelling of spellingsOf(each)) if (!spelled.has(spelling)) spelled.set(spelling, each);
    }
  }
  return spelled;
};

/**
 * From what somebody wrote to the code it means: canonical spelling, symbol, alias or variant in any
 * letter case, another spelling of the number, a number inside a range; else the class that its form
 * puts it in. Where the canonical form is hexadecimal, bare digits are decimal.
 */
import { type Code, type Group, type Protocol, classOf, groupOf, numberInRange } from './catalog.js';
import { isInRange, spellCodeNumber, toCodeNumber } from './code-number.js';
import type { ClassFact } from './schema.js';

/** `spelling` is canonical. */
export type FoundCode =
  | { ok: true; code: Code; spelling: string }
  | { ok: false; reason: 'unknown-code'; spelling: string; class: ClassFact; group: Group | null }
  | { ok: false; reason: 'malformed-code'; spelling: string };

export const findCode = (protocol: Protocol, written: string): FoundCode => {
  const { notation, pattern } = protocol.file.form;
  const number = toCodeNumber(written, notation);
  const exact =
    protocol.bySpelling.get(written.toLowerCase()) ??
    (number === undefined ? undefined : protocol.byNumber.get(number));
  if (exact !== undefined) return { ok: true, code: exact, spelling: exact.key };

  const range = number === undefined ? undefined : protocol.ranges.find(({ fact }) => isInRange(number, fact.range!));
  if (number !== undefined && range !== undefined) {
    const code = numberInRange(range, number);
    return { ok: true, code, spelling: code.key };
  }

  const spelling = number === undefined ? written : spellCodeNumber(number, notation);
  const codeClass = new RegExp(pattern).test(spelling) ? classOf(protocol.file, spelling) : undefined;
  if (codeClass === undefined) return { ok: false, reason: 'malformed-code', spelling };
  return { ok: false, reason: 'unknown-code', spelling, class: codeClass, group: groupOf(protocol.file, spelling) };
};

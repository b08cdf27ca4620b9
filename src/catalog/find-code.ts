/**
 * From what somebody wrote to the code it means: canonical spelling, symbol, alias or variant in any
 * letter case, another spelling of the number, a number inside a range; else the class that its form
 * puts it in. Where the canonical form is hexadecimal, bare digits are decimal.
 */
import { type Code, type Group, type Protocol, numberInRange } from './catalog.js';
import { isInRange, spellCodeNumber, toCodeNumber } from './code-number.js';
import type { ClassFact } from './schema.js';

/** `spelling` is canonical. */
export type FoundCode =
  | { ok: true; code: Code; spelling: string }
  | { ok: false; reason: 'unknown-code'; spelling: string; class: ClassFact; group: Group | null }
  | { ok: false; reason: 'malformed-code'; spelling: string };

/** A registered code, its variant or a number inside a range; undefined where the catalog has none. */
export const findListedCode = (protocol: Protocol, written: string): Code | undefined => {
  const number = toCodeNumber(written, protocol.file.form.notation);
  const exact =
    protocol.bySpelling.get(written.toLowerCase()) ??
    (number === undefined ? undefined : protocol.byNumber.get(number));
  if (exact !== undefined || number === undefined) return exact;
  const range = protocol.ranges.find(({ fact }) => isInRange(number, fact.range!));
  return range && numberInRange(range, number);
};

export const findCode = (protocol: Protocol, written: string): FoundCode => {
  const code = findListedCode(protocol, written);
  if (code !== undefined) return { ok: true, code, spelling: code.key };
  const { notation } = protocol.file.form;
  const { isOfForm, classOf, groupOf } = protocol.classification;
  const number = toCodeNumber(written, notation);
  const spelling = number === undefined ? written : spellCodeNumber(number, notation);
  const codeClass = isOfForm(spelling) ? classOf(spelling) : undefined;
  if (codeClass === undefined) return { ok: false, reason: 'malformed-code', spelling };
  return { ok: false, reason: 'unknown-code', spelling, class: codeClass, group: groupOf(spelling) };
};

/**
 * Codes as numbers, where a protocol has numbers. A code is always a string, but `0x0B`, `0xb` and
 * `11` are one HTTP/2 error code, and a number may lie inside a range that one entry stands for.
 * QUIC and HTTP/3 codes have up to 62 bits (RFC 9000 §16), hence bigint.
 */
import type { CodeFact, ProtocolFile } from './schema.js';

export type Notation = ProtocolFile['form']['notation'];

/** The number that a spelling stands for; undefined where the protocol or the spelling has none. */
export const toCodeNumber = (spelling: string, notation: Notation): bigint | undefined => {
  if (notation === 'decimal' && /^(0|[1-9][0-9]{0,18})$/.test(spelling)) return BigInt(spelling);
  if (notation === 'hexadecimal' && /^(0x[0-9a-f]{1,16}|[0-9]{1,19})$/i.test(spelling)) return BigInt(spelling);
  return undefined;
};

/** The spelling of a number nobody registered; a registered one is spelled as its registry does. */
export const spellCodeNumber = (number: bigint, notation: Notation): string =>
  notation === 'hexadecimal' ? `0x${number.toString(16)}` : number.toString();

export const isInRange = (number: bigint, range: NonNullable<CodeFact['range']>): boolean => {
  const first = BigInt(range.first);
  return number >= first && number <= BigInt(range.last) && (number - first) % BigInt(range.step ?? 1) === 0n;
};

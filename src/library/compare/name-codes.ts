/** How sentences name codes: `455`, `SMTP 455`, `UNAVAILABLE (14)`, `499 (Esri)`. */
import type { Code } from '../../catalog/catalog.js';
import type { Language } from '../../locales/locales.js';
import { bundleOf, textsOfCode } from '../words.js';

export type NameCode = (code: Code) => string;

const nameInProtocol = (language: Language, code: Code): string => {
  const { symbol, vendor } = code.fact;
  const plain =
    symbol === undefined || code.range !== null
      ? code.code
      : language.translate('compare.symbol', { symbol, code: code.code });
  const isOneOfSeveral = code.variant !== null || (vendor !== undefined && code.variants.length > 0);
  if (!isOneOfSeveral) return plain;
  return language.translate('compare.variant', { code: plain, meaning: vendor ?? textsOfCode(language, code).name });
};

export const nameWithProtocol = (language: Language, code: Code): string =>
  language.translate('compare.code', {
    protocol: bundleOf(language, code.protocol).name,
    code: nameInProtocol(language, code),
  });

/** Codes of one protocol need not repeat its name in every sentence. */
export const createNaming = (language: Language, codes: readonly Code[]): NameCode =>
  codes.every(({ protocol }) => protocol === codes[0]!.protocol)
    ? (code) => nameInProtocol(language, code)
    : (code) => nameWithProtocol(language, code);

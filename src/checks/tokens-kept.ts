/**
 * Does a translation keep what must not be translated: numbers, commands (`RCPT TO`), header fields
 * (`Retry-After`), settings (`message_size_limit`), domain names, RFC numbers? Compared as a set for
 * each text; digits may be grouped as the language does.
 */
import type { Check, Problem } from './check.js';
import { type PlacedText, allTexts } from './each-text.js';

const tokenPatterns = [
  /\d+(?:[.,]\d+)*/g,
  /(?<![\p{L}\p{N}])[A-Z][A-Z0-9_]*[A-Z0-9](?=s?(?![\p{L}\p{N}]))/gu,
  /(?<![\p{L}\p{N}])[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])[a-z0-9]+(?:_[a-z0-9]+)+/gu,
  /(?<![\p{L}\p{N}])[a-z][a-z0-9-]+(?:\.[a-z][a-z0-9-]+)+/gu,
];

/** English words in capitals that have a translation, each with the reason. */
const translatedTokens: Record<string, string> = {};

/** `1,000` and `1.000` are one number. */
const normalize = (token: string): string => (/^\d/.test(token) ? token.replace(/[.,]/g, '') : token);

const tokensOf = (text: string): Set<string> =>
  new Set(tokenPatterns.flatMap((pattern) => text.match(pattern) ?? []).map(normalize));

const isName = ({ field }: PlacedText): boolean => field === 'name' || field === 'label';

/** Title case makes "Non-Delivery" look like a header field, so names are held to their capitals and numbers only. */
const isHeaderLike = (token: string): boolean => /^[A-Z][A-Za-z]*-[A-Z][a-z]/.test(token);

const lostTokens = (placed: PlacedText): string[] => {
  const kept = tokensOf(placed.text);
  return [...tokensOf(placed.source ?? '')]
    .filter((token) => !kept.has(token) && !Object.hasOwn(translatedTokens, token))
    .filter((token) => !(isName(placed) && isHeaderLike(token)));
};

export const tokensKept: Check = {
  name: 'tokens-kept',
  description: 'Translations keep the numbers, commands, header fields and names of the English text',
  level: 'editorial',
  find: (project) =>
    allTexts(project).flatMap((placed): Problem[] => {
      const lost = lostTokens(placed);
      if (lost.length === 0) return [];
      const message = `${placed.place}: lacks ${lost.join(', ')}, which the English has`;
      return [{ file: placed.file, message, fix: 'say it in the translation too, spelled the same' }];
    }),
};

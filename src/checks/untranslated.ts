/**
 * Is a translation one? A text equal to its English source, or with a run of English words, was
 * forgotten. Quotations from the wire do not count, nor do texts without a word in lower case:
 * `RCPT TO`, `{{protocol}} {{code}}`.
 */
import type { Check, Problem } from './check.js';
import { type PlacedText, allTexts } from './each-text.js';
import { withoutQuotations, wordsOf } from './prose.js';

/** Texts that are the same in every language, each with the reason. */
const sameInEveryLanguage: Record<string, string> = {
  WebDAV: 'a proper name',
  WebSocket: 'a proper name',
};

/** Common English words that are no words of other languages, as far as that can be had. */
const functionWords = new Set(
  'the of and that with this which when from your not are is be by has have was were will should must it its into for if or because'.split(
    ' ',
  ),
);
const shortestRun = 4;
const fewestFunctionWords = 2;

const withoutPlaceholders = (text: string): string => text.replace(/\{\{.*?\}\}/g, '…');

const hasWords = (text: string): boolean => /(?<![\p{L}\p{N}])\p{L}?\p{Ll}{2,}/u.test(withoutPlaceholders(text));

const isEnglishRun = (words: readonly string[]): boolean =>
  words.length >= shortestRun &&
  words.filter((word) => functionWords.has(word.toLowerCase())).length >= fewestFunctionWords;

/** Whether four or more plain Latin words follow each other, two of them English for certain. */
const looksEnglish = (text: string): boolean => {
  const words = wordsOf(withoutPlaceholders(withoutQuotations(text)));
  const runs: string[][] = [[]];
  for (const word of words) {
    if (/^[a-z'’-]+$/i.test(word)) runs.at(-1)!.push(word);
    else runs.push([]);
  }
  return runs.some(isEnglishRun);
};

const describe = ({ text, source }: PlacedText): string | undefined => {
  if (text === source && hasWords(text) && !Object.hasOwn(sameInEveryLanguage, text)) return 'is equal to the English';
  return looksEnglish(text) ? 'has a run of English words' : undefined;
};

export const untranslated: Check = {
  name: 'untranslated',
  description: 'No text of another language is English',
  level: 'editorial',
  find: (project) =>
    allTexts(project).flatMap((placed): Problem[] => {
      const found = placed.source === undefined ? undefined : describe(placed);
      if (found === undefined) return [];
      return [{ file: placed.file, message: `${placed.place}: ${found}`, fix: 'translate it' }];
    }),
};

/**
 * Is every text clean prose: no stray spaces, markup or doubled words, sentences that end and can stand
 * alone? Each row of `rules` finds one kind of slip; a row may be for one language only.
 */
import type { Check } from './check.js';
import { type PlacedText, allTexts, isProse } from './each-text.js';
import { sentencesOf, withoutQuotations } from './prose.js';

interface StyleRule {
  message: string;
  fix: string;
  isBroken: (placed: PlacedText) => boolean;
}

/** Words that say something by being doubled, in lower case. */
const reduplications: Record<string, readonly string[]> = {
  vi: ['luôn', 'từ', 'dần', 'mãi', 'thường', 'đều', 'khác', 'xa', 'rất', 'hay', 'ngày', 'nhiều'],
};

const doubledWord = /(?<![\p{L}\p{M}\p{N}])([\p{L}\p{M}]+)\s+\1(?![\p{L}\p{M}\p{N}-])/giu;

const hasDoubledWord = ({ text, language }: PlacedText): boolean =>
  [...withoutQuotations(text).matchAll(doubledWord)].some(
    ([, word = '']) => !reduplications[language]?.includes(word.toLowerCase()),
  );

const sentenceEnding = /[.!?…。！？؟।]["”’»」)]*$/u;
const subordinate = /^(When|Whenever|If|Unless|Because|While|Until)\b[^,]*$/;
const isMessage = ({ field }: PlacedText): boolean => field === 'message';

const rules: StyleRule[] = [
  {
    message: 'begins or ends with a space',
    fix: 'remove the space',
    isBroken: ({ text, keys }) => text !== text.trim() && !keys.includes('sentence.separator'),
  },
  {
    message: 'has two spaces, a tab or a line break',
    fix: 'write one space',
    isBroken: ({ text }) => /\s\s|[\t\n\v\f\r]/.test(text),
  },
  {
    message: 'has HTML',
    fix: 'write plain text',
    isBroken: ({ text }) =>
      /<\/?(a|b|br|code|em|i|li|p|pre|span|strong|ul)\b[^>]*>|&(amp|lt|gt|quot|nbsp|#\d+);/i.test(text),
  },
  {
    message: 'has Markdown',
    fix: 'write plain text',
    isBroken: ({ text }) => /`|\*\*|\]\(|^#+ /.test(text),
  },
  {
    message: 'has a placeholder, which is for messages only',
    fix: 'write out what it stood for',
    isBroken: (placed) => !isMessage(placed) && /\{\{|\}\}/.test(placed.text),
  },
  {
    message: 'has a word twice in a row',
    fix: 'remove one of the two',
    isBroken: hasDoubledWord,
  },
  {
    message: 'does not end as a sentence does',
    fix: 'end it with a full stop',
    isBroken: (placed) => isProse(placed) && !sentenceEnding.test(placed.text),
  },
  {
    message: 'ends with a full stop',
    fix: 'remove it: this is a name, not a sentence',
    isBroken: ({ field, text }) => (field === 'name' || field === 'label') && /[^.]\.$/.test(text),
  },
  {
    message: 'has a sentence that does not stand alone',
    fix: 'write what happens then, after a comma: "When the queue is full, the server …"',
    isBroken: ({ field, text, language }) =>
      language === 'en' &&
      field === 'whenYouSeeIt' &&
      sentencesOf(withoutQuotations(text)).some((each) => subordinate.test(each)),
  },
  {
    message: 'says "bạn", which is for userMessage only',
    fix: 'write a passive or an imperative',
    isBroken: ({ field, text, bundle, language }) =>
      language === 'vi' &&
      bundle !== 'common' &&
      field !== 'userMessage' &&
      /(?<!\p{L})bạn(?!\p{L})/iu.test(withoutQuotations(text)),
  },
];

export const textStyle: Check = {
  name: 'text-style',
  description: 'Texts are clean prose, and sentences stand alone',
  level: 'editorial',
  find: (project) =>
    allTexts(project).flatMap((placed) =>
      rules
        .filter(({ isBroken }) => isBroken(placed))
        .map(({ message, fix }) => ({ file: placed.file, message: `${placed.place}: ${message}`, fix })),
    ),
};

/**
 * Do the texts fit where they are shown? Limits in characters as readers count them, the same for every
 * language: a tooltip and a table column do not grow. English names are also counted in words.
 */
import type { Check, Problem } from './check.js';
import { type PlacedText, allTexts, sourceLanguage } from './each-text.js';
import { sentencesOf, wordsOf } from './prose.js';

export const lengthLimits: Record<string, number> = {
  name: 60,
  label: 60,
  summary: 160,
  description: 700,
  whenYouSeeIt: 700,
  howToFix: 900,
  userMessage: 220,
  note: 600,
};

const mostNameWords = 7;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const lengthOf = (text: string): number => [...graphemes.segment(text)].length;

const findMistakes = ({ field, text, bundle, language }: PlacedText): string[] => {
  const limit = bundle === 'common' && field !== 'label' ? Infinity : (lengthLimits[field] ?? Infinity);
  const length = lengthOf(text);
  const words = wordsOf(text).length;
  const mistakes = [];
  if (length > limit) mistakes.push(`has ${length} characters, the limit is ${limit}`);
  if (field === 'summary' && sentencesOf(text).length > 1) mistakes.push('is more than one sentence');
  if (field === 'name' && language === sourceLanguage && words > mostNameWords) {
    mistakes.push(`has ${words} words, the limit is ${mostNameWords}`);
  }
  return mistakes;
};

export const textLength: Check = {
  name: 'text-length',
  description: 'Names, summaries and texts fit where they are shown',
  level: 'editorial',
  find: (project) =>
    allTexts(project).flatMap((placed): Problem[] =>
      findMistakes(placed).map((mistake) => ({
        file: placed.file,
        message: `${placed.place}: ${mistake}`,
        fix: 'shorten it',
      })),
    ),
};

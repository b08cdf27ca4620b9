/**
 * Does the advice agree with the facts? "Try again later" where only a change helps, or where nothing
 * failed, is a defect. Few patterns, for the languages that have them: what they miss a reader finds.
 */
import type { Value } from '../catalog/vocabulary.js';
import type { Check, Problem } from './check.js';
import { type PlacedFact, allFacts } from './each-fact.js';
import { type Project, type ProjectLanguage, localePath } from './project.js';
import { sentencesOf, withoutQuotations } from './prose.js';

interface AdvicePatterns {
  /** Waiting and trying the same again. */
  retryLater: RegExp;
  /** Trying again in any way. */
  retry: RegExp;
  /** Anywhere in the sentence, it may turn the advice round; then nothing is reported. */
  negation: RegExp;
}

const patterns: Record<string, AdvicePatterns> = {
  en: {
    retryLater: /\b(try|retry|send|resend)\b[^,;:.]{0,40}\blater\b|\bwait and (re)?try\b/i,
    retry: /\b(retry|retried|try again|resend)\b/i,
    negation: /\b(not|never|no|nothing|none|without|instead|pointless|useless|cannot|only)\b|n['’]t\b/i,
  },
  vi: {
    retryLater: /(thử|gửi) lại[^,;:.]{0,20} sau(?! khi)/iu,
    retry: /thử lại/iu,
    negation: /(?<!\p{L})(không|đừng|chớ|vô ích|thay vì|chỉ|tránh|khỏi)(?!\p{L})/iu,
  },
};

const forbiddenAdvice: Partial<Record<Value<'retryPolicy'>, 'retryLater' | 'retry'>> = {
  never: 'retryLater',
  'after-change': 'retryLater',
  'not-needed': 'retry',
};

const isContrary = (text: string, policy: Value<'retryPolicy'>, { negation, ...advice }: AdvicePatterns): boolean => {
  const kind = forbiddenAdvice[policy];
  if (kind === undefined) return false;
  return sentencesOf(withoutQuotations(text)).some(
    (sentence) => advice[kind].test(sentence) && !negation.test(sentence),
  );
};

const checkAdvice = (
  { tag, bundles }: ProjectLanguage,
  { protocol, section, key, place, fact }: PlacedFact,
): Problem[] => {
  const advice = patterns[tag];
  const howToFix = bundles.get(protocol.protocol)?.[section][key]?.howToFix;
  const { policy } = fact.retry;
  if (advice === undefined || howToFix === undefined || !isContrary(howToFix, policy, advice)) return [];
  return [
    {
      file: localePath(tag, `${protocol.protocol}.json`),
      message: `${place}.howToFix: advises to try again, but the retry policy is "${policy}"`,
      fix: 'mend the advice, or retry.policy in the catalog',
    },
  ];
};

const checkLanguage = (project: Project, language: ProjectLanguage): Problem[] =>
  allFacts(project).flatMap((placed) => checkAdvice(language, placed));

export const adviceAgrees: Check = {
  name: 'advice-agrees',
  description: 'Advice to retry agrees with the retry policy',
  level: 'editorial',
  find: (project) => [...project.languages.values()].flatMap((language) => checkLanguage(project, language)),
};

/** Whether and when an implementer sends a code, in one sentence: for some, the answer is never. */
import type { Code } from '../../catalog/catalog.js';
import type { Language } from '../../locales/locales.js';
import type { SenderAdvice } from '../../locales/message-keys.js';
import type { NameCode } from './name-codes.js';

const meaningless = new Set(['reserved', 'association', 'folklore']);
const abandoned = new Set(['deprecated', 'obsolete', 'historic']);

const chooseAdvice = ({ fact }: Code): SenderAdvice => {
  if (fact.sentBy === 'local') return 'local';
  if (meaningless.has(fact.standing)) return 'meaningless';
  if (abandoned.has(fact.standing)) return 'abandoned';
  if (fact.vendor !== undefined) return 'vendor';
  return fact.outcome === 'permanent-failure' && fact.retry.policy === 'never' ? 'final-failure' : fact.outcome;
};

export const adviseSender = (language: Language, code: Code, nameOf: NameCode): string =>
  language.translate(`compare.use.${chooseAdvice(code)}`, { code: nameOf(code), vendor: code.fact.vendor ?? '' });

/**
 * One piece of advice for a whole text: what the worst of its codes calls for, and what else to look
 * at. Of codes that contradict each other the reply counts, since by it the sending server goes
 * (RFC 5321 §4.2.1).
 */
import { type Value, vocabulary } from '../../catalog/vocabulary.js';
import type { Language } from '../../locales/locales.js';
import type { CodeAnswer } from '../representation/code.js';
import type { Explanation } from '../representation/explanation.js';
import type { Conflict } from './find-conflicts.js';
import type { Match } from './merge-units.js';

/** The worst first. */
const outcomes: readonly Value<'outcome'>[] = [
  'permanent-failure',
  'transient-failure',
  'indeterminate',
  'redirection',
  'intermediate',
  'success',
];

const needsNothing: ReadonlySet<Value<'outcome'>> = new Set(['success', 'intermediate', 'redirection'] as const);
const mostOthers = 4;

interface Context {
  language: Language;
  entryOf: (id: string) => CodeAnswer;
  nameOf: (id: string) => string;
}

/** The id by which the match is judged. */
const decidingId = ({ lead, attached }: Match, conflicts: readonly Conflict[]): string => {
  const mismatch = conflicts.find(
    (conflict) =>
      conflict.type === 'class-mismatch' &&
      [lead.id, ...attached.keys()].includes(conflict.enhanced.id) &&
      [lead.id, ...attached.keys()].includes(conflict.reply.id),
  );
  return mismatch?.type === 'class-mismatch' ? mismatch.reply.id : lead.id;
};

const writeText = ({ language, nameOf }: Context, [first, ...others]: readonly CodeAnswer[]): string => {
  if (first === undefined) return language.translate('explain.advice.nothing');
  if (others.length === 0) return first.howToFix;
  const { id, name, howToFix: fix } = first;
  const codes = language.list(others.slice(0, mostOthers).map((other) => nameOf(other.id)));
  return [
    language.translate('explain.advice.first', { code: nameOf(id), name, fix }),
    language.translate('explain.advice.others', { codes }),
  ].join(language.translate('sentence.separator'));
};

const certainty = ({ lead }: Match): number => vocabulary.confidence.indexOf(lead.confidence);

/** Null where there is nothing to advise on. */
export const advise = (
  context: Context,
  matches: readonly Match[],
  conflicts: readonly Conflict[],
): Explanation['advice'] => {
  const rank = (match: Match): number => outcomes.indexOf(context.entryOf(decidingId(match, conflicts)).outcome);
  const judged = matches
    .toSorted((a, b) => rank(a) - rank(b) || certainty(a) - certainty(b))
    .map((match) => context.entryOf(decidingId(match, conflicts)));
  const [worst] = judged;
  if (worst === undefined) return null;
  const failing = judged.filter(({ outcome }) => !needsNothing.has(outcome));
  const { severity, outcome, retry, responsible } = worst;
  return { severity, outcome, retry, responsible, text: writeText(context, failing) };
};

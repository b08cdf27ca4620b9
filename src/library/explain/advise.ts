/**
 * One piece of advice for a whole text: what the worst of its codes calls for, and what else to look
 * at. Of a reply and an enhanced code that contradict each other the reply counts, since by it the sending
 * server goes (RFC 5321 §4.2.1); of a Status field and the remote server's answer, the answer; of a code and
 * the text beside it, the text.
 */
import { type Value, vocabulary } from '../../catalog/vocabulary.js';
import type { Language } from '../../locales/locales.js';
import type { CodeAnswer } from '../representation/code.js';
import type { Explanation } from '../representation/explanation.js';
import { type Conflict, codesOf, idOfTopic } from './find-conflicts.js';
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

/** Of a code, what advice is made of. */
export type Judged = Pick<CodeAnswer, 'id' | 'name' | 'howToFix' | 'severity' | 'outcome' | 'retry' | 'responsible'>;

interface Context {
  language: Language;
  /** Undefined where nobody registered the code. */
  judge: (id: string) => Judged | undefined;
  nameOf: (id: string) => string;
}

/** What to go by where codes contradict each other, as the sentence about it says; null where by none. */
const decide = (conflict: Conflict): string | null => {
  switch (conflict.type) {
    case 'class-mismatch':
      return conflict.reply.id;
    case 'status-against-diagnostic':
      return conflict.diagnostic.id;
    case 'code-against-text':
      return idOfTopic(conflict);
    default:
      return null;
  }
};

/** The code by which the match is judged. */
const findDeciding = ({ judge }: Context, match: Match, conflicts: readonly Conflict[]): Judged | undefined => {
  const ids = new Set([match.lead.id, ...match.attached.keys()]);
  const conflict = conflicts.find((each) => codesOf(each).every(({ id }) => ids.has(id)));
  const id = conflict === undefined ? match.lead.id : decide(conflict);
  return id === null ? undefined : (judge(id) ?? judge(match.lead.id));
};

const writeText = ({ language, nameOf }: Context, [first, ...others]: readonly Judged[]): string => {
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

/** Null where there is nothing to go by. */
export const advise = (
  context: Context,
  matches: readonly Match[],
  conflicts: readonly Conflict[],
): Explanation['advice'] => {
  const judged = matches
    .toSorted((a, b) => certainty(a) - certainty(b))
    .flatMap((match) => findDeciding(context, match, conflicts) ?? [])
    .toSorted((a, b) => outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome));
  const [worst] = judged;
  if (worst === undefined) return null;
  const failing = judged.filter(({ outcome }) => !needsNothing.has(outcome));
  const { severity, outcome, retry, responsible } = worst;
  return { severity, outcome, retry, responsible, text: writeText(context, failing) };
};

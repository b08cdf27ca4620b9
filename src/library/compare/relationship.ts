/**
 * What several codes are to each other, from facts alone, in one sentence. The first rule that holds
 * gives the answer: from the most telling, meanings of one number, to the least, codes of two protocols.
 */
import type { Code } from '../../catalog/catalog.js';
import type { Value } from '../../catalog/vocabulary.js';
import type { Language } from '../../locales/locales.js';
import { type CommonRelationship, type RelationshipType, relationshipTypes } from '../../locales/message-keys.js';
import type { NameCode } from './name-codes.js';

const allEqual = (codes: readonly Code[], valueOf: (code: Code) => string): boolean =>
  new Set(codes.map(valueOf)).size === 1;

const everyPair = (codes: readonly Code[], holds: (a: Code, b: Code) => boolean): boolean =>
  codes.every((a, index) => codes.slice(index + 1).every((b) => holds(a, b)));

const baseId = ({ protocol, code }: Code): string => `${protocol.id}:${code}`;

/** Whether `b` is that to `a`. */
const isRelated = (a: Code, b: Code, relation: Value<'relation'>): boolean =>
  a.related.some((related) => related.code.id === b.id && related.relation === relation);

/** The two codes, the first one first to have the relation; undefined where neither has, or there are more than two. */
const findPair = (codes: readonly Code[], relation: Value<'relation'>): [Code, Code] | undefined => {
  const [a, b] = codes;
  if (a === undefined || b === undefined || codes.length > 2) return undefined;
  if (isRelated(a, b, relation)) return [a, b];
  return isRelated(b, a, relation) ? [b, a] : undefined;
};

const fidelities = ['approximate', 'close', 'exact'] as const;

const equivalenceOf = (a: Code, b: Code) => a.equivalents.find(({ code }) => code.id === b.id);

/** The least of the fidelities between the codes. */
const fidelityOf = (codes: readonly Code[]) =>
  fidelities.find((fidelity) => codes.some((a) => codes.some((b) => equivalenceOf(a, b)?.fidelity === fidelity))) ??
  'approximate';

/** Where a gateway translates in one direction only: what from and what to. */
const findTranslation = (codes: readonly Code[]): [Code, Code] | undefined => {
  const [a, b] = codes;
  if (a === undefined || b === undefined || codes.length > 2) return undefined;
  const direction = equivalenceOf(a, b)?.direction;
  if (direction === 'to') return [a, b];
  return direction === 'from' ? [b, a] : undefined;
};

/** Of a protocol whose contexts are steps of a conversation: no step that the one answers is ever answered by the other. */
const areNeverAlternatives = (a: Code, b: Code): boolean => {
  const [ofA, ofB] = [a.fact.contexts ?? [], b.fact.contexts ?? []];
  return (
    a.protocol === b.protocol &&
    a.protocol.file.contextsAreSteps === true &&
    ofA.length > 0 &&
    ofB.length > 0 &&
    ![...ofA, ...ofB].includes('any') &&
    !ofA.some((context) => ofB.includes(context)) &&
    !isRelated(a, b, 'alternative')
  );
};

const isSuccess = ({ fact }: Code): boolean => fact.outcome === 'success';
const isFailure = ({ fact }: Code): boolean => fact.outcome.endsWith('-failure');

const rules: Record<RelationshipType, (codes: readonly Code[]) => boolean> = {
  'meanings-of-one-code': (codes) => allEqual(codes, baseId),
  'temporary-and-permanent': (codes) => findPair(codes, 'permanent-counterpart') !== undefined,
  'cause-and-effect': (codes) => findPair(codes, 'leads-to') !== undefined,
  replacement: (codes) => findPair(codes, 'replaced-by') !== undefined,
  'stand-together': (codes) => findPair(codes, 'accompanies') !== undefined,
  'same-condition': (codes) => everyPair(codes, (a, b) => equivalenceOf(a, b) !== undefined),
  alternatives: (codes) => everyPair(codes, (a, b) => isRelated(a, b, 'alternative')),
  'never-alternatives': (codes) => everyPair(codes, areNeverAlternatives),
  'same-number': (codes) => allEqual(codes, ({ code }) => code),
  'success-and-failure': (codes) =>
    codes.some(isSuccess) && codes.some(isFailure) && codes.every((code) => isSuccess(code) || isFailure(code)),
  'same-class': (codes) => allEqual(codes, ({ protocol, class: { id } }) => `${protocol.id} ${id}`),
  'different-classes': (codes) => allEqual(codes, ({ protocol }) => protocol.id),
  'different-protocols': () => true,
};

export const findRelationship = (codes: readonly Code[]): RelationshipType =>
  relationshipTypes.find((type) => rules[type](codes))!;

type Describe = (language: Language, codes: readonly Code[], nameOf: NameCode) => string;

const namesOf = (language: Language, codes: readonly Code[], nameOf: NameCode): string =>
  language.list(codes.map(nameOf));

/** For relations between two, of which the sentence names each in its part. */
const describePair =
  (type: 'temporary-and-permanent' | 'cause-and-effect' | 'replacement', relation: Value<'relation'>): Describe =>
  (language, codes, nameOf) => {
    const [first, second] = findPair(codes, relation)!;
    return language.translate(`compare.relationship.${type}`, { first: nameOf(first), second: nameOf(second) });
  };

const describeSameCondition: Describe = (language, codes, nameOf) => {
  const translation = findTranslation(codes);
  if (translation !== undefined) {
    const [from, to] = translation.map(nameOf) as [string, string];
    return language.translate('compare.relationship.same-condition.one-way', { from, to });
  }
  const names = namesOf(language, codes, nameOf);
  return language.translate(`compare.relationship.same-condition.${fidelityOf(codes)}`, { codes: names });
};

const describeOutcomes: Describe = (language, codes, nameOf) =>
  language.translate('compare.relationship.success-and-failure', {
    success: namesOf(language, codes.filter(isSuccess), nameOf),
    failure: namesOf(language, codes.filter(isFailure), nameOf),
  });

/** For relations that one sentence states of all codes alike. */
const describeAll =
  (type: CommonRelationship): Describe =>
  (language, codes, nameOf) =>
    language.translate(`compare.relationship.${type}`, { codes: namesOf(language, codes, nameOf) });

const sentences: Record<RelationshipType, Describe> = {
  'meanings-of-one-code': describeAll('meanings-of-one-code'),
  'temporary-and-permanent': describePair('temporary-and-permanent', 'permanent-counterpart'),
  'cause-and-effect': describePair('cause-and-effect', 'leads-to'),
  replacement: describePair('replacement', 'replaced-by'),
  'stand-together': describeAll('stand-together'),
  'same-condition': describeSameCondition,
  alternatives: describeAll('alternatives'),
  'never-alternatives': describeAll('never-alternatives'),
  'same-number': describeAll('same-number'),
  'success-and-failure': describeOutcomes,
  'same-class': describeAll('same-class'),
  'different-classes': describeAll('different-classes'),
  'different-protocols': describeAll('different-protocols'),
};

export const describeRelationship = (language: Language, codes: readonly Code[], nameOf: NameCode) => {
  const type = findRelationship(codes);
  return { type, sentence: sentences[type](language, codes, nameOf) };
};

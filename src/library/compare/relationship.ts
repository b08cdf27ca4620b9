/**
 * What several codes are to each other, from facts alone. The first type that holds is the answer:
 * from the most telling, meanings of one number, to the least, codes of one class.
 */
import type { Code } from '../../catalog/catalog.js';
import type { RelationshipType } from '../../locales/message-keys.js';

const allEqual = (codes: readonly Code[], valueOf: (code: Code) => string): boolean =>
  new Set(codes.map(valueOf)).size === 1;

const everyPair = (codes: readonly Code[], holds: (a: Code, b: Code) => boolean): boolean =>
  codes.every((a, index) => codes.slice(index + 1).every((b) => holds(a, b)));

const baseId = ({ protocol, code }: Code): string => `${protocol.id}:${code}`;

const areCounterparts = (a: Code, b: Code): boolean =>
  a.related.some(({ code, relation }) => code.id === b.id && relation.endsWith('-counterpart'));

const areEquivalent = (a: Code, b: Code): boolean => a.equivalents.some(({ code }) => code.id === b.id);

/** One protocol, and nothing that the one answers is ever answered by the other. */
const areNeverAlternatives = (a: Code, b: Code): boolean => {
  const [ofA, ofB] = [a.fact.contexts ?? [], b.fact.contexts ?? []];
  return (
    a.protocol === b.protocol &&
    ofA.length > 0 &&
    ofB.length > 0 &&
    ![...ofA, ...ofB].includes('any') &&
    !ofA.some((context) => ofB.includes(context))
  );
};

const isSuccess = ({ fact }: Code): boolean => fact.outcome === 'success';
const isFailure = ({ fact }: Code): boolean => fact.outcome.endsWith('-failure');

const rules: readonly [RelationshipType, (codes: readonly Code[]) => boolean][] = [
  ['meanings-of-one-code', (codes) => allEqual(codes, baseId)],
  ['temporary-and-permanent', (codes) => everyPair(codes, areCounterparts)],
  ['same-condition', (codes) => everyPair(codes, areEquivalent)],
  ['never-alternatives', (codes) => everyPair(codes, areNeverAlternatives)],
  ['same-number', (codes) => allEqual(codes, ({ code }) => code)],
  ['success-and-failure', (codes) => codes.some(isSuccess) && codes.some(isFailure)],
  ['same-class', (codes) => allEqual(codes, ({ protocol, class: { id } }) => `${protocol.id} ${id}`)],
];

export const findRelationship = (codes: readonly Code[]): RelationshipType =>
  rules.find(([, holds]) => holds(codes))?.[0] ?? 'unrelated';

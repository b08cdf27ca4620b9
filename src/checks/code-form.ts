/**
 * Is every code of the protocol's form, in exactly one class and at most one group, and can every
 * spelling (code, symbol, alias, variant; in any letter case) mean one code only? Lookup, listing and
 * classification rely on it. A range stands for its numbers: both its ends are held to the form.
 */
import { createMatcher } from '../catalog/classification.js';
import { isInRange, toCodeNumber } from '../catalog/code-number.js';
import type { CodeFact, ProtocolFile } from '../catalog/schema.js';
import type { Check, Problem } from './check.js';
import { findBacktracking } from './pattern-backtracking.js';
import { catalogPath } from './project.js';
import { repeated } from './repeated.js';

type Finding = Omit<Problem, 'file'>;

const matches = (pattern: string, code: string): boolean => createMatcher(pattern)(code);

/** The spellings that the entry stands for, as far as they can be listed. */
const codesOf = ({ code, range }: CodeFact): string[] => (range === undefined ? [code] : [range.first, range.last]);

const misformed = ({ form, codes }: ProtocolFile): Finding[] => [
  ...form.examples
    .filter((example) => !matches(form.pattern, example))
    .map((example) => ({
      message: `form.examples: "${example}" does not match form.pattern`,
      fix: 'mend the example or the pattern',
    })),
  ...codes.flatMap((fact) =>
    codesOf(fact)
      .filter((code) => !matches(form.pattern, code))
      .map((code) => ({
        message: `codes.${fact.code}: "${code}" does not match form.pattern ${form.pattern}`,
        fix: 'mend the code or the pattern',
      })),
  ),
];

const describeMembership = (fact: CodeFact, code: string, found: string[], kind: string, wanted: string): Finding => ({
  message: `codes.${fact.code}: "${code}" is in ${found.length === 0 ? `no ${kind}` : found.join(' and ')}`,
  fix: `mend the patterns so that ${wanted} ${kind} matches it`,
});

const misclassified = ({ classes, groups, codes }: ProtocolFile): Finding[] =>
  codes.flatMap((fact) =>
    codesOf(fact).flatMap((code) => {
      const inClasses = classes.filter(({ pattern }) => matches(pattern, code)).map(({ id }) => id);
      const inGroups = groups.filter(({ pattern }) => matches(pattern, code)).map(({ id }) => id);
      return [
        ...(inClasses.length === 1 ? [] : [describeMembership(fact, code, inClasses, 'class', 'exactly one')]),
        ...(inGroups.length <= 1 ? [] : [describeMembership(fact, code, inGroups, 'group', 'at most one')]),
      ];
    }),
  );

const dividedRanges = ({ classes, codes }: ProtocolFile): Finding[] =>
  codes.flatMap((fact) => {
    const found = new Set(codesOf(fact).map((code) => classes.find(({ pattern }) => matches(pattern, code))?.id));
    if (found.size <= 1) return [];
    return [{ message: `codes.${fact.code}: its ends are in different classes`, fix: 'split the range' }];
  });

const misnumberedRanges = ({ form, codes }: ProtocolFile): Finding[] =>
  codes.flatMap(({ code, range }) => {
    if (range === undefined) return [];
    const [first, last] = [range.first, range.last].map((end) => toCodeNumber(end, form.notation));
    if (first === undefined || last === undefined) {
      return [{ message: `codes.${code}.range: its ends are no numbers`, fix: 'a range needs a protocol of numbers' }];
    }
    if (first < last && isInRange(last, range)) return [];
    return [
      { message: `codes.${code}.range: its last number is not one of the range`, fix: 'mend first, last or step' },
    ];
  });

/** Each once, except the names of variants: two of the same name are two entries. */
const spellingsOf = ({ code, symbol, aliases = [], variants = [] }: CodeFact): string[] => {
  const spellings = [code, symbol, ...aliases, ...variants.map((variant) => variant.symbol)];
  const distinct = new Set(spellings.flatMap((spelling) => spelling?.toLowerCase() ?? []));
  return [...distinct, ...variants.map(({ variant }) => `${code}~${variant}`.toLowerCase())];
};

const collisions = ({ codes }: ProtocolFile): Finding[] =>
  repeated(codes.flatMap(spellingsOf)).map((spelling) => ({
    message: `codes: "${spelling}" is the spelling of two entries (letter case does not count)`,
    fix: 'give each code, symbol, alias and variant a spelling of its own',
  }));

const sharedNumbers = ({ form, codes }: ProtocolFile): Finding[] => {
  const numbers = codes.flatMap(({ code }) => toCodeNumber(code, form.notation) ?? []);
  return repeated(numbers).map((number) => ({
    message: `codes: two entries are the number ${number}`,
    fix: 'keep one, with the other meaning as its variant',
  }));
};

/** Each finds one kind of mistake; all run. */
const rules = [misformed, misclassified, dividedRanges, misnumberedRanges, collisions, sharedNumbers];

export const codeForm: Check = {
  name: 'code-form',
  description: 'Every code has the form of its protocol, one class and a spelling of its own',
  level: 'integrity',
  find: (project) =>
    [...project.protocols].flatMap(([id, file]) =>
      // What is refused for its patterns is not held to them.
      (findBacktracking(project, id).length > 0 ? [] : rules)
        .flatMap((rule) => rule(file))
        .map((finding) => ({ file: catalogPath(id), ...finding })),
    ),
};

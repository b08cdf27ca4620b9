/**
 * Which spellings have a protocol's form, and the class and group that the form puts them in. The patterns are
 * compiled once for a version of the data, and see nothing that is longer than any code, since an operator may have
 * written them and a client what they are tried on.
 */
import { type ClassFact, type ProtocolFile, longestCode } from './schema.js';

type GroupFact = ProtocolFile['groups'][number];

export interface Classification {
  isOfForm: (spelling: string) => boolean;
  classOf: (spelling: string) => ClassFact | undefined;
  groupOf: (spelling: string) => GroupFact | null;
}

/** Whether a pattern takes a spelling for a code's. */
export const createMatcher = (pattern: string): ((spelling: string) => boolean) => {
  const compiled = new RegExp(pattern);
  return (spelling) => spelling.length <= longestCode && compiled.test(spelling);
};

const createFinder = <Fact extends { pattern: string }>(facts: readonly Fact[]) => {
  const matchers = facts.map((fact) => ({ fact, matches: createMatcher(fact.pattern) }));
  return (spelling: string): Fact | undefined => matchers.find(({ matches }) => matches(spelling))?.fact;
};

export const createClassification = ({ form, classes, groups }: ProtocolFile): Classification => {
  const findGroup = createFinder(groups);
  return {
    isOfForm: createMatcher(form.pattern),
    classOf: createFinder(classes),
    groupOf: (spelling) => findGroup(spelling) ?? null,
  };
};

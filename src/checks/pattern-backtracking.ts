/**
 * May a pattern keep the server busy? Whatever a client asks for is tried on the patterns of a protocol's form, and
 * the engine tries every way in which a text can be read: `^([A-Z]+-?)+$` reads thirty letters in a thousand million.
 * Ours, in which a test finds none, are passed over, since looking takes a start a quarter of a second.
 */
import { isSafePattern } from 'redos-detector';

import type { ProtocolFile } from '../catalog/schema.js';
import type { Check, Problem } from './check.js';
import { type Project, catalogPath } from './project.js';

type Finding = Omit<Problem, 'file'>;

/** The ways in which one text may be read, and the steps of looking for them; past either a pattern is refused. */
const bounds = { maxScore: 200, maxSteps: 5000 };

const fix =
  'write the pattern without a repetition inside a repetition, and so that no text can be read in two ways, as by [A-Z]+[A-Z0-9]+';

/** What is wrong with a pattern; undefined for nothing. */
const judge = (pattern: string): string | undefined => {
  try {
    return isSafePattern(pattern, bounds).safe ? undefined : 'may try a text in too many ways';
  } catch {
    return 'has what cannot be judged';
  }
};

const findIn = ({ form, classes, groups }: ProtocolFile): Finding[] => {
  const patterns = [
    { place: 'form', pattern: form.pattern },
    ...classes.map(({ id, pattern }) => ({ place: `classes.${id}`, pattern })),
    ...groups.map(({ id, pattern }) => ({ place: `groups.${id}`, pattern })),
  ];
  return patterns.flatMap(({ place, pattern }) => {
    const wrong = judge(pattern);
    return wrong === undefined ? [] : [{ message: `${place}.pattern: ${pattern} ${wrong}`, fix }];
  });
};

/** Two checks ask for the same. */
const known = new WeakMap<ProtocolFile, Finding[]>();

/** The patterns of a protocol of the operator's that should not be run. */
export const findBacktracking = ({ protocols, overlay }: Project, id: string): Finding[] => {
  const file = protocols.get(id);
  if (file === undefined || overlay === null || overlay.builtin.protocols.has(id)) return [];
  const findings = known.get(file) ?? findIn(file);
  known.set(file, findings);
  return findings;
};

export const patternBacktracking: Check = {
  name: 'pattern-backtracking',
  description: "No pattern of an operator's protocol needs more time than a client should be able to ask for",
  level: 'integrity',
  find: (project) =>
    [...project.protocols.keys()].flatMap((id) =>
      findBacktracking(project, id).map((finding) => ({ file: catalogPath(id), ...finding })),
    ),
};

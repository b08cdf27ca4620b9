/**
 * Is the data right? A check is a record in a list: what it looks for, how grave it is, and a function
 * that finds every place. Integrity: an answer would be impossible or wrong, so the server does not
 * start. Editorial: an answer would be poor; `npm run check` and CI insist, a start does not ask.
 */
import type { Project } from './project.js';

export interface Problem {
  /** The file to be mended, relative to the project's root. */
  file: string;
  /** Where in it and what is wrong, in one line; further lines say why it matters. */
  message: string;
  /** The remedy: an imperative, or a command to run. */
  fix: string;
  /** A second file to which the problem may be due, where an operator's folder has that one and not the first. */
  otherFile?: string;
}

export interface Check {
  name: string;
  description: string;
  level: 'integrity' | 'editorial';
  find(project: Project): Problem[];
}

export interface FoundProblem extends Problem {
  check: string;
}

export const runChecks = (checks: readonly Check[], project: Project): FoundProblem[] =>
  checks.flatMap((check) => check.find(project).map((problem) => ({ check: check.name, ...problem })));

const indent = (text: string, width: number): string => text.replaceAll('\n', `\n${' '.repeat(width)}`);

const describeFile = (mark: string, file: string, problems: readonly FoundProblem[]): string => {
  const [only] = problems;
  if (problems.length === 1) return indent(`${mark} ${file}: ${only!.message}\nfix: ${only!.fix}`, 4);
  const described = problems.map(({ message, fix }) => indent(`\n${indent(`${message}\nfix: ${fix}`, 2)}`, 4));
  return `${mark} ${file}: ${problems.length} problems${described.join('')}`;
};

/** All problems at once, grouped by file, each with its remedy last; empty text for none. */
export const formatProblems = (problems: readonly FoundProblem[], mark = '✖'): string => {
  const byFile = new Map<string, FoundProblem[]>();
  for (const problem of problems) byFile.set(problem.file, [...(byFile.get(problem.file) ?? []), problem]);
  return [...byFile].map(([file, found]) => describeFile(mark, file, found)).join('\n\n');
};

/**
 * Is every data file written the one way (`canonical-text.ts`)? Keeps differences small and shows what
 * `JSON.parse` hides: the first of two members of the same name.
 */
import { canonicalText, findLostLine } from './canonical-text.js';
import type { Check, Problem } from './check.js';
import type { Project, SourceFile } from './project.js';

const excerpt = (line: string | undefined): string => {
  if (line === undefined) return 'the end of the file';
  const text = JSON.stringify(line.trim());
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

const describeDifference = (text: string, canonical: string): string => {
  const [lines, wanted] = [text.split('\n'), canonical.split('\n')];
  const index = wanted.findIndex((line, each) => line !== lines[each]);
  if (index === -1) return `line ${wanted.length + 1}: the file should end here`;
  const [found, expected] = [excerpt(lines[index]), excerpt(wanted[index])];
  return found === expected
    ? `line ${index + 1}: ${found} is spaced or encoded otherwise`
    : `line ${index + 1}: expected ${expected}, found ${found}`;
};

const findProblem = (project: Project, file: SourceFile): Problem[] => {
  const canonical = canonicalText(project, file);
  if (canonical === undefined || canonical === file.text) return [];
  const lost = findLostLine(file.text, canonical);
  if (lost !== undefined) {
    const message = `line ${lost}: a member stands twice in its object, and this text is lost`;
    return [{ file: file.path, message, fix: 'keep one of the two members' }];
  }
  return [{ file: file.path, message: describeDifference(file.text, canonical), fix: 'npm run fix' }];
};

export const canonicalForm: Check = {
  name: 'canonical-form',
  description: 'Every data file is written the one way that npm run fix writes it',
  level: 'editorial',
  find: (project) => [...project.files.values()].flatMap((file) => findProblem(project, file)),
};

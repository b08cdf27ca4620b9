/**
 * What is wrong with a project, each problem under the file where it can be mended. Ours is right by
 * itself, so that whatever comes with an operator's folder is mended in that folder; what is wrong in ours
 * alone stays ours.
 */
import { type Check, type FoundProblem, runChecks } from './check.js';
import { type Overlay, type Project, overlayPath } from './project.js';

/** Of a file as problems name it, the path relative to our root or to the overlay's. */
export const relativePath = ({ overlay }: Project, file: string): string =>
  overlay !== null && file.startsWith(`${overlay.name}/`) ? file.slice(overlay.name.length + 1) : file;

/** The same command for the operator's folder. */
const commandFor = (name: string, fix: string): string =>
  fix
    .replace('npm run scaffold --', `npm run scaffold -- --dir ${name}`)
    .replace('npm run fix', `npm run fix -- ${name}`);

const locate = (project: Project, { name }: Overlay, problem: FoundProblem): FoundProblem => {
  const { file, otherFile } = problem;
  const candidates = [file, otherFile ?? file].map((path) => overlayPath(name, relativePath(project, path)));
  const located = file === name ? file : (candidates.find((path) => project.files.has(path)) ?? candidates[0]!);
  return { ...problem, file: located, fix: commandFor(name, problem.fix) };
};

const keyOf = ({ file, message }: FoundProblem): string => `${file} ${message}`;

export const findProblems = (checks: readonly Check[], project: Project): FoundProblem[] => {
  const problems = runChecks(checks, project);
  const { overlay } = project;
  if (overlay === null || problems.length === 0) return problems;
  const ours = new Set(runChecks(checks, overlay.builtin).map(keyOf));
  return problems.map((problem) => (ours.has(keyOf(problem)) ? problem : locate(project, overlay, problem)));
};

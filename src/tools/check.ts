/**
 * `npm run check`: every check over the catalog and the locales; says all that is wrong, and fails on any
 * of it. `npm run check -- <folder>` looks at an operator's folder over ours instead: what would keep the
 * server from taking it fails, what could be better is said.
 */
import { type FoundProblem, formatProblems, runChecks } from '../checks/check.js';
import { allChecks, integrityChecks } from '../checks/checks.js';
import { count } from '../checks/count.js';
import { sourceLanguage } from '../checks/each-text.js';
import { findProblems } from '../checks/find-problems.js';
import { findWarnings } from '../checks/find-warnings.js';
import { type Project, overlayNameOf } from '../checks/project.js';
import { readProject } from '../checks/read-project.js';
import { type Command, type CommandResult, runIfMain } from './command.js';
import { renewedDocuments } from './configuration-table.js';

const summarize = ({ protocols, languages }: Project, found: string, mark: string): string => {
  const scope = [
    count(allChecks.length, 'check'),
    count(protocols.size, 'protocol'),
    count(languages.size, 'language'),
  ];
  return `${mark} ${scope.join(', ')}: ${found}`;
};

/** Not among the checks of the data, which know nothing of the configuration. */
const findStaleTables = async (root: string): Promise<FoundProblem[]> =>
  [...(await renewedDocuments(root)).keys()].map((file) => ({
    check: 'configuration-table',
    file,
    message: 'its table of environment variables is not that of src/config.ts',
    fix: 'npm run fix',
  }));

const report = (...parts: string[]): string => parts.filter((part) => part !== '').join('\n\n');

const checkOurs = async (root: string): Promise<CommandResult> => {
  const project = await readProject({ root, defaultLanguage: sourceLanguage });
  const problems = [...runChecks(allChecks, project), ...(await findStaleTables(root))];
  return problems.length === 0
    ? { ok: true, output: summarize(project, 'no problems', '✔') }
    : {
        ok: false,
        output: report(formatProblems(problems), summarize(project, count(problems.length, 'problem'), '✖')),
      };
};

const checkFolder = async (root: string, overlay: string): Promise<CommandResult> => {
  const overlayName = overlayNameOf(overlay);
  const project = await readProject({ root, overlay, overlayName, defaultLanguage: sourceLanguage });
  const problems = findProblems(integrityChecks, project);
  if (problems.length > 0) {
    const summary = summarize(project, count(problems.length, 'problem'), '✖');
    return { ok: false, output: report(formatProblems(problems), summary) };
  }
  const warnings = findWarnings(project);
  const found = warnings.length === 0 ? 'no problems' : `no problems, ${count(warnings.length, 'warning')}`;
  return { ok: true, output: report(formatProblems(warnings, '⚠'), summarize(project, found, '✔')) };
};

export const check: Command = async (root, [folder, ...rest]) => {
  if (rest.length > 0 || folder?.startsWith('-') === true) {
    return { ok: false, output: '✖ usage: npm run check [-- <folder>]' };
  }
  return folder === undefined ? checkOurs(root) : checkFolder(root, folder);
};

await runIfMain(import.meta.url, check);

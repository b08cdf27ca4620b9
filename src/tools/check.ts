/** `npm run check`: every check over the catalog and the locales; says all that is wrong, and fails on any of it. */
import { type FoundProblem, formatProblems, runChecks } from '../checks/check.js';
import { allChecks } from '../checks/checks.js';
import { count } from '../checks/count.js';
import { sourceLanguage } from '../checks/each-text.js';
import { type Project, readProject } from '../checks/project.js';
import { type Command, runIfMain } from './command.js';
import { renewedDocuments } from './configuration-table.js';

const summarize = ({ protocols, languages }: Project, problems: number): string => {
  const scope = [
    count(allChecks.length, 'check'),
    count(protocols.size, 'protocol'),
    count(languages.size, 'language'),
  ];
  return `${problems === 0 ? '✔' : '✖'} ${scope.join(', ')}: ${problems === 0 ? 'no problems' : count(problems, 'problem')}`;
};

/** Not among the checks of the data, which know nothing of the configuration. */
const findStaleTables = async (root: string): Promise<FoundProblem[]> =>
  [...(await renewedDocuments(root)).keys()].map((file) => ({
    check: 'configuration-table',
    file,
    message: 'its table of environment variables is not that of src/config.ts',
    fix: 'npm run fix',
  }));

export const check: Command = async (root) => {
  const project = await readProject(root, sourceLanguage);
  const problems = [...runChecks(allChecks, project), ...(await findStaleTables(root))];
  const summary = summarize(project, problems.length);
  return problems.length === 0
    ? { ok: true, output: summary }
    : { ok: false, output: `${formatProblems(problems)}\n\n${summary}` };
};

await runIfMain(import.meta.url, check);

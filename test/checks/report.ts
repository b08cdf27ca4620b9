/** What `npm run check` would say if there were only this check. */
import { type Check, formatProblems, runChecks } from '../../src/checks/check.js';
import { type Texts, toProject } from '../helpers/tiny-project.js';

export const report = (check: Check, texts: Texts): string => formatProblems(runChecks([check], toProject(texts)));

import { fileURLToPath } from 'node:url';

import { expect, it } from 'vitest';

import { formatProblems, runChecks } from '../../src/checks/check.js';
import { allChecks } from '../../src/checks/checks.js';
import { readProject } from '../../src/checks/read-project.js';

it('the catalog and the locales pass every check', async () => {
  const project = await readProject({ root: fileURLToPath(new URL('../../', import.meta.url)), defaultLanguage: 'en' });
  expect(formatProblems(runChecks(allChecks, project))).toBe('');
});

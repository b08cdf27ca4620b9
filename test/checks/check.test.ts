import { describe, expect, it } from 'vitest';

import { type Check, formatProblems, runChecks } from '../../src/checks/check.js';
import { tinyProject, toProject } from '../helpers/tiny-project.js';

const checkThat = (name: string, problems: ReturnType<Check['find']>): Check => ({
  name,
  description: name,
  level: 'integrity',
  find: () => problems,
});

describe('formatProblems', () => {
  it('says nothing of nothing', () => {
    expect(formatProblems([])).toBe('');
  });

  it('groups the problems of all checks by file, each with its remedy last', () => {
    const checks = [
      checkThat('first', [
        { file: 'a.json', message: 'form: is empty', fix: 'write it' },
        { file: 'b.json', message: 'missing file\nsomebody needs it', fix: 'add it' },
      ]),
      checkThat('second', [{ file: 'a.json', message: 'name: is long\nand has two lines', fix: 'shorten it' }]),
    ];
    expect(formatProblems(runChecks(checks, toProject(tinyProject())))).toBe(`✖ a.json: 2 problems
    form: is empty
      fix: write it
    name: is long
      and has two lines
      fix: shorten it

✖ b.json: missing file
    somebody needs it
    fix: add it`);
  });
});

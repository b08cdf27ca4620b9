import { existsSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { formatProblems, runChecks } from '../../src/checks/check.js';
import { allChecks, editorialChecks, integrityChecks } from '../../src/checks/checks.js';
import { tinyProject, toProject } from '../helpers/tiny-project.js';

const names = allChecks.map(({ name }) => name);
const descriptions = allChecks.map(({ description }) => description);

describe('the list of checks', () => {
  it('has a test for each, which asserts the whole message', () => {
    const untested = names.filter((name) => !existsSync(new URL(`${name}.test.ts`, import.meta.url)));
    expect(untested).toEqual([]);
  });

  it('has each check in a file of its name', () => {
    const misnamed = names.filter((name) => !existsSync(new URL(`../../src/checks/${name}.ts`, import.meta.url)));
    expect(misnamed).toEqual([]);
  });

  it('tells them apart', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(descriptions).size).toBe(descriptions.length);
  });

  it('has integrity first, which the others rely on', () => {
    expect([...integrityChecks, ...editorialChecks]).toEqual(allChecks);
  });

  it('finds nothing in the tiny project', () => {
    expect(formatProblems(runChecks(allChecks, toProject(tinyProject())))).toBe('');
  });
});

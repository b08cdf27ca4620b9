import { readFileSync, readdirSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import type { ProtocolFile } from '../../src/catalog/schema.js';
import { formatProblems, runChecks } from '../../src/checks/check.js';
import { integrityChecks } from '../../src/checks/checks.js';
import { findProblems } from '../../src/checks/find-problems.js';
import { patternBacktracking } from '../../src/checks/pattern-backtracking.js';
import { beta } from '../helpers/tiny-catalog.js';
import { overlayTexts, tinyProject, withOverlay } from '../helpers/tiny-project.js';
import { betaInVietnamese } from '../helpers/tiny-words-vi.js';

const remedy =
  'write the pattern without a repetition inside a repetition, and so that no text can be read in two ways, as by [A-Z]+[A-Z0-9]+';

const withGamma = (change: Partial<ProtocolFile>) => {
  const { $schema: _, ...facts } = beta;
  return withOverlay(
    tinyProject(),
    overlayTexts({
      'catalog/gamma.json': { ...facts, protocol: 'gamma', ...change },
      'locales/vi/gamma.json': betaInVietnamese,
    }),
  );
};

const reportOf = (form: string): string =>
  formatProblems(runChecks([patternBacktracking], withGamma({ form: { ...beta.form, pattern: form } })));

describe('pattern-backtracking', () => {
  it.each(['^([A-Z]+-?[0-9]*)+$', '^(A|AA)*$', '^(.|[A-Z])+$', '^([A-Z]{0,30}){30}$', '^A$|^([B-Z]+)+$', '^.*A.*B.*$'])(
    'refuses %s',
    (pattern) => {
      expect(reportOf(pattern)).toBe(
        `✖ catalog/gamma.json: form.pattern: ${pattern} may try a text in too many ways\n    fix: ${remedy}`,
      );
    },
  );

  it('refuses what it cannot judge', () => {
    expect(reportOf('^(?<letter>[A-Z])$')).toBe(
      `✖ catalog/gamma.json: form.pattern: ^(?<letter>[A-Z])$ has what cannot be judged\n    fix: ${remedy}`,
    );
  });

  it.each(['^[A-Z]+(-[0-9]+)?$', '^[A-Z]+(_[A-Z]+)*$', '^([A-Z]{2,4}-)?[0-9]{3,5}$', '^(?!0$)[0-9]{1,9}$'])(
    'accepts %s',
    (pattern) => {
      expect(reportOf(pattern)).toBe('');
    },
  );

  it('looks at classes and groups, too', () => {
    const pattern = '^([A-Z]+)+$';
    const [first, ...others] = beta.classes;
    const project = withGamma({ classes: [{ ...first!, pattern }, ...others], groups: [{ id: 'all', pattern }] });
    expect(formatProblems(runChecks([patternBacktracking], project))).toBe(`✖ catalog/gamma.json: 2 problems
    classes.${first!.id}.pattern: ${pattern} may try a text in too many ways
      fix: ${remedy}
    groups.all.pattern: ${pattern} may try a text in too many ways
      fix: ${remedy}`);
  });

  it('keeps other checks from running what it refuses', () => {
    const pattern = '^([A-Z]+-?[0-9]*)+$';
    const project = withGamma({ form: { ...beta.form, pattern, examples: [`${'A'.repeat(60)}!`] } });
    const began = performance.now();
    const found = findProblems(integrityChecks, project).filter(({ file }) => file === 'mine/catalog/gamma.json');
    expect(found.map(({ check }) => check)).toEqual(['pattern-backtracking']);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('would find nothing in ours', () => {
    const folder = new URL('../../catalog/', import.meta.url);
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.json') && !['schema.json', 'comparisons.json'].includes(name))
      .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as ProtocolFile);
    expect(files.length).toBeGreaterThan(10);
    for (const { $schema: _, ...facts } of files) {
      const texts = overlayTexts({ [`catalog/${facts.protocol}.json`]: facts });
      expect(formatProblems(runChecks([patternBacktracking], withOverlay(tinyProject(), texts)))).toBe('');
    }
  });
});

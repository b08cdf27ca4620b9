import { describe, expect, it } from 'vitest';

import { entryCoverage } from '../../src/checks/entry-coverage.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { report } from './report.js';

const broken = withChange(tinyProject(), 'locales/vi/alpha.json', (file) => {
  file.codes['401'] = file.codes['400'];
  delete file.codes['400~door'];
  delete file.phases.storage;
  delete file.attributes.level.values.minor;
});

describe('entry-coverage', () => {
  it('names every entry that is missing or too many', () => {
    expect(report(entryCoverage, broken)).toBe(`✖ locales/vi/alpha.json: 4 problems
    phases.storage: missing entry
      fix: npm run scaffold -- protocol alpha, then translate
    codes.400~door: missing entry
      fix: npm run scaffold -- protocol alpha, then translate
    attributes.level.values.minor: missing entry
      fix: npm run scaffold -- protocol alpha, then translate
    codes.401: is not in catalog/alpha.json
      fix: remove or rename the entry, or add it to the catalog`);
  });

  it('lets a draft lack entries, but have none too many', () => {
    expect(
      report(
        entryCoverage,
        withChange(broken, 'locales/vi/language.json', (file) => (file.status = 'draft')),
      ),
    ).toBe(
      '✖ locales/vi/alpha.json: codes.401: is not in catalog/alpha.json\n' +
        '    fix: remove or rename the entry, or add it to the catalog',
    );
  });
});

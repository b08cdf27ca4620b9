import { describe, expect, it } from 'vitest';

import { comparisons } from '../../src/checks/comparisons.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { report } from './report.js';

const comparing = (...lists: string[][]) =>
  withChange(tinyProject(), 'catalog/comparisons.json', (file) => {
    file.comparisons.push(...lists);
  });

describe('comparisons', () => {
  it('finds comparisons of what is not there, in another order, or listed twice', () => {
    const project = comparing(['alpha:400', 'alpha:999'], ['beta:0xb', 'alpha:400~door'], ['alpha:400', 'beta:0xb']);
    expect(report(comparisons, project).split('\n\n')[0]).toBe(`✖ catalog/comparisons.json: 3 problems
    comparisons.alpha:400,alpha:999: no code has the id "alpha:999"
      fix: mend the id
    comparisons.beta:0xb,alpha:400~door: is not in canonical order
      fix: write alpha:400~door,beta:0xb
    comparisons.alpha:400,beta:0xb: is listed twice
      fix: remove one of the two`);
  });

  it('finds notes that are missing or belong to nothing', () => {
    const broken = withChange(comparing(['alpha:200', 'alpha:404']), 'locales/vi/comparisons.json', (file) => {
      file.notes = {
        'alpha:200,alpha:404': 'Một mã báo xong, một mã báo không có kệ.',
        'alpha:200,beta:0x0': 'Khác nhau.',
      };
    });
    expect(report(comparisons, broken)).toBe(`✖ locales/en/comparisons.json: notes.alpha:200,alpha:404: missing note
    fix: write it

✖ locales/vi/comparisons.json: 2 problems
    notes.alpha:400,beta:0xb: missing note
      fix: write it
    notes.alpha:200,beta:0x0: is not in catalog/comparisons.json
      fix: mend the ids, or add the comparison there`);
  });

  it('leaves codes of a broken file to the check of that file', () => {
    expect(report(comparisons, withChange(tinyProject(), 'catalog/beta.json', '{'))).toBe('');
  });

  it('asks nothing of a draft, and of a project without comparisons', () => {
    const draft = withChange(comparing(['alpha:200', 'alpha:404']), 'locales/vi/language.json', (file) => {
      file.status = 'draft';
    });
    expect(report(comparisons, draft)).toBe(
      '✖ locales/en/comparisons.json: notes.alpha:200,alpha:404: missing note\n    fix: write it',
    );
    const without = ['catalog/comparisons.json', 'locales/en/comparisons.json', 'locales/vi/comparisons.json'].reduce(
      (texts, path) => withChange(texts, path, undefined),
      tinyProject(),
    );
    expect(report(comparisons, without)).toBe('');
  });
});

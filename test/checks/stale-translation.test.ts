import { describe, expect, it } from 'vitest';

import { staleTranslation } from '../../src/checks/stale-translation.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { report } from './report.js';

const english = 'locales/en/alpha.json';
const vietnamese = 'locales/vi/alpha.json';
const outdated = '✖ locales/vi/digests.json: does not record the translations as they are now\n    fix: npm run fix';

const changedEnglish = withChange(tinyProject(), english, (file) => {
  file.codes['404'].summary = 'No shelf has this number.';
  file.form = 'Three digits, the first of them 2 or 4.';
});

describe('stale-translation', () => {
  it('names every entry whose English changed while the translation did not', () => {
    expect(report(staleTranslation, changedEnglish)).toBe(`✖ locales/vi/alpha.json: 2 problems
    form: the English changed since this was translated
      fix: mend the translation, then npm run fix; where the meaning is the same, npm run fix -- --accept vi/alpha/form
    codes.404: the English changed since this was translated
      fix: mend the translation, then npm run fix; where the meaning is the same, npm run fix -- --accept vi/alpha/codes.404`);
  });

  it('asks to record a translation that changed', () => {
    const mended = withChange(tinyProject(), vietnamese, (file) => (file.codes['404'].summary = 'Không có kệ số này.'));
    expect(report(staleTranslation, mended)).toBe(outdated);
  });

  it.each([
    ['missing', undefined],
    ['broken', '[]\n'],
  ])('asks to write a file that is %s', (_state, text) => {
    expect(report(staleTranslation, withChange(tinyProject(), 'locales/vi/digests.json', text))).toBe(outdated);
  });

  it('keeps the records of a bundle that is broken for the moment', () => {
    expect(report(staleTranslation, withChange(changedEnglish, vietnamese, '{'))).toBe('');
    expect(report(staleTranslation, withChange(changedEnglish, english, '{'))).toBe('');
  });
});

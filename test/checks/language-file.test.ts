import { describe, expect, it } from 'vitest';

import { languageFile } from '../../src/checks/language-file.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { report } from './report.js';

const vietnamese = 'locales/vi/language.json';
const english = 'locales/en/language.json';

describe('language-file', () => {
  it('wants the tag of the folder', () => {
    expect(
      report(
        languageFile,
        withChange(tinyProject(), vietnamese, (file) => (file.tag = 'vie')),
      ),
    ).toBe(
      '✖ locales/vi/language.json: tag: is "vie", but the folder is named "vi"\n' +
        '    fix: write "tag": "vi", or rename the folder',
    );
  });

  it.each([
    ['zh-hant', 'zh-Hant'],
    ['en_US', 'a language tag such as "vi" or "zh-Hant"'],
  ])('wants a canonical folder name, not %s', (folder, remedy) => {
    expect(report(languageFile, withChange(tinyProject(), `locales/${folder}/NOTES.md`, '# Notes\n'))).toBe(
      `✖ locales/${folder}/language.json: the folder's name "${folder}" is not a canonical BCP 47 tag\n` +
        `    fix: rename the folder to ${remedy}`,
    );
  });

  it('wants a default language that is complete', () => {
    expect(
      report(
        languageFile,
        withChange(tinyProject(), english, (file) => (file.status = 'draft')),
      ),
    ).toBe(
      '✖ locales/en/language.json: status: "en" is the default language and cannot be a draft\n' +
        '    fix: complete it and write "status": "complete", or configure another default language',
    );
  });

  it('wants a default language that is there', () => {
    const onlyVietnamese = new Map([...tinyProject()].filter(([path]) => !path.startsWith('locales/en/')));
    expect(report(languageFile, onlyVietnamese)).toBe(`✖ locales/en/language.json: missing file
    "en" is the default language
    fix: npm run scaffold -- language en, or configure another default language`);
  });
});

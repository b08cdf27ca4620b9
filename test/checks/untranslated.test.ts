import { describe, expect, it } from 'vitest';

import { untranslated } from '../../src/checks/untranslated.js';
import type { SixTexts } from '../../src/locales/schema.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { reportEntry } from './in-entry.js';
import { report } from './report.js';

describe('untranslated', () => {
  it.each<[Partial<SixTexts>, string]>([
    [{ name: 'Shelf Unknown' }, 'is equal to the English'],
    [{ howToFix: 'Đọc lại the list of shelves and mend it.' }, 'has a run of English words'],
  ])('finds %o', (texts, message) => {
    const [field] = Object.keys(texts);
    expect(reportEntry(untranslated, 'vi', '404', texts)).toBe(
      `✖ locales/vi/alpha.json: codes.404.${field}: ${message}\n    fix: translate it`,
    );
  });

  it('does not mind what is quoted from the wire', () => {
    const description = 'Máy chủ trả lời "this is the end of the line" và đóng kết nối.';
    expect(reportEntry(untranslated, 'vi', '404', { description })).toBe('');
  });

  it('does not mind a text without words', () => {
    const changed = ['en', 'vi'].reduce(
      (texts, tag) => withChange(texts, `locales/${tag}/alpha.json`, (file) => (file.contexts.PUT = 'PUT')),
      tinyProject(),
    );
    expect(report(untranslated, changed)).toBe('');
  });
});

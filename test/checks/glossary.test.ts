import { describe, expect, it } from 'vitest';

import { glossary, readGlossary } from '../../src/checks/glossary.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { reportEntry } from './in-entry.js';
import { report } from './report.js';

const notes = 'locales/vi/NOTES.md';
const fix = 'write the table | English | <language> | not |';

describe('glossary', () => {
  it('finds a rendering that the language decided against, in any letter case', () => {
    expect(reportEntry(glossary, 'vi', '404', { description: 'Gói hàng không có kệ.' })).toBe(
      '✖ locales/vi/alpha.json: codes.404.description: has "gói hàng" for "parcel"\n' +
        '    fix: write "bưu kiện", or change the glossary in NOTES.md',
    );
  });

  it('does not mind a longer word or a quotation', () => {
    expect(reportEntry(glossary, 'vi', '404', { description: 'Lệnh “gói hàng” và từ gói hàngx.' })).toBe('');
  });

  it('wants notes for every language but English', () => {
    expect(report(glossary, withChange(tinyProject(), notes, undefined))).toBe(
      `✖ ${notes}: missing file\n    every translation keeps a glossary\n    fix: ${fix}`,
    );
  });

  it('wants a table in the notes', () => {
    expect(report(glossary, withChange(tinyProject(), notes, '# Notes\n'))).toBe(
      `✖ ${notes}: has no glossary table\n    fix: ${fix}`,
    );
  });

  it('reads the table to its end', () => {
    const text = '| English | Tiếng Việt | not |\n|---|---|---|\n| shelf | kệ | giá, tủ |\n\n| a | b | c |\n';
    expect(readGlossary(text)).toEqual([{ english: 'shelf', rendering: 'kệ', not: ['giá', 'tủ'] }]);
  });
});

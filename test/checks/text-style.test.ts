import { describe, expect, it } from 'vitest';

import { textStyle } from '../../src/checks/text-style.js';
import type { SixTexts } from '../../src/locales/schema.js';
import { reportEntry } from './in-entry.js';

describe('text-style', () => {
  it.each<[string, Partial<SixTexts>, string, string]>([
    ['en', { name: ' Shelf Unknown' }, 'begins or ends with a space', 'remove the space'],
    ['en', { name: 'Shelf  Unknown' }, 'has two spaces, a tab or a line break', 'write one space'],
    ['en', { name: 'Shelf\nUnknown' }, 'has two spaces, a tab or a line break', 'write one space'],
    ['en', { name: 'Shelf <b>Unknown</b>' }, 'has HTML', 'write plain text'],
    ['en', { howToFix: 'Send `SEEK`.' }, 'has Markdown', 'write plain text'],
    [
      'en',
      { howToFix: 'Send {{command}}.' },
      'has a placeholder, which is for messages only',
      'write out what it stood for',
    ],
    ['en', { howToFix: 'Read the the list.' }, 'has a word twice in a row', 'remove one of the two'],
    ['vi', { howToFix: 'Đọc danh danh sách.' }, 'has a word twice in a row', 'remove one of the two'],
    ['en', { howToFix: 'Read the list' }, 'does not end as a sentence does', 'end it with a full stop'],
    ['en', { name: 'Shelf Unknown.' }, 'ends with a full stop', 'remove it: this is a name, not a sentence'],
    [
      'en',
      { whenYouSeeIt: 'It is rare. When the store is full.' },
      'has a sentence that does not stand alone',
      'write what happens then, after a comma: "When the queue is full, the server …"',
    ],
    [
      'vi',
      { howToFix: 'Bạn đọc lại danh sách.' },
      'says "bạn", which is for userMessage only',
      'write a passive or an imperative',
    ],
  ])('finds in %s: %o', (language, texts, message, fix) => {
    const [field] = Object.keys(texts);
    expect(reportEntry(textStyle, language, '404', texts)).toBe(
      `✖ locales/${language}/alpha.json: codes.404.${field}: ${message}\n    fix: ${fix}`,
    );
  });

  it.each<[string, Partial<SixTexts>]>([
    ['vi', { howToFix: 'Luôn luôn đọc lại danh sách.' }],
    ['vi', { userMessage: 'Bạn hãy chọn kệ khác.' }],
    ['en', { description: 'The draft draft-example-alpha-scale-02 names it: <forward-path>.' }],
    ['en', { description: 'The server says “no no.”' }],
    ['en', { whenYouSeeIt: 'When the store is full, the lift says so.' }],
  ])('accepts in %s: %o', (language, texts) => {
    expect(reportEntry(textStyle, language, '404', texts)).toBe('');
  });
});

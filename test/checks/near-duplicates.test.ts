import { describe, expect, it } from 'vitest';

import { nearDuplicates } from '../../src/checks/near-duplicates.js';
import { reportEntry } from './in-entry.js';

describe('near-duplicates', () => {
  it('finds a text that is all but a copy of another', () => {
    const description = 'Kho không có và chưa từng có kệ nào mang số này.';
    expect(reportEntry(nearDuplicates, 'vi', '480-499', { description })).toBe(
      '✖ locales/vi/alpha.json: codes.480-499.description: is nearly the same as that of codes.404\n' +
        '    fix: say what makes the one different from the other',
    );
  });

  it('compares codes with classes, too', () => {
    const howToFix = 'Look up the exact code; wait one minute before sending the command once more.';
    expect(reportEntry(nearDuplicates, 'en', '400', { howToFix })).toBe(
      '✖ locales/en/alpha.json: codes.400.howToFix: is nearly the same as that of classes.4xx\n' +
        '    fix: say what makes the one different from the other',
    );
  });

  it('finds names that are given twice, to variants, too', () => {
    expect(reportEntry(nearDuplicates, 'en', '400~door', { name: 'Shelf unknown' })).toBe(
      '✖ locales/en/alpha.json: codes.404.name: "Shelf Unknown" is also the name of codes.400~door\n' +
        '    fix: give each entry a name of its own',
    );
  });
});

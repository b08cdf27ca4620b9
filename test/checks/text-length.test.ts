import { describe, expect, it } from 'vitest';

import { lengthLimits, textLength } from '../../src/checks/text-length.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { reportEntry } from './in-entry.js';
import { report } from './report.js';

const fields = Object.entries(lengthLimits).filter(([field]) => field !== 'label' && field !== 'note');

describe('text-length', () => {
  it.each(fields)('limits %s to %i characters in every language', (field, limit) => {
    expect(reportEntry(textLength, 'vi', '404', { [field]: 'ế'.repeat(limit) })).toBe('');
    expect(reportEntry(textLength, 'vi', '404', { [field]: 'ế'.repeat(limit + 1) })).toBe(
      `✖ locales/vi/alpha.json: codes.404.${field}: has ${limit + 1} characters, the limit is ${limit}\n    fix: shorten it`,
    );
  });

  it('limits notes on comparisons', () => {
    const broken = withChange(tinyProject(), 'locales/vi/comparisons.json', ({ notes }) => {
      notes['alpha:400,beta:0xb'] = 'ế'.repeat(601);
    });
    expect(report(textLength, broken)).toBe(
      '✖ locales/vi/comparisons.json: notes.alpha:400,beta:0xb: has 601 characters, the limit is 600\n    fix: shorten it',
    );
  });

  it('limits labels in common.json', () => {
    const broken = withChange(tinyProject(), 'locales/vi/common.json', ({ vocabulary }) => {
      vocabulary.severity.label = 'a'.repeat(61);
    });
    expect(report(textLength, broken)).toBe(
      '✖ locales/vi/common.json: vocabulary.severity.label: has 61 characters, the limit is 60\n    fix: shorten it',
    );
  });

  it('limits the words of English names', () => {
    expect(reportEntry(textLength, 'en', '404', { name: 'The Shelf That Was Named Is Not Known' })).toBe(
      '✖ locales/en/alpha.json: codes.404.name: has 8 words, the limit is 7\n    fix: shorten it',
    );
  });

  it('wants one sentence for a summary, whatever it quotes', () => {
    expect(reportEntry(textLength, 'en', '404', { summary: 'Shelf 4.4 of RFC 1, e.g. the third, is not known.' })).toBe(
      '',
    );
    expect(reportEntry(textLength, 'en', '404', { summary: 'The shelf is not known. It never was.' })).toBe(
      '✖ locales/en/alpha.json: codes.404.summary: is more than one sentence\n    fix: shorten it',
    );
  });
});

import { describe, expect, it } from 'vitest';

import { adviceAgrees } from '../../src/checks/advice-agrees.js';
import { reportEntry } from './in-entry.js';

describe('advice-agrees', () => {
  it.each([
    ['en', '404', 'after-change', 'Try the same command again later.'],
    ['en', '480-499', 'never', 'Look at the log, then wait and retry.'],
    ['en', '200', 'not-needed', 'Please try again.'],
    ['vi', '404', 'after-change', 'Hãy thử lại lệnh này sau.'],
    ['vi', '200', 'not-needed', 'Cần thử lại.'],
  ])('finds in %s, where the policy of %s is %s: %s', (language, code, policy, howToFix) => {
    expect(reportEntry(adviceAgrees, language, code, { howToFix })).toBe(
      `✖ locales/${language}/alpha.json: codes.${code}.howToFix: advises to try again, but the retry policy is "${policy}"\n` +
        '    fix: mend the advice, or retry.policy in the catalog',
    );
  });

  it.each([
    ['en', '404', 'Do not try again later: mend the number first.'],
    ['en', '404', 'Mend the number, then send the command again.'],
    ['en', '400', 'Try again later.'],
    ['vi', '404', 'Đừng thử lại sau; hãy sửa số kệ.'],
    ['vi', '200', 'Không cần thử lại.'],
  ])('accepts in %s for %s: %s', (language, code, howToFix) => {
    expect(reportEntry(adviceAgrees, language, code, { howToFix })).toBe('');
  });
});

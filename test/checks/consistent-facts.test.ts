import { describe, expect, it } from 'vitest';

import { consistentFacts } from '../../src/checks/consistent-facts.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { report } from './report.js';

type Facts = Record<string, unknown>;

/** The problem of a code with these facts; all others stay as they are. */
const withFacts = (code: string, facts: Facts): string =>
  report(
    consistentFacts,
    withChange(tinyProject(), 'catalog/alpha.json', ({ codes }) => {
      Object.assign(
        codes.find((each: Facts) => each['code'] === code),
        facts,
      );
    }),
  );

describe('consistent-facts', () => {
  it.each<[string, string, Facts, string, string]>([
    [
      'a severity against the outcome',
      '200',
      { severity: 'error' },
      'severity: "error" does not fit the outcome "success"',
      'use success or info',
    ],
    [
      'a failure in a class of successes',
      '200',
      { outcome: 'permanent-failure', severity: 'error', retry: { policy: 'never' } },
      'outcome: "permanent-failure" is contrary to that of its class, "success"',
      'mend the one or the other',
    ],
    [
      'a retry after a success',
      '200',
      { retry: { policy: 'immediately' } },
      'retry.policy: "immediately" does not fit the outcome "success"',
      'use not-needed',
    ],
    [
      'a failure that needs no retry',
      '404',
      { retry: { policy: 'not-needed' } },
      'retry.policy: "not-needed" does not fit the outcome "permanent-failure"',
      'say whether and when to retry; never, if it must not be',
    ],
    [
      'a pace of no retry',
      '200',
      { retry: { policy: 'not-needed', backoff: 'fixed' } },
      'retry.backoff: has no meaning with the policy "not-needed"',
      'remove it, or mend the policy',
    ],
    [
      'a backoff where a change is needed',
      '404',
      { retry: { policy: 'after-change', backoff: 'fixed' } },
      'retry.backoff: has no meaning with the policy "after-change"',
      'remove it, or mend the policy',
    ],
    [
      'a number that nobody stated',
      '404',
      { retry: { policy: 'after-delay', initialDelaySeconds: 5, giveUpAfterSeconds: 60 } },
      'retry: initialDelaySeconds and giveUpAfterSeconds without a reference',
      'cite who says so, or leave the number out',
    ],
    [
      'nobody beside somebody',
      '200',
      { responsible: ['nobody', 'client'] },
      'responsible: "nobody" stands beside others',
      'remove "nobody", or the others',
    ],
    [
      'a vendor code without its vendor',
      '200',
      { standing: 'vendor' },
      'standing: is "vendor", but vendor is missing',
      'name the vendor exactly where the standing is "vendor"',
    ],
    [
      'a vendor of a standard code',
      '200',
      { vendor: 'Example Lifts' },
      'standing: is "standard", but vendor is "Example Lifts"',
      'name the vendor exactly where the standing is "vendor"',
    ],
    [
      'a phrase of folklore',
      '200',
      { standing: 'folklore' },
      'phrase: nothing that is cited gives a code of the standing "folklore" a phrase',
      'remove the phrase, or cite the RFC or draft that has it',
    ],
  ])('finds %s', (_what, code, facts, message, fix) => {
    expect(withFacts(code, facts)).toBe(`✖ catalog/alpha.json: codes.${code}.${message}\n    fix: ${fix}`);
  });

  it('finds variants that do not differ', () => {
    const broken = withChange(tinyProject(), 'catalog/alpha.json', (file) => {
      const [door] = file.codes[1].variants;
      file.codes[1].variants[1] = { ...door, variant: 'gate' };
    });
    expect(report(consistentFacts, broken)).toBe(
      '✖ catalog/alpha.json: codes.400.variants.gate: has the same facts as another variant\n' +
        '    fix: state what differs (phrase, contexts, vendor, behaviour), or remove it',
    );
  });

  it('names the vendor of a variant, too', () => {
    const broken = withChange(tinyProject(), 'catalog/alpha.json', (file) => {
      file.codes[1].variants[0].standing = 'vendor';
      delete file.codes[1].variants[1].standing;
    });
    expect(report(consistentFacts, broken)).toBe(`✖ catalog/alpha.json: 2 problems
    codes.400~door.standing: is "vendor", but vendor is missing
      fix: name the vendor exactly where the standing is "vendor"
    codes.400~scale.standing: is "standard", but vendor is "Example Lifts"
      fix: name the vendor exactly where the standing is "vendor"`);
  });

  it('holds classes and variants to the same rules', () => {
    const broken = withChange(tinyProject(), 'catalog/alpha.json', (file) => {
      file.classes[0].severity = 'warning';
      file.codes[1].variants[0].severity = 'success';
    });
    expect(report(consistentFacts, broken)).toBe(`✖ catalog/alpha.json: 2 problems
    classes.2xx.severity: "warning" does not fit the outcome "success"
      fix: use success or info
    codes.400~door.severity: "success" does not fit the outcome "transient-failure"
      fix: use warning or error`);
  });

  it('asks to drop an exception that is none any more', () => {
    const alpha = JSON.parse(tinyProject().get('catalog/alpha.json')!);
    const smtp = { ...alpha, protocol: 'smtp', codes: [{ ...alpha.codes[2], code: '453' }] };
    expect(report(consistentFacts, withChange(tinyProject(), 'catalog/smtp.json', JSON.stringify(smtp)))).toBe(
      '✖ catalog/smtp.json: codes.453.severity: fits the outcome, but is listed as an exception\n' +
        '    fix: remove it from severityExceptions',
    );
  });
});

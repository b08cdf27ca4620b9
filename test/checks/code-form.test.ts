import { describe, expect, it } from 'vitest';

import { codeForm } from '../../src/checks/code-form.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { report } from './report.js';

// oxlint-disable-next-line typescript/no-explicit-any -- JSON of any form
const inAlpha = (change: (file: any) => void) =>
  report(codeForm, withChange(tinyProject(), 'catalog/alpha.json', change));
// oxlint-disable-next-line typescript/no-explicit-any -- JSON of any form
const inBeta = (change: (file: any) => void) =>
  report(codeForm, withChange(tinyProject(), 'catalog/beta.json', change));

describe('code-form', () => {
  it('holds codes, both ends of a range and examples to the form', () => {
    expect(
      inAlpha((file) => {
        file.form.examples.push('20');
        file.form.pattern = '^[24][0-8]{2}$';
      }),
    ).toBe(`✖ catalog/alpha.json: 2 problems
    form.examples: "20" does not match form.pattern
      fix: mend the example or the pattern
    codes.480-499: "499" does not match form.pattern ^[24][0-8]{2}$
      fix: mend the code or the pattern`);
  });

  it('wants one class and at most one group for every code', () => {
    expect(
      inAlpha((file) => {
        file.classes[0].pattern = '^2[1-9]{2}$';
        file.groups[0].pattern = '^.[0-9]4$';
        file.groups[1].pattern = '^40.$';
      }),
    ).toBe(`✖ catalog/alpha.json: 2 problems
    codes.200: "200" is in no class
      fix: mend the patterns so that exactly one class matches it
    codes.404: "404" is in x0x and x8x
      fix: mend the patterns so that at most one group matches it`);
  });

  it('wants the ends of a range in one class', () => {
    expect(
      inAlpha((file) => {
        file.codes[3].range.first = '280';
      }),
    ).toBe('✖ catalog/alpha.json: codes.480-499: its ends are in different classes\n    fix: split the range');
  });

  it('wants the last number of a range to be one of the range', () => {
    expect(
      inAlpha((file) => {
        file.codes[3].range.step = 2;
      }),
    ).toBe(
      '✖ catalog/alpha.json: codes.480-499.range: its last number is not one of the range\n' +
        '    fix: mend first, last or step',
    );
  });

  it('wants numbers where there is a range', () => {
    expect(
      inAlpha((file) => {
        file.form.notation = 'name';
      }),
    ).toBe(
      '✖ catalog/alpha.json: codes.480-499.range: its ends are no numbers\n    fix: a range needs a protocol of numbers',
    );
  });

  it('wants a spelling of its own for every code, symbol, alias and variant', () => {
    expect(
      inBeta((file) => {
        file.codes[1].aliases = ['QUIET'];
      }),
    ).toBe(
      '✖ catalog/beta.json: codes: "quiet" is the spelling of two entries (letter case does not count)\n' +
        '    fix: give each code, symbol, alias and variant a spelling of its own',
    );
    expect(
      inAlpha((file) => {
        file.codes[0].symbol = 'DONE';
        file.codes[1].variants[0].symbol = 'Done';
      }),
    ).toBe(
      '✖ catalog/alpha.json: codes: "done" is the spelling of two entries (letter case does not count)\n' +
        '    fix: give each code, symbol, alias and variant a spelling of its own',
    );
    expect(
      inAlpha((file) => {
        file.codes[1].variants[1].variant = 'door';
      }),
    ).toBe(
      '✖ catalog/alpha.json: codes: "400~door" is the spelling of two entries (letter case does not count)\n' +
        '    fix: give each code, symbol, alias and variant a spelling of its own',
    );
  });

  it('wants one entry for a number, however it is spelled', () => {
    expect(
      inBeta((file) => {
        file.form.pattern = '^0x[0-9a-f]{1,2}$';
        file.classes[1].pattern = '^0x[0-9a-f]?[1-9a-f]$';
        file.codes.push({ ...file.codes[1], code: '0x0b', symbol: 'GALE' });
      }),
    ).toBe(
      '✖ catalog/beta.json: codes: two entries are the number 11\n' +
        '    fix: keep one, with the other meaning as its variant',
    );
  });
});

import { describe, expect, it } from 'vitest';

import { links } from '../../src/checks/links.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { report } from './report.js';

describe('links', () => {
  it('finds links that lead nowhere, to themselves, or are stated from both sides', () => {
    const broken = withChange(tinyProject(), 'catalog/alpha.json', (file) => {
      file.codes[0].observedAs = ['gamma:1'];
      file.codes[1].related = [{ id: 'beta:STORM', relation: 'alternative' }];
      file.codes[1].observedAs = ['alpha:400'];
      file.codes[1].variants[0].observedAs = ['alpha:401'];
      file.codes[2].related = [{ id: 'alpha:200', relation: 'alternative' }];
    });
    expect(report(links, broken)).toBe(`✖ catalog/alpha.json: 5 problems
    codes.200.observedAs: no code has the id "gamma:1"
      fix: mend the id (canonical code, not symbol or alias), or remove the link
    codes.400.related: no code has the id "beta:STORM"
      fix: mend the id (canonical code, not symbol or alias), or remove the link
    codes.400~door.observedAs: no code has the id "alpha:401"
      fix: mend the id (canonical code, not symbol or alias), or remove the link
    codes.400.observedAs: links to itself
      fix: remove the link
    codes.404.related: the pair alpha:404, alpha:200 is stated twice
      fix: remove one of the two: each is known from both sides`);
  });

  it('finds a range that carries what is not there', () => {
    const carrying = (protocol: string, offset: string) =>
      withChange(tinyProject(), 'catalog/alpha.json', (file) => {
        file.codes.at(-1).range.carries = { protocol, offset, reference: file.standards[0] };
      });
    expect(report(links, carrying('beta', '480'))).toBe('');
    expect(report(links, carrying('gamma', '480'))).toBe(
      '✖ catalog/alpha.json: codes.480-499.range.carries: no protocol "gamma"\n    fix: mend the protocol',
    );
    expect(report(links, carrying('beta', 'many'))).toBe(
      '✖ catalog/alpha.json: codes.480-499.range.carries: "many" is no number\n    fix: mend the offset',
    );
  });

  it('may lead to a variant', () => {
    const changed = withChange(tinyProject(), 'catalog/beta.json', (file) => {
      file.codes[1].related = [{ id: 'alpha:400~door', relation: 'often-confused' }];
    });
    expect(report(links, changed)).toBe('');
  });

  it('leaves links to a broken file to the check of that file', () => {
    expect(report(links, withChange(tinyProject(), 'catalog/beta.json', '{'))).toBe('');
  });
});

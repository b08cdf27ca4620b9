import { describe, expect, it } from 'vitest';

import { registryMatch } from '../../src/checks/registry-match.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { report } from './report.js';

const listed = (codes: string[] | Record<string, string>) =>
  withChange(
    tinyProject(),
    'catalog/registries/beta.json',
    JSON.stringify({ protocol: 'beta', sources: [{ document: 'Beta Signals', asOf: '2026-11' }], codes }),
  );
const listing = (...codes: string[]) => listed(codes);

describe('registry-match', () => {
  it('accepts a catalog that has exactly what its registry lists', () => {
    expect(report(registryMatch, listing('0x0', '0xb'))).toBe('');
  });

  it('finds what is only in the registry and what is only in the catalog', () => {
    expect(report(registryMatch, listing('0x0', '0xc'))).toBe(`✖ catalog/beta.json: 2 problems
    codes: lacks 0xc, which catalog/registries/beta.json lists
      fix: add the code, or correct its standing
    codes.0xb: is not in catalog/registries/beta.json
      fix: correct its standing, or renew the copy of the registry`);
  });

  it('does not count a vendor code or folklore as registered', () => {
    const folklore = withChange(listing('0x0', '0xb'), 'catalog/beta.json', (file) => {
      file.codes[1].standing = 'folklore';
    });
    expect(report(registryMatch, folklore))
      .toBe(`✖ catalog/beta.json: codes: lacks 0xb, which catalog/registries/beta.json lists
    fix: add the code, or correct its standing`);
  });

  it('holds phrase or symbol to the name in the registry', () => {
    expect(report(registryMatch, listed({ '0x0': 'ALL_CALM', '0xb': 'STORM' }))).toBe('');
    expect(report(registryMatch, listed({ '0x0': 'ALL_CALM', '0xb': 'GALE' }))).toBe(
      '✖ catalog/beta.json: codes.0xb: neither phrase nor symbol is "GALE", its name in catalog/registries/beta.json\n' +
        '    fix: correct the phrase or the symbol',
    );
  });

  it('reads X in a list of enhanced status codes as any class', () => {
    const dotted = (...codes: string[]) =>
      withChange(listed({ 'X.1.1': 'Shelf full', 'X.1.2': 'Shelf lost' }), 'catalog/beta.json', (file) => {
        file.codes = codes.map((code) => ({ ...file.codes[1], code, symbol: undefined, phrase: 'Shelf full' }));
      });
    expect(report(registryMatch, dotted('4.1.1', '5.1.1', '5.1.3'))).toBe(`✖ catalog/beta.json: 2 problems
    codes: lacks X.1.2, which catalog/registries/beta.json lists
      fix: add the code, or correct its standing
    codes.5.1.3: is not in catalog/registries/beta.json
      fix: correct its standing, or renew the copy of the registry`);
    expect(report(registryMatch, dotted('4.1.1', '5.1.2'))).toBe(
      '✖ catalog/beta.json: codes.5.1.2: neither phrase nor symbol is "Shelf lost", its name in catalog/registries/beta.json\n' +
        '    fix: correct the phrase or the symbol',
    );
  });
});

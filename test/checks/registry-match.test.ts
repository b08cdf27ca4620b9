import { describe, expect, it } from 'vitest';

import { registryMatch } from '../../src/checks/registry-match.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { report } from './report.js';

const listing = (...codes: string[]) =>
  withChange(
    tinyProject(),
    'catalog/registries/beta.json',
    JSON.stringify({ protocol: 'beta', sources: [{ document: 'Beta Signals', asOf: '2026-11' }], codes }),
  );

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
});

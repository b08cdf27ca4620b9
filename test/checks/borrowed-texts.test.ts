import { describe, expect, it } from 'vitest';

import { borrowedTexts } from '../../src/checks/borrowed-texts.js';
import { formatProblems } from '../../src/checks/check.js';
import { integrityChecks } from '../../src/checks/checks.js';
import { findProblems } from '../../src/checks/find-problems.js';
import { overlayTexts, tinyProject, withOverlay } from '../helpers/tiny-project.js';
import { gale, galeTexts } from '../helpers/tiny-overlay.js';

const catalog = { 'catalog/beta.json': { protocol: 'beta', codes: [gale] } };

describe('borrowed-texts', () => {
  it('names what is answered in another language', () => {
    const files = { ...catalog, 'locales/vi/beta.json': { codes: { '0xc': galeTexts } } };
    const project = withOverlay(tinyProject(), overlayTexts(files));
    expect(formatProblems(findProblems(integrityChecks, project))).toBe('');
    expect(formatProblems(findProblems([borrowedTexts], project), '⚠'))
      .toBe(`⚠ mine/locales/en/beta.json: lacks 1 entry: codes.0xc
    the answer has the texts of "vi" instead
    fix: npm run scaffold -- --dir mine protocol beta, then translate`);
  });

  it('leaves what no language has to the rules of integrity', () => {
    const project = withOverlay(tinyProject(), overlayTexts(catalog));
    expect(formatProblems(findProblems([borrowedTexts], project))).toBe('');
    const missing = (tag: string) => `✖ mine/locales/${tag}/beta.json: codes.0xc: missing entry
    fix: npm run scaffold -- --dir mine protocol beta, then translate`;
    expect(formatProblems(findProblems(integrityChecks, project))).toBe(`${missing('en')}\n\n${missing('vi')}`);
  });
});

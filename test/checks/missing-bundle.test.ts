import { describe, expect, it } from 'vitest';

import { missingBundle } from '../../src/checks/missing-bundle.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { report } from './report.js';

describe('missing-bundle', () => {
  it('wants a bundle for each protocol', () => {
    expect(report(missingBundle, withChange(tinyProject(), 'locales/vi/beta.json', undefined)))
      .toBe(`✖ locales/vi/beta.json: missing file
    protocol "beta" has 2 codes and "vi" is a complete language
    fix: npm run scaffold -- protocol beta, then translate`);
  });

  it('wants the messages', () => {
    expect(report(missingBundle, withChange(tinyProject(), 'locales/vi/common.json', undefined)))
      .toBe(`✖ locales/vi/common.json: missing file
    "vi" is a complete language
    fix: npm run scaffold -- language vi, then translate`);
  });

  it('wants every folder to say what language it is', () => {
    expect(report(missingBundle, withChange(tinyProject(), 'locales/vi/language.json', undefined)))
      .toBe(`✖ locales/vi/language.json: missing file
    every folder of locales is a language
    fix: npm run scaffold -- language vi, then translate`);
  });

  it('lets a draft lack files', () => {
    const draft = withChange(tinyProject(), 'locales/vi/language.json', (file) => (file.status = 'draft'));
    expect(report(missingBundle, withChange(draft, 'locales/vi/beta.json', undefined))).toBe('');
  });
});

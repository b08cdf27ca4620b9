/** What a check says when texts of one entry of the tiny project are others. */
import type { Check } from '../../src/checks/check.js';
import type { SixTexts } from '../../src/locales/schema.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { report } from './report.js';

export const reportEntry = (check: Check, language: string, code: string, texts: Partial<SixTexts>): string =>
  report(
    check,
    withChange(tinyProject(), `locales/${language}/alpha.json`, (file) => Object.assign(file.codes[code], texts)),
  );

import { describe, expect, it } from 'vitest';

import { canonicalForm } from '../../src/checks/canonical-form.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { report } from './report.js';

const path = 'locales/vi/language.json';
const text = tinyProject().get(path)!;
const nativeName = JSON.stringify('"nativeName": "Tiếng Việt",');

describe('canonical-form', () => {
  it.each([
    ['Windows line ends', text.replaceAll('\n', '\r\n'), 'line 1: "{" is spaced or encoded otherwise'],
    [
      'four spaces',
      text.replace('  "tag"', '    "tag"'),
      'line 2: "\\"tag\\": \\"vi\\"," is spaced or encoded otherwise',
    ],
    ['no final newline', text.trimEnd(), 'line 7: expected "", found the end of the file'],
    ['an empty line at the end', `${text}\n`, 'line 8: the file should end here'],
    [
      'decomposed characters',
      text.normalize('NFD'),
      `line 3: expected ${nativeName}, found ${nativeName.normalize('NFD')}`,
    ],
  ])('finds %s', (_what, broken, message) => {
    expect(report(canonicalForm, withChange(tinyProject(), path, broken))).toBe(
      `✖ ${path}: ${message}\n    fix: npm run fix`,
    );
  });

  it('wants members in the order of the schema, also within lists', () => {
    const broken = withChange(tinyProject(), 'catalog/beta.json', (file) => {
      const { code, ...others } = file.codes[1];
      file.codes[1] = { ...others, code };
    });
    expect(report(canonicalForm, broken)).toBe(
      '✖ catalog/beta.json: line 105: expected "\\"code\\": \\"0xb\\",", found "\\"symbol\\": \\"STORM\\","\n    fix: npm run fix',
    );
  });

  it('wants codes in ascending order of their numbers', () => {
    const broken = withChange(tinyProject(), 'catalog/beta.json', (file) => {
      file.codes = file.codes.toReversed();
    });
    expect(report(canonicalForm, broken)).toBe(
      '✖ catalog/beta.json: line 77: expected "\\"code\\": \\"0x0\\",", found "\\"code\\": \\"0xb\\","\n    fix: npm run fix',
    );
  });

  it('wants entries in the order of the catalog', () => {
    const broken = withChange(tinyProject(), 'locales/en/alpha.json', (file) => {
      file.phases = { storage: file.phases.storage, handover: file.phases.handover };
    });
    expect(report(canonicalForm, broken)).toBe(
      '✖ locales/en/alpha.json: line 6: expected "\\"handover\\": \\"Handing over\\",", found "\\"storage\\": \\"Storing\\","\n' +
        '    fix: npm run fix',
    );
  });

  it('finds a member that stands twice, of which JSON.parse keeps the last', () => {
    const twice = text.replace('  "tag": "vi",\n', '  "tag": "vi",\n  "tag": "vi",\n');
    expect(report(canonicalForm, withChange(tinyProject(), path, twice))).toBe(
      `✖ ${path}: line 3: a member stands twice in its object, and this text is lost\n    fix: keep one of the two members`,
    );
  });
});

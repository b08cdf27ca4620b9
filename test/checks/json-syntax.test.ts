import { describe, expect, it } from 'vitest';

import { jsonSyntax } from '../../src/checks/json-syntax.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { report } from './report.js';

describe('json-syntax', () => {
  it.each([
    ['a superfluous comma', '{\n  "tag": "vi",\n}\n', 'line 3, column 1: Expected double-quoted property name'],
    ['text after the value', '{}\n{}\n', 'line 2, column 1: Unexpected non-whitespace character after JSON'],
    ['a text that does not end', '{\n  "tag": "vi\n}\n', 'line 2, column 13: Bad control character in string literal'],
    ['an empty file', '', 'line 1, column 1: Unexpected end of JSON input'],
  ])('says where %s is', (_mistake, text, message) => {
    const broken = withChange(tinyProject(), 'locales/vi/language.json', text);
    expect(report(jsonSyntax, broken)).toBe(
      `✖ locales/vi/language.json: ${message}\n    fix: mend the JSON at or just before that place`,
    );
  });
});

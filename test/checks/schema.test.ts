import { describe, expect, it } from 'vitest';

import { schema } from '../../src/checks/schema.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { report } from './report.js';

describe('schema', () => {
  it('refuses an empty object, naming all that is missing', () => {
    expect(report(schema, withChange(tinyProject(), 'locales/vi/language.json', '{}\n'))).toBe(
      '✖ locales/vi/language.json: the file: lacks "tag", "nativeName", "direction", "status"\n    fix: add what is missing',
    );
  });

  it('names items by their code or id, and lists the allowed values', () => {
    const broken = withChange(tinyProject(), 'catalog/alpha.json', (file) => {
      file.$schema = 'schema.json';
      file.codes[1].variants[0].outcome = 'failure';
      file.codes[1].retry.reference.url = 'http://alpha.example';
      file.codes[2].colour = 'red';
      file.classes[0].responsible = [];
    });
    expect(report(schema, broken)).toBe(`✖ catalog/alpha.json: 5 problems
    $schema: has another value than allowed
      fix: use "./schema.json"
    classes.2xx.responsible: is an empty list
      fix: fill the list, or leave the member out where it is optional
    codes.400.retry.reference.url: must match pattern "^https://"
      fix: mend the value
    codes.400.variants.door.outcome: is not one of the allowed values
      fix: use one of "success", "intermediate", "redirection", "transient-failure", "permanent-failure", "indeterminate"
    codes.404: unknown member "colour"
      fix: remove it, or mend its name`);
  });

  it('finds every empty text', () => {
    const broken = withChange(tinyProject(), 'locales/vi/beta.json', (file) => {
      file.codes['0xb'].name = '';
      file.form = 7;
    });
    expect(report(schema, broken)).toBe(`✖ locales/vi/beta.json: 2 problems
    form: is not of type string
      fix: mend the value
    codes.0xb.name: is empty
      fix: write the text`);
  });

  it('reports more than a handful of problems at once', () => {
    const broken = withChange(tinyProject(), 'locales/vi/alpha.json', (file) => {
      for (const entry of Object.values<{ name: string; summary: string }>(file.codes)) entry.name = entry.summary = '';
    });
    expect(report(schema, broken)).toMatch(/^✖ locales\/vi\/alpha\.json: 12 problems\n/);
  });
});

import { describe, expect, it } from 'vitest';

import { referenceForm } from '../../src/checks/reference-form.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { report } from './report.js';

const url = 'https://alpha.example/';

describe('reference-form', () => {
  it.each([
    [
      { document: 'RFC 05321' },
      '"RFC 05321" is misspelled',
      'write "RFC 5321", or the draft with its version: "draft-…-00"',
    ],
    [
      { document: 'rfc5321', url },
      '"rfc5321" is misspelled',
      'write "RFC 5321", or the draft with its version: "draft-…-00"',
    ],
    [
      { document: 'draft-example-alpha' },
      '"draft-example-alpha" is misspelled',
      'write "RFC 5321", or the draft with its version: "draft-…-00"',
    ],
    [{ document: 'RFC 5321', url }, '"RFC 5321" has a url', 'remove the url: it follows from the document'],
    [{ document: 'Alpha Protocol' }, '"Alpha Protocol" lacks a url', 'add the address of the page'],
    [
      { document: 'RFC 5321', section: '§4.2' },
      '"RFC 5321" has the section "§4.2"',
      'write only its number, such as "4.2.1" or "A.1"',
    ],
  ])('finds %o', (reference, message, fix) => {
    const broken = withChange(tinyProject(), 'catalog/alpha.json', (file) => {
      file.codes[0].references = [{ kind: 'specification', ...reference }];
    });
    expect(report(referenceForm, broken)).toBe(
      `✖ catalog/alpha.json: codes.200.references: ${message}\n    fix: ${fix}`,
    );
  });

  it('looks at the references of standards, retries, variants and equivalents, too', () => {
    const broken = withChange(tinyProject(), 'catalog/alpha.json', (file) => {
      file.standards[0].document = 'RFC 1';
      file.codes[1].retry.reference.section = 'ten';
      file.codes[1].variants[1].references[0].document = 'draft-example-alpha-scale-2';
      delete file.codes[1].equivalents[0].reference.url;
    });
    expect(report(referenceForm, broken)).toBe(`✖ catalog/alpha.json: 4 problems
    standards: "RFC 1" has a url
      fix: remove the url: it follows from the document
    codes.400.retry.reference: "RFC 9110" has the section "ten"
      fix: write only its number, such as "4.2.1" or "A.1"
    codes.400.equivalents.beta:0xb: "Beta Signals" lacks a url
      fix: add the address of the page
    codes.400~scale.references: "draft-example-alpha-scale-2" is misspelled
      fix: write "RFC 5321", or the draft with its version: "draft-…-00"`);
  });

  it.each(['4', '4.2.1', 'A', 'A.1', 'Table 1', 'Appendix E'])('accepts the section %s', (section) => {
    const changed = withChange(tinyProject(), 'catalog/alpha.json', (file) => {
      file.codes[0].references = [{ kind: 'specification', document: 'RFC 5321', section }];
    });
    expect(report(referenceForm, changed)).toBe('');
  });
});

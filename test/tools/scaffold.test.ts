import { describe, expect, it } from 'vitest';

import { allChecks } from '../../src/checks/checks.js';
import { check } from '../../src/tools/check.js';
import { fix } from '../../src/tools/fix.js';
import { scaffold } from '../../src/tools/scaffold.js';
import { readJson, readText, writeProject } from '../helpers/project-folder.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';

describe('npm run scaffold -- protocol <id>', () => {
  it('writes the facts of a new protocol to be filled in, which the checks ask for', async () => {
    const root = await writeProject(tinyProject());
    expect(await scaffold(root, ['protocol', 'gamma'])).toEqual({
      ok: true,
      output: `✔ catalog/gamma.json: written
  next: state the facts, then npm run scaffold -- protocol gamma once more for the texts`,
    });
    expect(await check(root, [])).toEqual({
      ok: false,
      output: `✖ catalog/gamma.json: 6 problems
    form.examples: "FILL-IN" does not match form.pattern
      fix: mend the example or the pattern
    codes.FILL-IN: "FILL-IN" does not match form.pattern ^[0-9]{3}$
      fix: mend the code or the pattern
    codes.FILL-IN: "FILL-IN" is in no class
      fix: mend the patterns so that exactly one class matches it
    standards: "FILL-IN" lacks a url
      fix: add the address of the page
    classes.FILL-IN.references: "FILL-IN" lacks a url
      fix: add the address of the page
    codes.FILL-IN.references: "FILL-IN" lacks a url
      fix: add the address of the page

✖ locales/en/gamma.json: missing file
    protocol "gamma" has 1 code and "en" is a complete language
    fix: npm run scaffold -- protocol gamma, then translate

✖ locales/vi/gamma.json: missing file
    protocol "gamma" has 1 code and "vi" is a complete language
    fix: npm run scaffold -- protocol gamma, then translate

✖ ${allChecks.length} checks, 3 protocols, 2 languages: 8 problems`,
    });
  });

  it('adds what a bundle lacks and keeps what it has', async () => {
    const path = 'locales/vi/alpha.json';
    const broken = withChange(tinyProject(), path, (file) => {
      delete file.codes['404'];
      delete file.codes['400~door'].summary;
    });
    const root = await writeProject(withChange(broken, 'locales/en/alpha.json', undefined));
    expect(await scaffold(root, ['protocol', 'alpha'])).toEqual({
      ok: true,
      output:
        '✔ locales/en/alpha.json: written\n✔ locales/vi/alpha.json: written\n' +
        '  next: write the texts, then npm run check',
    });
    const { codes } = await readJson(root, path);
    expect(codes['404']).toEqual({
      name: '',
      summary: '',
      description: '',
      whenYouSeeIt: '',
      howToFix: '',
      userMessage: '',
    });
    expect(codes['400~door']).toMatchObject({ name: 'Cửa đang mở', summary: '' });
    expect(Object.keys(codes)).toEqual(['200', '400', '404', '400~door', '400~scale', '480-499']);
  });

  it('has nothing to add to a complete protocol', async () => {
    expect(await scaffold(await writeProject(tinyProject()), ['protocol', 'alpha'])).toEqual({
      ok: true,
      output: '✔ nothing is missing',
    });
  });

  it.each([
    ['a bad id', ['protocol', 'Gamma'], '✖ "Gamma" is no protocol id: it must match ^[a-z][a-z0-9-]{0,31}$'],
    ['a bad tag', ['language', 'zh_TW'], '✖ "zh_TW" is no canonical BCP 47 tag such as "vi", "pt-BR" or "zh-Hant"'],
    [
      'a tag in the wrong case',
      ['language', 'zh-hant'],
      '✖ "zh-hant" is no canonical BCP 47 tag such as "vi", "pt-BR" or "zh-Hant"',
    ],
    ['nothing to do', [], '✖ usage: npm run scaffold -- protocol <id> | language <tag>'],
    ['another kind', ['code', '404'], '✖ usage: npm run scaffold -- protocol <id> | language <tag>'],
  ])('refuses %s', async (_what, args, output) => {
    expect(await scaffold(await writeProject(tinyProject()), args)).toEqual({ ok: false, output });
  });

  it.each([
    [
      'a protocol that is not of its schema',
      'catalog/alpha.json',
      '{}\n',
      '✖ catalog/alpha.json does not satisfy its schema: npm run check says why',
    ],
    [
      'a bundle that is not JSON',
      'locales/vi/alpha.json',
      '{',
      '✖ locales/vi/alpha.json is not JSON: npm run check says where',
    ],
  ])('refuses %s', async (_what, path, text, output) => {
    const root = await writeProject(withChange(tinyProject(), path, text));
    expect(await scaffold(root, ['protocol', 'alpha'])).toEqual({ ok: false, output });
    expect(await readText(root, path)).toBe(text);
  });
});

describe('npm run scaffold -- language <tag>', () => {
  it('writes a draft with every text to be written', async () => {
    const root = await writeProject(tinyProject());
    expect(await scaffold(root, ['language', 'ar'])).toEqual({
      ok: true,
      output: `✔ locales/ar/language.json: written
✔ locales/ar/common.json: written
✔ locales/ar/alpha.json: written
✔ locales/ar/beta.json: written
✔ locales/ar/comparisons.json: written
✔ locales/ar/NOTES.md: written
  next: write the texts; when all are there, set "status": "complete"`,
    });
    expect(await readJson(root, 'locales/ar/language.json')).toEqual({
      tag: 'ar',
      nativeName: 'العربية',
      direction: 'rtl',
      status: 'draft',
    });
    expect(Object.keys((await readJson(root, 'locales/ar/common.json')).messages)).toEqual(
      expect.arrayContaining(['zero', 'one', 'two', 'few', 'many', 'other'].map((form) => `compare.class_${form}`)),
    );
    expect(await readText(root, 'locales/ar/NOTES.md')).toContain('| English | العربية | not |');
  });

  it('writes files that npm run fix leaves as they are', async () => {
    const root = await writeProject(tinyProject());
    await scaffold(root, ['language', 'fr']);
    expect(await fix(root, [])).toEqual({ ok: true, output: '✔ locales/fr/digests.json: written' });
  });

  it('completes a language that is there', async () => {
    const root = await writeProject(withChange(tinyProject(), 'locales/vi/beta.json', undefined));
    expect(await scaffold(root, ['language', 'vi'])).toEqual({
      ok: true,
      output: '✔ locales/vi/beta.json: written\n  next: write the texts; when all are there, set "status": "complete"',
    });
  });
});

import { describe, expect, it } from 'vitest';

import { allChecks } from '../../src/checks/checks.js';
import { check } from '../../src/tools/check.js';
import { fix } from '../../src/tools/fix.js';
import { scaffold } from '../../src/tools/scaffold.js';
import { readJson, readText, writeProject } from '../helpers/project-folder.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';

const usage =
  '✖ usage: npm run scaffold -- protocol <id> | language <tag> | --dir <folder> protocol <id> [<tag> …] | --dir <folder> language <tag>';

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
    ['nothing to do', [], usage],
    ['another kind', ['code', '404'], usage],
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

describe('npm run scaffold -- --dir <folder>', () => {
  it('begins a protocol of one’s own: facts, then the texts of every language', async () => {
    const root = await writeProject(tinyProject());
    const mine = await writeProject(new Map());
    expect(await scaffold(root, ['--dir', mine, 'protocol', 'gamma'])).toEqual({
      ok: true,
      output: `✔ catalog/gamma.json: written
  next: state the facts, then npm run scaffold -- --dir ${mine} protocol gamma once more for the texts`,
    });
    expect(await scaffold(root, ['--dir', mine, 'protocol', 'gamma', 'vi'])).toEqual({
      ok: true,
      output: `✔ locales/vi/gamma.json: written\n  next: write the texts, then npm run check -- ${mine}`,
    });
    expect(await scaffold(root, ['--dir', mine, 'protocol', 'gamma'])).toEqual({
      ok: true,
      output: `✔ locales/en/gamma.json: written\n  next: write the texts, then npm run check -- ${mine}`,
    });
    expect(Object.keys((await readJson(mine, 'locales/vi/gamma.json')).codes)).toEqual(['FILL-IN']);
  });

  it('asks for the texts of added codes only', async () => {
    const { $schema: _, ...file } = JSON.parse(tinyProject().get('catalog/beta.json')!);
    const added = { protocol: 'beta', codes: [{ ...file.codes[1], code: '0xc', symbol: 'GALE' }] };
    const root = await writeProject(tinyProject());
    const mine = await writeProject(new Map([['catalog/beta.json', JSON.stringify(added)]]));
    expect(await scaffold(root, ['--dir', mine, 'protocol', 'beta'])).toMatchObject({ ok: true });
    const codes = {
      '0xc': { name: '', summary: '', description: '', whenYouSeeIt: '', howToFix: '', userMessage: '' },
    };
    expect(await readJson(mine, 'locales/vi/beta.json')).toEqual({ codes });
  });

  it('begins a language with what it cannot do without', async () => {
    const root = await writeProject(tinyProject());
    const mine = await writeProject(new Map());
    expect(await scaffold(root, ['--dir', mine, 'language', 'fr'])).toEqual({
      ok: true,
      output: `✔ locales/fr/language.json: written
✔ locales/fr/common.json: written
✔ locales/fr/NOTES.md: written
  next: write the texts; npm run scaffold -- --dir ${mine} protocol <id> fr for those of a protocol; then set "status": "complete"`,
    });
    expect(await scaffold(root, ['--dir', mine, 'language', 'vi'])).toEqual({
      ok: false,
      output: '✖ "vi" is built in: write only the texts to be replaced, in locales/vi/<protocol>.json',
    });
  });

  it('refuses what is no protocol, no language or not complete', async () => {
    const root = await writeProject(tinyProject());
    const mine = await writeProject(new Map());
    expect(await scaffold(root, ['--dir', mine, 'protocol', '../x'])).toMatchObject({ ok: false });
    expect(await scaffold(root, ['--dir', mine, 'protocol', 'alpha', 'fr'])).toEqual({
      ok: false,
      output: `✖ there is no language "fr": npm run scaffold -- --dir ${mine} language fr`,
    });
    expect(await scaffold(root, ['--dir', mine])).toEqual({ ok: false, output: usage });
  });
});

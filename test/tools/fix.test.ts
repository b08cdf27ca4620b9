import { describe, expect, it } from 'vitest';

import { overlayNameOf } from '../../src/checks/project.js';
import { check } from '../../src/tools/check.js';
import { fix } from '../../src/tools/fix.js';
import { readJson, readText, writeProject } from '../helpers/project-folder.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';

const changedEnglish = withChange(tinyProject(), 'locales/en/beta.json', (file) => {
  file.codes['0xb'].summary = 'A storm rages near the buoy.';
  file.codes['0x0'].summary = 'The wind and the waves are low.';
});

describe('npm run fix', () => {
  it('has nothing to do where nothing is wrong', async () => {
    expect(await fix(await writeProject(tinyProject()), [])).toEqual({ ok: true, output: '✔ nothing to fix' });
  });

  it('writes in one go what the checks then accept', async () => {
    const reversed = withChange(tinyProject(), 'catalog/alpha.json', (file) => {
      file.codes = file.codes.toReversed();
    });
    const path = 'locales/vi/beta.json';
    const broken = withChange(reversed, path, reversed.get(path)!.normalize('NFD').replaceAll('\n', '\r\n'));
    const root = await writeProject(withChange(broken, 'catalog/schema.json', undefined));
    expect(await fix(root, [])).toEqual({
      ok: true,
      output: '✔ catalog/alpha.json: written\n✔ locales/vi/beta.json: written\n✔ catalog/schema.json: written',
    });
    expect(await check(root, [])).toMatchObject({ ok: true });
    expect(await readText(root, path)).toBe(tinyProject().get(path));
  });

  it('leaves alone a file that would lose a text', async () => {
    const path = 'locales/vi/language.json';
    const twice = tinyProject().get(path)!.replace('{', '{\n  "tag": "vi",');
    const root = await writeProject(withChange(tinyProject(), path, twice));
    expect(await fix(root, [])).toEqual({ ok: true, output: '✔ nothing to fix' });
    expect(await readText(root, path)).toBe(twice);
  });

  it('leaves stale translations stale until they are mended or accepted', async () => {
    const root = await writeProject(changedEnglish);
    expect(await fix(root, [])).toEqual({ ok: true, output: '✔ nothing to fix' });
    expect(await check(root, [])).toMatchObject({ ok: false });
    expect(await fix(root, ['--accept', 'vi/beta/codes.0xb', '--accept', 'vi/beta/codes.0x0'])).toEqual({
      ok: true,
      output: '✔ locales/vi/digests.json: written',
    });
    expect(await check(root, [])).toMatchObject({ ok: true });
  });

  it('records a translation that was mended', async () => {
    const mended = withChange(changedEnglish, 'locales/vi/beta.json', (file) => {
      file.codes['0xb'].summary = 'Bão đang hoành hành gần phao.';
    });
    const root = await writeProject(mended);
    const before = await readJson(root, 'locales/vi/digests.json');
    expect(await fix(root, [])).toEqual({ ok: true, output: '✔ locales/vi/digests.json: written' });
    const after = await readJson(root, 'locales/vi/digests.json');
    expect(after.beta['codes.0xb']).not.toBe(before.beta['codes.0xb']);
    expect(after.beta['codes.0x0']).toBe(before.beta['codes.0x0']);
  });

  it('refuses to accept what is not stale', async () => {
    expect(await fix(await writeProject(changedEnglish), ['--accept', 'vi/beta/codes.0xc'])).toEqual({
      ok: false,
      output: '✖ not stale: vi/beta/codes.0xc\n    stale: vi/beta/codes.0x0, vi/beta/codes.0xb',
    });
  });

  it.each([
    ['mine', 'mine'],
    ['mine//', 'mine'],
    ['/', '/'],
  ])('calls the files of the folder %s by %s, as the check does', (folder, name) => {
    expect(overlayNameOf(folder)).toBe(name);
  });

  it('refuses arguments that it does not know', async () => {
    expect(await fix(await writeProject(tinyProject()), ['--all'])).toEqual({
      ok: false,
      output: '✖ usage: npm run fix [-- <folder> | --accept <language>/<protocol>/<entry>]',
    });
  });
});

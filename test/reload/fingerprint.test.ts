import * as files from 'node:fs/promises';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { takeFingerprint } from '../../src/reload/fingerprint.js';
import { writeProject } from '../helpers/project-folder.js';

vi.mock('node:fs/promises', { spy: true });
afterEach(() => {
  vi.resetAllMocks();
});

const writeFolder = async (): Promise<string> =>
  writeProject(new Map(['catalog/a.json', 'locales/en/a.json'].map((path) => [path, 'one'])));

describe('a fingerprint', () => {
  it.each<[string, string, (path: string) => Promise<unknown>]>([
    ['a stray file', 'a.json', async (path) => writeFile(path, '{}')],
    ['a link to nowhere', 'notes', async (path) => symlink('nowhere', path)],
    ['a link that leads out', 'notes', async (path) => symlink(tmpdir(), path)],
    ['a folder with the name of a file', 'catalog/b.json', async (path) => mkdir(path)],
    ['one that has its place', 'locales/en/b.json', async (path) => writeFile(path, '{}')],
  ])('is another with %s, and the same as before when it is gone', async (_what, path, make) => {
    const folder = await writeFolder();
    const before = await takeFingerprint(folder);
    await make(join(folder, path));
    expect(await takeFingerprint(folder)).not.toBe(before);
    await rm(join(folder, path), { recursive: true });
    expect(await takeFingerprint(folder)).toBe(before);
  });

  it.each(['README.md', '.a.json'])('is the same with %s beside the data', async (path) => {
    const folder = await writeFolder();
    const before = await takeFingerprint(folder);
    await writeFile(join(folder, path), 'x');
    expect(await takeFingerprint(folder)).toBe(before);
  });

  it('is of a bounded number of entries, and always leaves out the same', async () => {
    const folder = await writeFolder();
    await mkdir(join(folder, '.many'));
    await mkdir(join(folder, 'locales/zz'));
    for (let at = 0; at < 1000; at += 1) await writeFile(join(folder, '.many', `${at}.json`), '');
    for (let at = 0; at < 5; at += 1) await symlink('../.many', join(folder, `locales/a${at}`));
    for (const path of ['m.json', 'n.json', 'zz/a.json', 'zz/b.json', 'zz/c.json', 'zz/d.json']) {
      await writeFile(join(folder, 'locales', path), 'one');
    }
    const before = await takeFingerprint(folder);
    await writeFile(join(folder, 'locales/zz/a.json'), 'other');
    expect(await takeFingerprint(folder)).toBe(before);
    await writeFile(join(folder, 'catalog/a.json'), 'other');
    expect(await takeFingerprint(folder)).not.toBe(before);
  });

  it('never looks at two entries at once', async () => {
    const folder = await writeFolder();
    for (const name of ['b', 'c', 'd']) await writeFile(join(folder, `catalog/${name}.json`), 'one');
    const { stat } = await vi.importActual<typeof files>('node:fs/promises');
    let [looking, most] = [0, 0];
    vi.mocked(files.stat).mockImplementation(async (...args) => {
      looking += 1;
      most = Math.max(most, looking);
      const found = await stat(...args);
      looking -= 1;
      return found;
    });
    await takeFingerprint(folder);
    expect(most).toBe(1);
    expect(files.stat).toHaveBeenCalledTimes(8);
  });
});

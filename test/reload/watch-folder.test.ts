/** On folders as editors, `git pull`, deployments and kubelet change them. */
import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { describe, expect, it, onTestFinished } from 'vitest';

import { watchFolder } from '../../src/reload/watch-folder.js';

const makeFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'statusbook-'));
  onTestFinished(async () => rm(folder, { recursive: true, force: true }));
  return folder;
};

const write = async (folder: string, text: string): Promise<void> => {
  await mkdir(join(folder, 'catalog'), { recursive: true });
  await mkdir(join(folder, 'locales/en'), { recursive: true });
  await writeFile(join(folder, 'catalog/a.json'), text);
  await writeFile(join(folder, 'locales/en/a.json'), text);
};

/** As kubelet does: a new folder, then a link to it in the place of the old link, then the old folder goes. */
const project = async (volume: string, stamp: string, text: string): Promise<void> => {
  await write(join(volume, stamp), text);
  await symlink(stamp, join(volume, '..data_tmp'));
  const old = await readFile(join(volume, '..data/stamp'), 'utf8').catch(() => undefined);
  await writeFile(join(volume, stamp, 'stamp'), stamp);
  await rename(join(volume, '..data_tmp'), join(volume, '..data'));
  if (old !== undefined) await rm(join(volume, old), { recursive: true });
};

const replace = async (path: string, text: string): Promise<void> => {
  await writeFile(`${path}.tmp`, text);
  await rename(`${path}.tmp`, path);
};

const replaceLink = async (path: string, target: string): Promise<void> => {
  await symlink(target, `${path}.tmp`);
  await rename(`${path}.tmp`, path);
};

/** Counts what it is told, and what the file said each time. */
const follow = async (folder: string) => {
  const told: string[] = [];
  const watch = await watchFolder(folder, (error) => told.push(String(error)));
  watch.start(() => {
    void readFile(join(folder, 'catalog/a.json'), 'utf8').then(
      (text) => told.push(text),
      () => told.push('nothing'),
    );
  });
  onTestFinished(async () => watch.stop());
  await sleep(300);
  return told;
};

const within = { timeout: 8000 };

describe('a watched folder', () => {
  it('tells of an edit, of an atomic one, and of one after that', async () => {
    const folder = await makeFolder();
    await write(folder, 'one');
    const told = await follow(folder);
    await writeFile(join(folder, 'catalog/a.json'), 'two');
    await expect.poll(() => told, within).toEqual(['two']);
    await replace(join(folder, 'catalog/a.json'), 'three');
    await expect.poll(() => told, within).toEqual(['two', 'three']);
    await replace(join(folder, 'catalog/a.json'), 'four');
    await expect.poll(() => told, within).toEqual(['two', 'three', 'four']);
  });

  it('tells of a burst when it is over, not of each edit in it', async () => {
    const folder = await makeFolder();
    await write(folder, 'one');
    const told = await follow(folder);
    for (let edit = 1; edit <= 20; edit += 1) {
      await write(folder, `edit ${edit}`);
      await sleep(30);
    }
    await expect.poll(() => told.at(-1), within).toBe('edit 20');
    expect(told.length).toBeLessThan(5);
  });

  it('tells nothing where nothing was changed, or only what is not data', async () => {
    const folder = await makeFolder();
    await write(folder, 'one');
    const told = await follow(folder);
    await mkdir(join(folder, '.git'));
    await writeFile(join(folder, '.git/index'), 'x');
    await writeFile(join(folder, 'README.md'), 'x');
    await sleep(2600);
    expect(told).toEqual([]);
  });

  it('tells of each new ConfigMap, folders and files being links through ..data', async () => {
    const volume = await makeFolder();
    await project(volume, '..2026_01_01', 'one');
    await symlink('..data/catalog', join(volume, 'catalog'));
    await mkdir(join(volume, 'locales/en'), { recursive: true });
    await symlink('../../..data/locales/en/a.json', join(volume, 'locales/en/a.json'));
    const told = await follow(volume);
    await project(volume, '..2026_01_02', 'two');
    await expect.poll(() => told, within).toEqual(['two']);
    await project(volume, '..2026_01_03', 'three');
    await expect.poll(() => told, within).toEqual(['two', 'three']);
  });

  it('tells of its end, of its return, and of edits after that', async () => {
    const folder = join(await makeFolder(), 'data');
    await write(folder, 'one');
    const told = await follow(folder);
    await rm(folder, { recursive: true });
    await expect.poll(() => told, within).toEqual(['nothing']);
    await write(folder, 'two');
    await expect.poll(() => told, within).toEqual(['nothing', 'two']);
    await writeFile(join(folder, 'catalog/a.json'), 'three');
    await expect.poll(() => told, within).toEqual(['nothing', 'two', 'three']);
  });

  it('tells when it is a link that leads to another release', async () => {
    const folder = await makeFolder();
    for (const release of ['one', 'two', 'three']) await write(join(folder, release), release);
    const current = join(folder, 'current');
    await symlink('one', current);
    const told = await follow(current);
    await replaceLink(current, 'two');
    await expect.poll(() => told, within).toEqual(['two']);
    await replaceLink(current, 'three');
    await expect.poll(() => told, within).toEqual(['two', 'three']);
  });

  it('tells of what was changed before it started, since it was made', async () => {
    const folder = await makeFolder();
    await write(folder, 'one');
    const watch = await watchFolder(folder, () => undefined);
    await write(folder, 'other');
    const changed = new Promise<string>((resolve) => watch.start(() => resolve('changed')));
    onTestFinished(async () => watch.stop());
    expect(await changed).toBe('changed');
  });
});

import { execFileSync } from 'node:child_process';
import * as files from 'node:fs/promises';
import { mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { formatProblems, runChecks } from '../../src/checks/check.js';
import { addOverlay } from '../../src/checks/overlay.js';
import { overlayFiles } from '../../src/checks/overlay-files.js';
import { mostEntries, mostFileBytes, readOverlay } from '../../src/checks/read-overlay.js';
import { writeProject } from '../helpers/project-folder.js';
import { tinyProject, toProject } from '../helpers/tiny-project.js';

vi.mock('node:fs/promises', { spy: true });
afterEach(() => {
  vi.resetAllMocks();
});

const path = 'locales/en/alpha.json';
const writeFolder = async (): Promise<string> => writeProject(new Map([[path, '{}\n']]));

const read = async (folder: string) => {
  const overlay = await readOverlay(folder, 'mine');
  const project = addOverlay(toProject(tinyProject()), overlay);
  return { paths: [...overlay.texts.keys()], problems: formatProblems(runChecks([overlayFiles], project)) };
};

const refused = (file: string, message: string, fix: string) => ({
  paths: [path],
  problems: `✖ ${file}: ${message}\n    fix: ${fix}`,
});

describe('overlay-files', () => {
  it('reads catalog and languages, and passes over what begins with a dot or is no data', async () => {
    const folder = await writeFolder();
    for (const name of ['.alpha.json.swp', '.#alpha.json', 'README.md']) {
      await writeFile(join(folder, 'locales/en', name), 'x');
    }
    await mkdir(join(folder, '.git'));
    expect(await read(folder)).toEqual({ paths: [path], problems: '' });
  });

  it('follows links within the folder, as a ConfigMap has them', async () => {
    const folder = await writeFolder();
    await mkdir(join(folder, '..2026_11_27'));
    await rename(join(folder, 'locales'), join(folder, '..2026_11_27/locales'));
    await symlink('..2026_11_27', join(folder, '..data'));
    await symlink('..data/locales', join(folder, 'locales'));
    expect(await read(folder)).toEqual({ paths: [path], problems: '' });
  });

  it.each(['catalog/x.json', 'locales/xx'])('opens nothing outside the folder (%s)', async (link) => {
    const [folder, outside] = [await writeFolder(), await writeFolder()];
    await mkdir(join(folder, 'catalog'));
    await symlink(link.endsWith('.json') ? join(outside, path) : join(outside, 'locales/en'), join(folder, link));
    expect(await read(folder)).toEqual(
      refused(
        `mine/${link}`,
        'leads out of the folder',
        'put a copy of the file here, or a link to a file in the folder',
      ),
    );
  });

  it.each([
    ['a broken link', 'nowhere.json', 'ENOENT'],
    ['a link to itself', 'x.json', 'ELOOP'],
  ])('reports %s', async (_what, target, code) => {
    const folder = await writeFolder();
    await symlink(target, join(folder, 'locales/en/x.json'));
    expect(await read(folder)).toEqual(
      refused(
        'mine/locales/en/x.json',
        `cannot be read (${code})`,
        'mend or remove the link, and let the server read it',
      ),
    );
  });

  it('does not wait for a pipe', async () => {
    const folder = await writeFolder();
    execFileSync('mkfifo', [join(folder, 'locales/en/x.json')]);
    expect(await read(folder)).toEqual(
      refused('mine/locales/en/x.json', 'is not a plain file', 'remove it, or put a file in its place'),
    );
  });

  it('takes no folder for a file', async () => {
    const folder = await writeFolder();
    await mkdir(join(folder, 'locales/en/x.json'));
    expect(await read(folder)).toEqual(
      refused('mine/locales/en/x.json', 'is not a plain file', 'remove it, or put a file in its place'),
    );
  });

  it('wants UTF-8, with or without a byte order mark', async () => {
    const folder = await writeFolder();
    await writeFile(join(folder, path), '\uFEFF{}\n');
    await writeFile(join(folder, 'locales/en/x.json'), Buffer.from([0x22, 0xe9, 0x22]));
    expect(await read(folder)).toEqual(refused('mine/locales/en/x.json', 'is not UTF-8', 'save it as UTF-8'));
    expect((await readOverlay(folder, 'mine')).texts.get(path)).toBe('{}\n');
  });

  it('bounds the size of a file', async () => {
    const folder = await writeFolder();
    const large = join(folder, 'locales/en/x.json');
    await writeFile(large, '');
    await truncate(large, mostFileBytes + 1);
    expect(await read(folder)).toEqual(
      refused('mine/locales/en/x.json', 'has 8388609 bytes, the limit is 8388608', 'divide it, or shorten it'),
    );
  });

  it('reads nothing through a link that came into the way of a file', async () => {
    const [folder, outside] = [await writeFolder(), await writeProject(new Map([['en/alpha.json', '"secret"\n']]))];
    const exchange = async (): Promise<void> => {
      await rename(join(folder, 'locales/en'), join(folder, 'locales/.en'));
      await symlink(join(outside, 'en'), join(folder, 'locales/en'));
    };
    const restore = async (): Promise<void> => {
      await rm(join(folder, 'locales/en'));
      await rename(join(folder, 'locales/.en'), join(folder, 'locales/en'));
    };
    const { open } = await vi.importActual<typeof files>('node:fs/promises');
    const report = (message: string, fix: string) => ({ ...refused(`mine/${path}`, message, fix), paths: [] });

    vi.mocked(files.open).mockImplementationOnce(async (...args) => exchange().then(async () => open(...args)));
    expect(await read(folder)).toEqual(
      report('leads out of the folder', 'put a copy of the file here, or a link to a file in the folder'),
    );
    await restore();
    vi.mocked(files.open).mockImplementationOnce(async (...args) => {
      await exchange();
      const file = await open(...args);
      await restore();
      return file;
    });
    expect(await read(folder)).toEqual(report('was replaced while it was opened', 'load the data again'));
  });

  it('says of which file it is that it went away meanwhile', async () => {
    const folder = await writeFolder();
    const { stat } = await vi.importActual<typeof files>('node:fs/promises');
    vi.mocked(files.stat).mockImplementation(async (file, ...options) =>
      String(file).endsWith('alpha.json')
        ? Promise.reject(Object.assign(new Error('gone'), { code: 'ENOENT' }))
        : stat(file, ...options),
    );
    const fix = 'mend or remove the link, and let the server read it';
    expect(await read(folder)).toEqual({ ...refused(`mine/${path}`, 'cannot be read (ENOENT)', fix), paths: [] });
  });

  it('bounds the number of files, before it looks at any', async () => {
    const folder = await writeFolder();
    await Promise.all(
      Array.from({ length: mostEntries }, async (_, at) => writeFile(join(folder, `locales/en/x${at}.json`), '{}')),
    );
    vi.mocked(files.stat).mockClear();
    expect(await read(folder)).toEqual({
      paths: [],
      problems: '✖ mine: has more than 2000 files and folders\n    fix: remove those that are no data',
    });
    expect(files.stat).toHaveBeenCalledTimes(2);
  });

  it('says where a file is read from nowhere', async () => {
    const folder = await writeFolder();
    await writeFile(join(folder, 'locales/alpha.json'), '{}');
    expect(await read(folder)).toEqual(
      refused('mine/locales/alpha.json', 'is read from nowhere here', 'move it to catalog/ or to locales/<language>/'),
    );
  });

  it('wants a folder with data', async () => {
    const folder = await writeProject(new Map([['data.txt', '']]));
    expect((await read(folder)).problems).toBe(
      '✖ mine: has neither a folder "catalog" nor a folder "locales"\n    fix: name the folder that has them',
    );
  });

  it.each([
    ['nowhere', 'ENOENT'],
    ['data.txt', 'ENOTDIR'],
  ])('reports %s that is no folder', async (name, code) => {
    const folder = await writeProject(new Map([['data.txt', '']]));
    expect((await read(join(folder, name))).problems).toBe(
      `✖ mine: cannot be read as a folder (${code})\n    fix: name a folder that is there and that the server may read`,
    );
  });
});

/**
 * An operator's folder as texts, read with care, since anybody may have put anything there: no file
 * outside the folder is opened, nothing that is no plain file is waited for, and names that begin
 * with a dot (`..data` of Kubernetes, editors' files) are passed over. Links within the folder are followed.
 * What cannot be read is a problem, not an exception.
 */
import { type Stats, constants } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

import type { Problem } from './check.js';
import type { OverlayTexts } from './overlay.js';
import { overlayPath } from './project.js';

/** Files and folders together. */
export const mostEntries = 2000;
export const mostFileBytes = 8 * 1024 * 1024;
const mostBytes = 64 * 1024 * 1024;

interface Entry {
  path: string;
  isFolder: boolean;
}

interface Folder {
  root: string;
  texts: Map<string, string>;
  /** File, path in the folder, what is wrong with it and the remedy. */
  report: (path: string, message: string, fix: string) => void;
  entries: number;
  bytes: number;
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown error';

interface Target {
  real: string;
  stats: Stats;
}

/** What an entry leads to, if that lies in the folder; what else it is has been reported. */
const resolveInside = async ({ root, report }: Folder, path: string): Promise<Target | undefined> => {
  try {
    const real = await realpath(join(root, path));
    if (real.startsWith(root + sep)) return { real, stats: await stat(real) };
    report(path, 'leads out of the folder', 'put a copy of the file here, or a link to a file in the folder');
  } catch (error) {
    report(path, `cannot be read (${codeOf(error)})`, 'mend or remove the link, and let the server read it');
  }
  return undefined;
};

/** Names in a folder in order, without those that begin with a dot. */
const namesIn = async (folder: Folder, path: string): Promise<string[]> => {
  try {
    const names = await readdir(join(folder.root, path));
    return names.filter((name) => !name.startsWith('.')).toSorted();
  } catch (error) {
    folder.report(path, `cannot be read (${codeOf(error)})`, 'let the server read it');
    return [];
  }
};

const describeEntry = async (folder: Folder, path: string): Promise<Entry[]> => {
  const target = await resolveInside(folder, path);
  return target === undefined ? [] : [{ path, isFolder: target.stats.isDirectory() }];
};

const entriesIn = async (folder: Folder, path: string): Promise<Entry[]> => {
  const names = await namesIn(folder, path);
  folder.entries += names.length;
  if (folder.entries > mostEntries) return [];
  const entries: Entry[] = [];
  for (const name of names) {
    entries.push(...(await describeEntry(folder, path === '' ? name : `${path}/${name}`)));
  }
  return entries;
};

/** Strips a byte order mark, which some editors write; throws on what is not UTF-8. */
const decoder = new TextDecoder('utf-8', { fatal: true });

const decode = (bytes: Buffer): string | undefined => {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
};

/**
 * Asked of the open file, which no other can take the place of, and only if it is what the path leads to once more:
 * a link may have come into its way before it was opened. Without O_NONBLOCK a pipe would be waited for.
 */
const readPlainFile = async (folder: Folder, real: string, path: string): Promise<Buffer | undefined> => {
  const file = await open(real, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    const found = await file.stat();
    const target = await resolveInside(folder, path);
    if (target === undefined) return undefined;
    if (target.stats.ino !== found.ino || target.stats.dev !== found.dev) {
      folder.report(path, 'was replaced while it was opened', 'load the data again');
    } else if (!found.isFile()) {
      folder.report(path, 'is not a plain file', 'remove it, or put a file in its place');
    } else if (found.size > mostFileBytes) {
      folder.report(path, `has ${found.size} bytes, the limit is ${mostFileBytes}`, 'divide it, or shorten it');
    } else {
      return await file.readFile();
    }
    return undefined;
  } finally {
    await file.close();
  }
};

const readEntry = async (folder: Folder, path: string): Promise<void> => {
  const target = await resolveInside(folder, path);
  if (target === undefined) return;
  try {
    const bytes = await readPlainFile(folder, target.real, path);
    if (bytes === undefined) return;
    folder.bytes += bytes.length;
    const text = decode(bytes);
    if (text === undefined) folder.report(path, 'is not UTF-8', 'save it as UTF-8');
    else folder.texts.set(path, text);
  } catch (error) {
    folder.report(path, `cannot be read (${codeOf(error)})`, 'let the server read it');
  }
};

const isRead = (path: string): boolean => path.endsWith('.json') || /^locales\/[^/]+\/NOTES\.md$/.test(path);

/** The files of `catalog/` and of each folder in `locales/`; what else has a `.json` is in the wrong place. */
const findFiles = async (folder: Folder): Promise<string[]> => {
  const top = await entriesIn(folder, '');
  if (folder.entries > mostEntries) return [];
  const isThere = (name: string): boolean => top.some(({ path, isFolder }) => path === name && isFolder);
  if (!isThere('catalog') && !isThere('locales')) {
    folder.report('', 'has neither a folder "catalog" nor a folder "locales"', 'name the folder that has them');
    return [];
  }
  const catalog = isThere('catalog') ? await entriesIn(folder, 'catalog') : [];
  const locales = isThere('locales') ? await entriesIn(folder, 'locales') : [];
  const languages = locales.filter(({ isFolder }) => isFolder);
  const misplaced = [...top, ...locales].filter(({ path, isFolder }) => path.endsWith('.json') && !isFolder);
  for (const { path } of misplaced) {
    folder.report(path, 'is read from nowhere here', 'move it to catalog/ or to locales/<language>/');
  }
  const found = [...catalog];
  for (const { path } of languages) found.push(...(await entriesIn(folder, path)));
  return found.map(({ path }) => path).filter(isRead);
};

const readFiles = async (folder: Folder): Promise<void> => {
  const paths = await findFiles(folder);
  if (folder.entries > mostEntries) {
    folder.report('', `has more than ${mostEntries} files and folders`, 'remove those that are no data');
    return;
  }
  for (const path of paths) {
    if (folder.bytes <= mostBytes) await readEntry(folder, path);
  }
  if (folder.bytes > mostBytes) {
    folder.report('', `has more than ${mostBytes} bytes in all`, 'remove those files that are no data');
  }
};

export const readOverlay = async (path: string, name: string): Promise<OverlayTexts> => {
  const problems: Problem[] = [];
  const texts = new Map<string, string>();
  const report: Folder['report'] = (file, message, fix) =>
    problems.push({ file: file === '' ? name : overlayPath(name, file), message, fix });
  try {
    const root = await realpath(path);
    await readdir(root);
    await readFiles({ root, texts, report, entries: 0, bytes: 0 });
  } catch (error) {
    report(
      '',
      `cannot be read as a folder (${codeOf(error)})`,
      'name a folder that is there and that the server may read',
    );
  }
  return { name, texts, problems };
};

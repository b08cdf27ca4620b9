/**
 * What tells that files were changed, without reading them: of each file below `catalog/` and `locales/` its
 * identity, size and times, through symbolic links, so that a link that leads elsewhere is a change, too; of each
 * folder its identity; and what beside these two the data may be refused for. What cannot be read is part of it by
 * the reason.
 */
import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** `catalog/registries` and `locales/<language>` are the deepest folders. */
const deepest = 2;
/** In all folders together, more than are read. */
const mostEntries = 5000;

const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown';

const describeEntry = async (path: string): Promise<{ isFolder: boolean; identity: string }> => {
  try {
    const found = await stat(path, { bigint: true });
    const { dev, ino, mode, size, mtimeNs, ctimeNs } = found;
    return found.isDirectory()
      ? { isFolder: true, identity: `folder ${dev} ${ino}` }
      : { isFolder: false, identity: `${dev} ${ino} ${mode} ${size} ${mtimeNs} ${ctimeNs}` };
  } catch (error) {
    return { isFolder: false, identity: reasonOf(error) };
  }
};

/** Of what lies beside `catalog/` and `locales/`: links may lead out, and a `.json` is in the wrong place. */
const matters = (entry: Dirent): boolean =>
  !entry.name.startsWith('.') && (!entry.isFile() || entry.name.endsWith('.json'));

/** In order, so that the bound always leaves out the same. */
const namesIn = async (root: string, folder: string): Promise<string[] | string> => {
  try {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    return (folder === '' ? entries.filter(matters) : entries).map(({ name }) => name).toSorted();
  } catch (error) {
    return reasonOf(error);
  }
};

/** Equal as long as nobody has touched a file. One entry after another: a mount that hangs holds one thread, not all. */
export const takeFingerprint = async (root: string): Promise<string> => {
  const lines: string[] = [];
  const add = async (folder: string, depth: number): Promise<void> => {
    const names = await namesIn(root, folder);
    if (typeof names === 'string') return void lines.push(`${folder} ${names}`);
    for (const name of names) {
      if (lines.length >= mostEntries) return;
      const path = join(folder, name);
      const { isFolder, identity } = await describeEntry(join(root, path));
      lines.push(`${path} ${identity}`);
      if (isFolder && depth < deepest && (depth > 0 || path === 'catalog' || path === 'locales')) {
        await add(path, depth + 1);
      }
    }
  };
  await add('', 0);
  return createHash('sha256').update(lines.join('\n')).digest('hex');
};

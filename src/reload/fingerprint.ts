/**
 * What tells that files were changed, without reading them: of each file below `catalog/` and `locales/` its
 * identity, size and times, through symbolic links, so that a link that leads elsewhere is a change, too.
 * What cannot be read is part of it by the reason.
 */
import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** `catalog/registries` and `locales/<language>` are the deepest folders. */
const deepest = 2;
/** In all folders together. */
const mostEntries = 20_000;

const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown';

const describeFile = async (path: string) => {
  try {
    return await stat(path, { bigint: true });
  } catch (error) {
    return reasonOf(error);
  }
};

const namesIn = async (folder: string): Promise<string[] | string> => {
  try {
    return await readdir(folder);
  } catch (error) {
    return reasonOf(error);
  }
};

/** Equal as long as nobody has touched a file. */
export const takeFingerprint = async (root: string): Promise<string> => {
  const lines: string[] = [];
  const add = async (folder: string, depth: number): Promise<void> => {
    const names = await namesIn(join(root, folder));
    if (typeof names === 'string') return void lines.push(`${folder} ${names}`);
    const paths = names.map((name) => `${folder}/${name}`).slice(0, mostEntries - lines.length);
    const found = await Promise.all(paths.map(async (path) => describeFile(join(root, path))));
    for (const [index, file] of found.entries()) {
      const path = paths[index]!;
      if (typeof file === 'string') lines.push(`${path} ${file}`);
      else if (!file.isDirectory())
        lines.push(`${path} ${file.dev} ${file.ino} ${file.mode} ${file.size} ${file.mtimeNs} ${file.ctimeNs}`);
      else if (depth < deepest) await add(path, depth + 1);
    }
  };
  for (const folder of ['catalog', 'locales']) await add(folder, 1);
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex');
};

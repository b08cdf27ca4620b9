/**
 * A folder that is there whole or not at all: filled under another name beside the old one, then
 * renamed. Only a folder that an earlier export made, or an empty one, is ever replaced.
 */
import { mkdir, mkdtemp, readFile, readdir, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** In each export: says that the folder is one, and of what. */
export const manifestName = 'export.json';
export const manifestOwner = 'Statusbook';

const isOurs = async (folder: string): Promise<boolean> => {
  try {
    return JSON.parse(await readFile(join(folder, manifestName), 'utf8'))?.name === manifestOwner;
  } catch {
    return false;
  }
};

const hasCode = (error: unknown, ...codes: string[]): boolean =>
  codes.includes((error as { code?: string }).code ?? '');

/** Why the folder must not be replaced; undefined where it may be. */
export const findObstacle = async (folder: string): Promise<string | undefined> => {
  try {
    const isReplaceable = (await readdir(folder)).length === 0 || (await isOurs(folder));
    return isReplaceable ? undefined : `${folder} is not empty and no earlier export`;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    if (hasCode(error, 'ENOTDIR')) return `${folder} is not a folder`;
    throw error;
  }
};

/** Where a link leads, so that the folder is replaced and not the link. */
const resolveLink = async (folder: string): Promise<string> => {
  try {
    return await realpath(folder);
  } catch {
    return folder;
  }
};

/** Puts `fresh` in the place of `target`, which stays as it was if that fails. */
const swap = async (fresh: string, target: string, old: string): Promise<void> => {
  try {
    await rename(target, old);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    return rename(fresh, target);
  }
  try {
    await rename(fresh, target);
  } catch (error) {
    await rename(old, target);
    throw error;
  }
};

export const replaceFolder = async <Result>(
  folder: string,
  fill: (temporary: string) => Promise<Result>,
): Promise<Result> => {
  const target = await resolveLink(folder);
  await mkdir(dirname(target), { recursive: true });
  const temporary = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  const fresh = join(temporary, 'new');
  try {
    await mkdir(fresh);
    const result = await fill(fresh);
    await swap(fresh, target, join(temporary, 'old'));
    return result;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
};

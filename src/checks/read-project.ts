/**
 * A project from disk: ours, whose folder is trusted, and over it an operator's, which is read with care
 * (`read-overlay.ts`).
 */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { addOverlay } from './overlay.js';
import { type Project, addFile, createEmptyProject } from './project.js';
import { readOverlay } from './read-overlay.js';

export interface ProjectFolders {
  /** The folder of our `catalog/` and `locales/`. */
  root: string;
  /** An operator's folder, laid out like ours. */
  overlay?: string | undefined;
  /** What stands before the overlay's paths in problems: by default the variable that names it. */
  overlayName?: string | undefined;
  defaultLanguage: string;
}

const listFiles = async (root: string): Promise<string[]> => {
  const names = async (folder: string) => readdir(join(root, folder), { withFileTypes: true });
  const jsonIn = async (folder: string) =>
    (await names(folder)).filter(({ name }) => name.endsWith('.json')).map(({ name }) => `${folder}/${name}`);
  const hasRegistries = (await names('catalog')).some(({ name }) => name === 'registries');
  const languages = (await names('locales')).filter((entry) => entry.isDirectory());
  const bundles = await Promise.all(
    languages.map(async ({ name }) =>
      (await names(`locales/${name}`))
        .filter((entry) => entry.isFile())
        .map((entry) => `locales/${name}/${entry.name}`),
    ),
  );
  return [
    ...(await jsonIn('catalog')),
    ...(hasRegistries ? await jsonIn('catalog/registries') : []),
    ...bundles.flat(),
  ];
};

/** Requests that are answered meanwhile get their turn after each file. */
const readBuiltin = async (root: string, defaultLanguage: string): Promise<Project> => {
  const paths = (await listFiles(root)).toSorted();
  const texts = await Promise.all(paths.map(async (path) => readFile(join(root, path), 'utf8')));
  const project = createEmptyProject(defaultLanguage);
  for (const [index, path] of paths.entries()) {
    addFile(project, path, texts[index]!);
    await nextTurn();
  }
  return project;
};

/** Rejects only where a folder or file of ours cannot be read. */
export const readProject = async (folders: ProjectFolders): Promise<Project> => {
  const { root, overlay, overlayName = '$STATUSBOOK_DATA_DIR', defaultLanguage } = folders;
  const builtin = await readBuiltin(root, defaultLanguage);
  return overlay === undefined ? builtin : addOverlay(builtin, await readOverlay(overlay, overlayName));
};

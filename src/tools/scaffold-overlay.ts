/**
 * `npm run scaffold -- --dir <folder> …`: the same in an operator's folder, which is made where it is not
 * there. Only what ours has not is written: all texts of a protocol of one's own, those of codes added to
 * ours, and for a language of one's own what it cannot do without; its other texts may follow.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { protocolIdPattern } from '../catalog/schema.js';
import { bundleSkeleton } from '../checks/bundle-skeleton.js';
import { toJsonText } from '../checks/canonical-text.js';
import { sourceLanguage } from '../checks/each-text.js';
import { isCanonicalTag } from '../checks/language-tag.js';
import { entryAt, placesOf, withEntry } from '../checks/lender.js';
import { type Project, catalogPath, hasFile, localePath, overlayPath } from '../checks/project.js';
import { readProject } from '../checks/read-project.js';
import type { BundleFile } from '../locales/schema.js';
import type { CommandResult } from './command.js';
import { protocolExample } from './protocol-example.js';
import { type Present, type Texts, filled, refuse, write } from './scaffold-files.js';
import { languageItself, languageNotes } from './scaffold-language.js';

const openFolder = async (root: string, folder: string): Promise<{ project: Project; present: Present }> => {
  await mkdir(join(folder, 'catalog'), { recursive: true });
  const project = await readProject({
    root,
    overlay: folder,
    overlayName: folder,
    defaultLanguage: sourceLanguage,
  });
  return { project, present: (path) => project.files.get(overlayPath(folder, path)) };
};

/** The texts that ours does not have, without words. */
const addedSkeleton = (project: Project, id: string, tag: string): Partial<BundleFile> => {
  const skeleton = bundleSkeleton(project.protocols.get(id)!);
  const ours = project.overlay?.builtin.languages.get(tag)?.bundles.get(id);
  return placesOf(skeleton)
    .filter((place) => !/^attributes\.[^.]+\.values\./.test(place) && entryAt(ours, place) === undefined)
    .reduce((added: Partial<BundleFile>, place) => withEntry(added, place, entryAt(skeleton, place)), {});
};

const localBundles = (project: Project, present: Present, id: string, tags: readonly string[]): Texts =>
  tags
    .map((tag) => ({ path: localePath(tag, `${id}.json`), skeleton: addedSkeleton(project, id, tag) }))
    .filter(({ skeleton }) => Object.keys(skeleton).length > 0)
    .map(({ path, skeleton }) => filled(path, skeleton, present(path)?.json));

export const scaffoldLocalProtocol = async (
  root: string,
  folder: string,
  id: string,
  tags: readonly string[],
): Promise<CommandResult> => {
  if (!new RegExp(protocolIdPattern).test(id)) {
    return refuse(`"${id}" is no protocol id: it must match ${protocolIdPattern}`);
  }
  const { project, present } = await openFolder(root, folder);
  const unknown = tags.find((tag) => !project.languages.has(tag));
  if (unknown !== undefined) {
    return refuse(`there is no language "${unknown}": npm run scaffold -- --dir ${folder} language ${unknown}`);
  }
  const path = catalogPath(id);
  if (!hasFile(project, path)) {
    const { $schema: _, ...example } = protocolExample(id);
    const next = `state the facts, then npm run scaffold -- --dir ${folder} protocol ${id} once more for the texts`;
    return write(folder, present, [[path, toJsonText(example)]], next);
  }
  if (!project.protocols.has(id) || present(path)?.isValid === false) {
    return refuse(`${path} does not satisfy its schema: npm run check -- ${folder} says why`);
  }
  const complete = [...project.languages.values()].filter(({ language }) => language?.status === 'complete');
  const chosen = tags.length > 0 ? tags : complete.map(({ tag }) => tag);
  const texts = localBundles(project, present, id, chosen);
  return write(folder, present, texts, `write the texts, then npm run check -- ${folder}`);
};

export const scaffoldLocalLanguage = async (root: string, folder: string, tag: string): Promise<CommandResult> => {
  if (!isCanonicalTag(tag)) return refuse(`"${tag}" is no canonical BCP 47 tag such as "vi", "pt-BR" or "zh-Hant"`);
  const { project, present } = await openFolder(root, folder);
  if (project.overlay?.builtin.languages.has(tag) === true) {
    return refuse(
      `"${tag}" is built in: write only the texts to be replaced, in ${localePath(tag, '<protocol>.json')}`,
    );
  }
  const next = `write the texts; npm run scaffold -- --dir ${folder} protocol <id> ${tag} for those of a protocol; then set "status": "complete"`;
  return write(folder, present, [...languageItself(present, tag), ...languageNotes(present, tag)], next);
};

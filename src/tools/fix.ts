/**
 * `npm run fix`: writes what `npm run check` compares, by the same functions: the canonical form of
 * every data file, `catalog/schema.json`, each language's digests and the documents' table of variables.
 * `--accept vi/smtp/codes.455` (repeated for more) says that a translation still holds although its English
 * changed. With the name of an operator's folder it writes the canonical form of that folder's files, which
 * have no digests.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { canonicalText, findLostLine, toJsonText } from '../checks/canonical-text.js';
import { catalogSchemaPath, catalogSchemaText } from '../checks/catalog-schema.js';
import {
  acceptedName,
  digestEntries,
  digestsPath,
  isStale,
  translatedLanguages,
  updateDigests,
} from '../checks/digests.js';
import { sourceLanguage } from '../checks/each-text.js';
import { type Project, type SourceFile, createProject, overlayNameOf } from '../checks/project.js';
import { readProject } from '../checks/read-project.js';
import { type Command, type CommandResult, runIfMain } from './command.js';
import { renewedDocuments } from './configuration-table.js';

type Texts = Map<string, string>;

/** A file of which text would be lost (see `findLostLine`) is left alone: the check says which. */
const canonicalOrSame = (project: Project, file: SourceFile): string => {
  const canonical = canonicalText(project, file);
  return canonical === undefined || findLostLine(file.text, canonical) !== undefined ? file.text : canonical;
};

const writtenCanonically = (project: Project): Texts =>
  new Map([...project.files.values()].map((file) => [file.path, canonicalOrSame(project, file)]));

/** Every text as the checks want it. Digests are made of canonical texts, hence the second project. */
const fixedTexts = (project: Project, accepted: readonly string[]): Texts => {
  const texts = writtenCanonically(project);
  texts.set(catalogSchemaPath, catalogSchemaText());
  const canonical = createProject(texts, project.defaultLanguage);
  for (const language of translatedLanguages(canonical)) {
    texts.set(digestsPath(language.tag), toJsonText(updateDigests(canonical, language, accepted)));
  }
  return texts;
};

const staleNames = (project: Project): string[] =>
  translatedLanguages(project).flatMap((language) =>
    digestEntries(project, language)
      .filter(isStale)
      .map((digested) => acceptedName(language.tag, digested)),
  );

interface Arguments {
  accept: string[];
  folder: string | undefined;
}

/** The names after `--accept`, or the folder; undefined where the arguments are others. */
const readArguments = (args: readonly string[]): Arguments | undefined => {
  try {
    const options = { accept: { type: 'string', multiple: true } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const { accept = [] } = values;
    const [folder, ...rest] = positionals;
    return rest.length > 0 || (folder !== undefined && accept.length > 0) ? undefined : { accept, folder };
  } catch {
    return undefined;
  }
};

const fixFolder = async (root: string, folder: string): Promise<CommandResult> => {
  const overlayName = overlayNameOf(folder);
  const project = await readProject({ root, overlay: folder, overlayName, defaultLanguage: sourceLanguage });
  const changed = [...project.files.values()]
    .filter(({ source }) => source === 'local')
    .map((file) => ({ path: file.path, former: file.text, text: canonicalOrSame(project, file) }))
    .filter(({ former, text }) => former !== text);
  await Promise.all(changed.map(({ path, text }) => writeFile(join(folder, path.slice(overlayName.length)), text)));
  return { ok: true, output: changed.map(({ path }) => `✔ ${path}: written`).join('\n') || '✔ nothing to fix' };
};

export const fix: Command = async (root, args) => {
  const found = readArguments(args);
  if (found === undefined) {
    return { ok: false, output: '✖ usage: npm run fix [-- <folder> | --accept <language>/<protocol>/<entry>]' };
  }
  if (found.folder !== undefined) return fixFolder(root, found.folder);
  const { accept } = found;
  const project = await readProject({ root, defaultLanguage: sourceLanguage });
  const stale = staleNames(project);
  const unknown = accept.filter((name) => !stale.includes(name));
  if (unknown.length > 0) {
    return { ok: false, output: `✖ not stale: ${unknown.join(', ')}\n    stale: ${stale.join(', ') || 'nothing'}` };
  }
  const fixed = [...fixedTexts(project, accept)].filter(([path, text]) => project.files.get(path)?.text !== text);
  const changed = [...fixed, ...(await renewedDocuments(root))];
  await Promise.all(changed.map(([path, text]) => writeFile(join(root, path), text)));
  const lines = changed.map(([path]) => `✔ ${path}: written`);
  return { ok: true, output: lines.join('\n') || '✔ nothing to fix' };
};

await runIfMain(import.meta.url, fix);

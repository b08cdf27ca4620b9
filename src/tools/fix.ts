/**
 * `npm run fix`: writes what `npm run check` compares, by the same functions: the canonical form of
 * every data file, `catalog/schema.json`, each language's digests and the documents' table of variables.
 * `--accept vi/smtp/codes.455` (repeated for more) says that a translation still holds although its English changed.
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
import { type Project, type SourceFile, createProject, readProject } from '../checks/project.js';
import { type Command, runIfMain } from './command.js';
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

/** The names after `--accept`; undefined where the arguments are others. */
const readAccepted = (args: readonly string[]): string[] | undefined => {
  try {
    const options = { accept: { type: 'string', multiple: true } } as const;
    return parseArgs({ args: [...args], options }).values.accept ?? [];
  } catch {
    return undefined;
  }
};

export const fix: Command = async (root, args) => {
  const accept = readAccepted(args);
  if (accept === undefined) {
    return { ok: false, output: '✖ usage: npm run fix [-- --accept <language>/<protocol>/<entry>]' };
  }
  const project = await readProject(root, sourceLanguage);
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

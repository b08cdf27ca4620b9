/**
 * One version of the data: facts and words that passed the integrity checks, and the hash that names
 * them. Equal files give an equal version on every machine. What the server answers is computed from
 * one dataset from start to end.
 */
import { createHash } from 'node:crypto';

import { type Catalog, createCatalog } from './catalog/catalog.js';
import { formatProblems, runChecks } from './checks/check.js';
import { integrityChecks } from './checks/checks.js';
import { type Project, readProject } from './checks/project.js';
import { type LanguageFiles, type Locales, createLocales } from './locales/locales.js';

export interface Dataset {
  /** Twelve hexadecimal digits. */
  version: string;
  catalog: Catalog;
  locales: Locales;
}

export type LoadedDataset = { ok: true; dataset: Dataset } | { ok: false; problems: string };

const hashFiles = ({ files, defaultLanguage }: Project): string => {
  const hash = createHash('sha256').update(defaultLanguage);
  for (const { path, text } of files.values()) hash.update(`\0${path}\0${text}`);
  return hash.digest('hex').slice(0, 12);
};

const completeLanguages = ({ languages }: Project): LanguageFiles[] =>
  [...languages.values()].flatMap(({ language, common, bundles, notes }) =>
    language?.status === 'complete' && common
      ? [{ language, common, bundles, notes: new Map(Object.entries(notes?.notes ?? {})) }]
      : [],
  );

/** What is wrong in a draft can spoil no answer, since a draft is not served. */
const isInDraft = ({ languages }: Project, file: string): boolean => {
  const [folder, tag = ''] = file.split('/');
  return folder === 'locales' && languages.get(tag)?.language?.status === 'draft';
};

export const createDataset = (project: Project): LoadedDataset => {
  const problems = runChecks(integrityChecks, project).filter(
    ({ file }) => !isInDraft(project, file) || file.split('/')[1] === project.defaultLanguage,
  );
  if (problems.length > 0) return { ok: false, problems: formatProblems(problems) };
  return {
    ok: true,
    dataset: {
      version: hashFiles(project),
      catalog: createCatalog([...project.protocols.values()], project.comparisons?.comparisons),
      locales: createLocales(completeLanguages(project), project.defaultLanguage),
    },
  };
};

/** Reads `catalog/` and `locales/` below `root`; rejects where they cannot be read at all. */
export const loadDataset = async (root: string, defaultLanguage: string): Promise<LoadedDataset> =>
  createDataset(await readProject(root, defaultLanguage));

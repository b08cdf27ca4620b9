/**
 * One version of the data: facts and words that passed the integrity checks, ours and what an operator's
 * folder adds, and the hash that names them. Equal files give an equal version on every machine. What the
 * server answers is computed from one dataset from start to end.
 */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { type Catalog, type IsLocal, createCatalog } from './catalog/catalog.js';
import type { LocalCodesFile } from './catalog/schema.js';
import { type FoundProblem, formatProblems } from './checks/check.js';
import { integrityChecks } from './checks/checks.js';
import { findProblems, relativePath } from './checks/find-problems.js';
import { findWarnings } from './checks/find-warnings.js';
import { type Project, catalogPath } from './checks/project.js';
import { type ProjectFolders, readProject } from './checks/read-project.js';
import { servedLanguages } from './checks/served-languages.js';
import { type Locales, createLocales } from './locales/locales.js';

export interface Dataset {
  /** Twelve hexadecimal digits. */
  version: string;
  catalog: Catalog;
  locales: Locales;
}

/** `warn`: says what could be better in the operator's folder, empty where nothing is; it takes its time. */
export type LoadedDataset = { ok: true; dataset: Dataset; warn: () => string } | { ok: false; problems: string };

const hashFiles = (project: Project): string => {
  const hash = createHash('sha256').update(project.defaultLanguage);
  for (const { path, source, text } of project.files.values()) {
    hash.update(source === 'builtin' ? `\0${path}\0${text}` : `\0local/${relativePath(project, path)}\0${text}`);
  }
  return hash.digest('hex').slice(0, 12);
};

const createIsLocal = ({ overlay }: Project): IsLocal => {
  if (overlay === null) return () => false;
  const local = new Map<string, Set<string>>();
  return (protocol, code) => {
    if (!overlay.builtin.protocols.has(protocol)) return true;
    const file = overlay.valid.get(catalogPath(protocol)) as LocalCodesFile | undefined;
    if (code === undefined || file === undefined) return false;
    const codes = local.get(protocol) ?? new Set(file.codes.map((fact) => fact.code));
    local.set(protocol, codes);
    return codes.has(code);
  };
};

/** What is wrong in a draft can spoil no answer, since a draft is not served. */
const isInDraft = (project: Project, file: string): boolean => {
  const [folder, tag = ''] = relativePath(project, file).split('/');
  const isDraft = project.languages.get(tag)?.language?.status === 'draft';
  return folder === 'locales' && isDraft && tag !== project.defaultLanguage;
};

const createIfSound = (project: Project, found: readonly FoundProblem[]): LoadedDataset => {
  const served = (file: string): boolean => !isInDraft(project, file);
  const problems = found.filter(({ file }) => served(file));
  if (problems.length > 0) return { ok: false, problems: formatProblems(problems) };
  return {
    ok: true,
    dataset: {
      version: hashFiles(project),
      catalog: createCatalog([...project.protocols.values()], project.comparisons?.comparisons, createIsLocal(project)),
      locales: createLocales(servedLanguages(project), project.defaultLanguage),
    },
    warn: () =>
      formatProblems(
        findWarnings(project).filter(({ file }) => served(file)),
        '⚠',
      ),
  };
};

export const createDataset = (project: Project): LoadedDataset =>
  createIfSound(project, findProblems(integrityChecks, project));

/**
 * Reads ours below `root` and the overlay's folder; rejects where ours cannot be read at all. Requests that are
 * answered meanwhile get their turn between files and between checks.
 */
export const loadDataset = async (folders: ProjectFolders): Promise<LoadedDataset> => {
  const project = await readProject(folders);
  const found: FoundProblem[] = [];
  for (const check of integrityChecks) {
    found.push(...findProblems([check], project));
    await nextTurn();
  }
  return createIfSound(project, found);
};

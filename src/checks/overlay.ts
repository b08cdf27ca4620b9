/**
 * An operator's folder laid over our files: protocols, codes, texts, comparisons and languages of its
 * own, and single entries that replace ours. Merged are parsed files, entry by entry; what comes of it is
 * one project, which passes the same checks as ours alone. A file beside one of ours is of a form derived
 * from that one's, in which everything may be left out that is not replaced.
 */
import type { TSchema } from 'typebox';

import type { ComparisonsFile } from '../catalog/comparisons-schema.js';
import { type CodeFact, LocalCodesFile, LocalProtocolFile, ProtocolFile } from '../catalog/schema.js';
import {
  BundleFile,
  CommonFile,
  type LanguageFile,
  type NotesFile,
  PartialBundleFile,
  PartialCommonFile,
  type VocabularyTexts,
} from '../locales/schema.js';
import { entryKeys } from './bundle-skeleton.js';
import type { Problem } from './check.js';
import {
  type Project,
  type ProjectLanguage,
  comparisonsPath,
  createFile,
  createLanguage,
  notesName,
  overlayPath,
  parsePath,
  schemaOf,
} from './project.js';

export interface OverlayTexts {
  /** What stands before its paths in problems. */
  name: string;
  /** By path relative to the folder. */
  texts: ReadonlyMap<string, string>;
  problems: Problem[];
}

const overlaySchemaOf = (builtin: Project, path: string): TSchema | null => {
  const { folder, name } = parsePath(path);
  const schema = schemaOf(path);
  if (schema === ProtocolFile) return builtin.protocols.has(name) ? LocalCodesFile : LocalProtocolFile;
  if (schema === CommonFile) return builtin.languages.has(folder) ? PartialCommonFile : CommonFile;
  return schema === BundleFile ? PartialBundleFile : schema;
};

/** Replaced codes in the places of ours, behind them added ones and what stands twice, for the rules to report. */
const mergeCodes = (ours: readonly CodeFact[], added: readonly CodeFact[]): CodeFact[] => {
  const byCode = new Map(added.map((fact) => [fact.code, fact]));
  const known = new Set(ours.map(({ code }) => code));
  const isElsewhere = (fact: CodeFact): boolean => known.has(fact.code) && byCode.get(fact.code) === fact;
  return [...ours.map((fact) => byCode.get(fact.code) ?? fact), ...added.filter((fact) => !isElsewhere(fact))];
};

/** Of a bundle without any. */
export const noEntries = { phases: {}, contexts: {}, attributes: {}, classes: {}, groups: {}, codes: {} };

const mergeBundle = (ours: BundleFile | undefined, { name, description, form, ...added }: PartialBundleFile) => {
  const bundle = {
    ...noEntries,
    ...ours,
    ...(name && { name }),
    ...(description && { description }),
    ...(form && { form }),
  };
  for (const [section, entries] of Object.entries(added) as [keyof typeof noEntries, object][]) {
    bundle[section] = { ...bundle[section], ...entries };
  }
  return bundle as BundleFile;
};

interface PartialCommon {
  vocabulary?: { [name: string]: { label?: string; values?: object } };
  messages?: Record<string, string>;
}

const mergeCommon = (ours: CommonFile | null, added: PartialCommon): CommonFile => {
  if (ours === null) return added as CommonFile;
  const vocabulary = Object.entries(added.vocabulary ?? {}).map(([name, { label, values }]) => {
    const list = ours.vocabulary[name as keyof VocabularyTexts];
    return [name, { label: label ?? list.label, values: { ...list.values, ...values } }];
  });
  return {
    vocabulary: { ...ours.vocabulary, ...(Object.fromEntries(vocabulary) as VocabularyTexts) },
    messages: { ...ours.messages, ...added.messages },
  };
};

const mergeNotes = (ours: NotesFile | null, { notes }: NotesFile): NotesFile => ({
  notes: { ...ours?.notes, ...notes },
});

const mergeComparisons = (ours: ComparisonsFile | null, { comparisons }: ComparisonsFile): ComparisonsFile => ({
  comparisons: [...(ours?.comparisons ?? []), ...comparisons],
});

const addWords = (language: ProjectLanguage, path: string, json: unknown): void => {
  const { name } = parsePath(path);
  if (name === 'language') language.language = json as LanguageFile;
  else if (name === 'common') language.common = mergeCommon(language.common, json as PartialCommon);
  else if (name === notesName) language.notes = mergeNotes(language.notes, json as NotesFile);
  else language.bundles.set(name, mergeBundle(language.bundles.get(name), json as PartialBundleFile));
};

const addFacts = (project: Project, path: string, json: unknown): void => {
  const { name } = parsePath(path);
  const ours = project.protocols.get(name);
  if (path === comparisonsPath) {
    project.comparisons = mergeComparisons(project.comparisons, json as ComparisonsFile);
  } else if (ours === undefined) {
    project.protocols.set(name, json as ProtocolFile);
  } else {
    const { protocol, codes } = json as LocalCodesFile;
    project.protocols.set(name, { ...ours, protocol, codes: mergeCodes(ours.codes, codes) });
  }
};

/** Texts of ours for meanings of a code that the overlay states anew without them. */
const dropUnused = (builtin: Project, { protocols, languages }: Project): void => {
  for (const [id, ours] of builtin.protocols) {
    const kept = new Set(entryKeys(protocols.get(id)!));
    const unused = new Set(entryKeys(ours).filter((key) => !kept.has(key)));
    if (unused.size === 0) continue;
    for (const { bundles } of languages.values()) {
      const bundle = bundles.get(id);
      if (bundle === undefined) continue;
      const codes = Object.fromEntries(Object.entries(bundle.codes).filter(([key]) => !unused.has(key)));
      bundles.set(id, { ...bundle, codes });
    }
  }
};

const copyLanguage = (language: ProjectLanguage): ProjectLanguage => ({
  ...language,
  bundles: new Map(language.bundles),
});

/** Of both; what is merged is made anew, and `builtin` stays as it is. */
export const addOverlay = (builtin: Project, { name, texts, problems }: OverlayTexts): Project => {
  const valid = new Map<string, unknown>();
  const project: Project = {
    ...builtin,
    files: new Map(builtin.files),
    protocols: new Map(builtin.protocols),
    languages: new Map([...builtin.languages].map(([tag, language]) => [tag, copyLanguage(language)])),
    overlay: { name, builtin, valid, problems },
  };
  for (const path of [...texts.keys()].toSorted()) {
    const file = createFile(overlayPath(name, path), 'local', texts.get(path)!, overlaySchemaOf(builtin, path));
    project.files.set(file.path, file);
    const { folder } = parsePath(path);
    if (path.startsWith('locales/') && !project.languages.has(folder)) {
      project.languages.set(folder, createLanguage(folder));
    }
    if (!file.isValid) continue;
    valid.set(path, file.json);
    if (path.startsWith('locales/')) addWords(project.languages.get(folder)!, path, file.json);
    else addFacts(project, path, file.json);
  }
  dropUnused(builtin, project);
  return project;
};

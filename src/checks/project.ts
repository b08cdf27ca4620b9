/**
 * Everything that is checked and then served: `catalog/*.json`, `catalog/registries/*.json` and
 * `locales/<language>/*`, ours with what an operator's folder adds (`overlay.ts`). A file that is not JSON
 * or not of its schema stays in `files`, for the rules to report, but is missing from the typed maps.
 * Reading (`read-project.ts`) and making have no opinion: that is the rules' part.
 */
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';

import { ComparisonsFile } from '../catalog/comparisons-schema.js';
import { RegistryFile } from '../catalog/registry-schema.js';
import { ProtocolFile } from '../catalog/schema.js';
import type { Value } from '../catalog/vocabulary.js';
import type { Problem } from './check.js';
import { BundleFile, CommonFile, LanguageFile, NotesFile } from '../locales/schema.js';

export interface SourceFile {
  /** Relative to the project's root, with slashes: `locales/vi/smtp.json`; of an overlay, behind its name. */
  path: string;
  source: Value<'source'>;
  text: string;
  /** Undefined when the text is not JSON. */
  json: unknown;
  /** The form that a file at this path must have; null where any text will do (NOTES.md). */
  schema: TSchema | null;
  /** Whether the JSON is of its schema. */
  isValid: boolean;
}

export interface ProjectLanguage {
  tag: string;
  language: LanguageFile | null;
  common: CommonFile | null;
  bundles: Map<string, BundleFile>;
  /** On curated comparisons; null where there is no such file. */
  notes: NotesFile | null;
}

/** What an operator's folder adds to ours, and ours without it. */
export interface Overlay {
  /** What stands before its paths in problems. */
  name: string;
  builtin: Project;
  /** Parsed files of the folder that are of their schema, by path relative to it. */
  valid: Map<string, unknown>;
  /** What kept files of the folder from being read. */
  problems: Problem[];
}

export interface Project {
  defaultLanguage: string;
  /** By path. An overlay's file stands beside ours of the same name. */
  files: Map<string, SourceFile>;
  /** By protocol id, as the file name has it. */
  protocols: Map<string, ProtocolFile>;
  /** The lists that the protocols' codes come from, by protocol id. */
  registries: Map<string, RegistryFile>;
  /** Null where there is no such file. */
  comparisons: ComparisonsFile | null;
  /** By tag, as the folder name has it. */
  languages: Map<string, ProjectLanguage>;
  overlay: Overlay | null;
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const registryPath = (protocol: string): string => `catalog/registries/${protocol}.json`;
export const comparisonsPath = 'catalog/comparisons.json';
export const notesName = 'comparisons';
export const catalogPath = (protocol: string): string => `catalog/${protocol}.json`;
export const localePath = (tag: string, file: string): string => `locales/${tag}/${file}`;

/** `locales/vi/smtp.json` → folder `vi`, name `smtp`; `catalog/smtp.json` → folder `catalog`. */
export const parsePath = (path: string): { folder: string; name: string } => {
  const [file = '', folder = ''] = path.split('/').toReversed();
  return { folder, name: file.replace(/\.json$/, '') };
};

export const schemaOf = (path: string): TSchema | null => {
  if (!path.endsWith('.json')) return null;
  const { folder, name } = parsePath(path);
  if (path === comparisonsPath) return ComparisonsFile;
  if (folder === 'catalog') return name === 'schema' ? null : ProtocolFile;
  if (folder === 'registries') return RegistryFile;
  if (name === 'digests') return null;
  if (name === 'language') return LanguageFile;
  if (name === notesName) return NotesFile;
  return name === 'common' ? CommonFile : BundleFile;
};

/** Compiled once each: to check all files by walking their schemas takes half a second. */
const validators = new Map<TSchema, { Check(value: unknown): boolean }>();

const validatorOf = (schema: TSchema) => {
  const validator = validators.get(schema) ?? Compile(schema);
  validators.set(schema, validator);
  return validator;
};

const quickSchemas = new Map<TSchema, TSchema>();

/** TypeBox compares the items of a list by a hash of each, which takes most of the time of a check. */
const withoutUniqueItems = (schema: TSchema): TSchema => {
  const quick =
    quickSchemas.get(schema) ??
    JSON.parse(JSON.stringify(schema).replaceAll('"uniqueItems":true', '"uniqueItems":false'));
  quickSchemas.set(schema, quick);
  return quick;
};

const keyOf = (value: unknown): unknown => (typeof value === 'object' ? JSON.stringify(value) : value);

/** Whether any list has equal items. */
const hasRepeats = (json: unknown): boolean => {
  if (typeof json !== 'object' || json === null) return false;
  if (!Array.isArray(json)) return Object.values(json).some(hasRepeats);
  return new Set(json.map(keyOf)).size < json.length || json.some(hasRepeats);
};

const isOfSchema = (schema: TSchema, json: unknown): boolean =>
  validatorOf(hasRepeats(json) ? schema : withoutUniqueItems(schema)).Check(json);

export const createFile = (path: string, source: Value<'source'>, text: string, schema: TSchema | null): SourceFile => {
  const json = parse(text);
  return { path, source, text, json, schema, isValid: schema !== null && isOfSchema(schema, json) };
};

/** How a folder that a command was told stands before its files in problems. */
export const overlayNameOf = (folder: string): string => folder.replace(/\/+$/, '') || folder;

export const overlayPath = (overlay: string, path: string): string => `${overlay}/${path}`;

/** Ours, or else the overlay's. */
export const findFile = ({ files, overlay }: Project, path: string): SourceFile | undefined =>
  files.get(path) ?? (overlay === null ? undefined : files.get(overlayPath(overlay.name, path)));

export const hasFile = (project: Project, path: string): boolean => findFile(project, path) !== undefined;

export const createLanguage = (tag: string): ProjectLanguage => ({
  tag,
  language: null,
  common: null,
  bundles: new Map(),
  notes: null,
});

const addTyped = (project: Project, { path, json, schema, isValid }: SourceFile): void => {
  const { folder, name } = parsePath(path);
  if (path.startsWith('locales/') && !project.languages.has(folder)) {
    project.languages.set(folder, createLanguage(folder));
  }
  if (!isValid) return;
  if (schema === ProtocolFile) project.protocols.set(name, json as ProtocolFile);
  if (schema === ComparisonsFile) project.comparisons = json as ComparisonsFile;
  if (schema === RegistryFile) project.registries.set(name, json as RegistryFile);
  const language = project.languages.get(folder);
  if (schema === LanguageFile) language!.language = json as LanguageFile;
  if (schema === CommonFile) language!.common = json as CommonFile;
  if (schema === NotesFile) language!.notes = json as NotesFile;
  if (schema === BundleFile) language!.bundles.set(name, json as BundleFile);
};

export const createEmptyProject = (defaultLanguage: string): Project => ({
  defaultLanguage,
  files: new Map(),
  protocols: new Map(),
  registries: new Map(),
  comparisons: null,
  languages: new Map(),
  overlay: null,
});

/** In the order of paths. */
export const addFile = (project: Project, path: string, text: string): void => {
  const file = createFile(path, 'builtin', text, schemaOf(path));
  project.files.set(path, file);
  addTyped(project, file);
};

/** `texts` by path, as `readProject` finds them. */
export const createProject = (texts: ReadonlyMap<string, string>, defaultLanguage: string): Project => {
  const project = createEmptyProject(defaultLanguage);
  for (const path of [...texts.keys()].toSorted()) addFile(project, path, texts.get(path)!);
  return project;
};

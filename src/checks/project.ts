/**
 * Everything that is checked and then served, as read from disk: `catalog/*.json`,
 * `catalog/registries/*.json` and `locales/<language>/*`. A file that is not JSON or not of its schema stays in `files`, for the
 * rules to report, but is missing from the typed maps. Reading has no opinion: that is the rules' part.
 */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';

import { ComparisonsFile } from '../catalog/comparisons-schema.js';
import { RegistryFile } from '../catalog/registry-schema.js';
import { ProtocolFile } from '../catalog/schema.js';
import { BundleFile, CommonFile, LanguageFile, NotesFile } from '../locales/schema.js';

export interface SourceFile {
  /** Relative to the project's root, with slashes: `locales/vi/smtp.json`. */
  path: string;
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

export interface Project {
  defaultLanguage: string;
  files: Map<string, SourceFile>;
  /** By protocol id, as the file name has it. */
  protocols: Map<string, ProtocolFile>;
  /** The lists that the protocols' codes come from, by protocol id. */
  registries: Map<string, RegistryFile>;
  /** Null where there is no such file. */
  comparisons: ComparisonsFile | null;
  /** By tag, as the folder name has it. */
  languages: Map<string, ProjectLanguage>;
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

const schemaOf = (path: string): TSchema | null => {
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

const isOfSchema = (schema: TSchema, json: unknown): boolean => {
  const validator = validators.get(schema) ?? Compile(schema);
  validators.set(schema, validator);
  return validator.Check(json);
};

const createLanguage = (tag: string): ProjectLanguage => ({
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

/** `texts` by path, as `readProject` finds them. */
export const createProject = (texts: ReadonlyMap<string, string>, defaultLanguage: string): Project => {
  const project: Project = {
    defaultLanguage,
    files: new Map(),
    protocols: new Map(),
    registries: new Map(),
    comparisons: null,
    languages: new Map(),
  };
  for (const path of [...texts.keys()].toSorted()) {
    const text = texts.get(path)!;
    const [json, schema] = [parse(text), schemaOf(path)];
    const file = { path, text, json, schema, isValid: schema !== null && isOfSchema(schema, json) };
    project.files.set(path, file);
    addTyped(project, file);
  }
  return project;
};

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

/** Rejects only where a folder or file cannot be read. */
export const readProject = async (root: string, defaultLanguage: string): Promise<Project> => {
  const paths = await listFiles(root);
  const texts = await Promise.all(
    paths.map(async (path): Promise<[string, string]> => [path, await readFile(join(root, path), 'utf8')]),
  );
  return createProject(new Map(texts), defaultLanguage);
};

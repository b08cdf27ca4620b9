/**
 * The project that unit tests use: two protocols that do not exist, in English and Vietnamese, complete
 * and without a problem. Only `common.json` and `language.json` are the real ones, since they are the
 * code's own words. `withChange` breaks a copy in one place.
 */
import { readFileSync } from 'node:fs';

import { canonicalText, toJsonText } from '../../src/checks/canonical-text.js';
import { catalogSchemaPath, catalogSchemaText } from '../../src/checks/catalog-schema.js';
import { digestsPath, translatedLanguages, updateDigests } from '../../src/checks/digests.js';
import { sourceLanguage } from '../../src/checks/each-text.js';
import { addOverlay } from '../../src/checks/overlay.js';
import { type Project, createProject } from '../../src/checks/project.js';
import { alpha, beta } from './tiny-catalog.js';
import { alphaInEnglish, betaInEnglish } from './tiny-words-en.js';
import { alphaInVietnamese, betaInVietnamese } from './tiny-words-vi.js';

export type Texts = ReadonlyMap<string, string>;

const notes = `# Notes on the Vietnamese translation

| English | Tiếng Việt | not |
|---|---|---|
| parcel | bưu kiện | gói hàng, kiện hàng |
| shelf | kệ | |
`;

export const tinyNotes = {
  en: 'Both stop the work for a while: the lift because of a door or a scale, the buoy because of the sea.',
  vi: 'Cả hai đều tạm dừng công việc: thang nâng vì cửa hoặc cân, phao vì biển động.',
};

const files = {
  'catalog/alpha.json': alpha,
  'catalog/beta.json': beta,
  'catalog/comparisons.json': { comparisons: [['alpha:400', 'beta:0xb']] },
  'locales/en/comparisons.json': { notes: { 'alpha:400,beta:0xb': tinyNotes.en } },
  'locales/vi/comparisons.json': { notes: { 'alpha:400,beta:0xb': tinyNotes.vi } },
  'locales/en/alpha.json': alphaInEnglish,
  'locales/en/beta.json': betaInEnglish,
  'locales/vi/alpha.json': alphaInVietnamese,
  'locales/vi/beta.json': betaInVietnamese,
};

const realFiles = ['en', 'vi'].flatMap((tag) => [`locales/${tag}/common.json`, `locales/${tag}/language.json`]);

const readReal = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const createTexts = (): Map<string, string> => {
  const written = new Map(Object.entries(files).map(([path, file]) => [path, toJsonText(file)]));
  const project = createProject(written, sourceLanguage);
  const texts = new Map([...project.files.values()].map((file) => [file.path, canonicalText(project, file)!]));
  for (const path of realFiles) texts.set(path, readReal(path));
  texts.set(catalogSchemaPath, catalogSchemaText());
  texts.set('locales/vi/NOTES.md', notes);
  const complete = createProject(texts, sourceLanguage);
  for (const language of translatedLanguages(complete)) {
    texts.set(digestsPath(language.tag), toJsonText(updateDigests(complete, language)));
  }
  return texts;
};

const texts = createTexts();

/** The texts of all files by path, in their canonical form. */
export const tinyProject = (): Map<string, string> => new Map(texts);

/**
 * A copy with one file changed: a function changes the parsed JSON in place, a string replaces the text,
 * `undefined` removes the file. With a string a new file can be added, too.
 */
export const withChange = (
  original: Texts,
  path: string,
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reaches into JSON of any form
  change: ((json: any) => void) | string | undefined,
): Map<string, string> => {
  const changed = new Map(original);
  if (change === undefined) {
    changed.delete(path);
  } else if (typeof change === 'string') {
    changed.set(path, change);
  } else {
    const json: unknown = JSON.parse(changed.get(path)!);
    change(json);
    changed.set(path, toJsonText(json));
  }
  return changed;
};

export const toProject = (changed: Texts): Project => createProject(changed, sourceLanguage);

/** The project with an operator's folder that is called `mine`. */
export const withOverlay = (ours: Texts, overlay: Texts): Project =>
  addOverlay(toProject(ours), { name: 'mine', texts: overlay, problems: [] });

/** The texts of an operator's folder from parsed files by path. */
export const overlayTexts = (files: Record<string, unknown>): Texts =>
  new Map(Object.entries(files).map(([path, json]) => [path, toJsonText(json)]));

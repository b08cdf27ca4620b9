/**
 * Every text of a language, one after the other, with its place and the source text that it translates:
 * what the rules about wording walk over. `common.json` is walked like a bundle.
 */
import { type Project, type ProjectLanguage, localePath, notesName } from './project.js';

/** The language that the others are translated from. */
export const sourceLanguage = 'en';

export interface PlacedText {
  language: string;
  /** Relative to the project's root. */
  file: string;
  /** `smtp`, `common`, or `comparisons`. */
  bundle: string;
  /** `codes.455.name` */
  place: string;
  /** Names of the members on the way to the text: `codes`, `455`, `name`. */
  keys: readonly string[];
  field: string;
  text: string;
  /** Undefined in the source language, and where that has no such text. */
  source: string | undefined;
}

/** Texts of one or more full sentences; all others are names and labels. */
const proseFields = new Set([
  'summary',
  'description',
  'whenYouSeeIt',
  'howToFix',
  'userMessage',
  'explanation',
  'form',
  'note',
]);
export const isProse = ({ field }: PlacedText): boolean => proseFields.has(field);

const sectionFields: Record<string, string> = {
  phases: 'name',
  contexts: 'name',
  values: 'label',
  messages: 'message',
  notes: 'note',
};

/** The last name, but `name`, `label`, `message` or `note` where a section holds texts by free key. */
const fieldOf = (keys: readonly string[]): string => sectionFields[keys.at(-2) ?? ''] ?? keys.at(-1)!;

const leavesOf = (value: unknown, keys: string[] = []): { keys: string[]; text: string }[] => {
  if (typeof value === 'string') return [{ keys, text: value }];
  return Object.entries(value as object).flatMap(([key, member]) => leavesOf(member, [...keys, key]));
};

const valueAt = (value: unknown, keys: readonly string[]): unknown =>
  keys.reduce<unknown>((parent, key) => (parent as Record<string, unknown> | undefined)?.[key], value);

/** A plural form that the source language lacks is translated from its general form. */
const generalForm = (keys: readonly string[]): string[] =>
  keys.map((key, index) => (index === keys.length - 1 ? key.replace(/_[a-z]+$/, '_other') : key));

/** What stands at the same place in the source language. */
export const sourceAt = (source: unknown, keys: readonly string[]): unknown =>
  valueAt(source, keys) ?? valueAt(source, generalForm(keys));

/** Bundles by protocol, `common.json` as `common`, the notes on comparisons under their own name. */
export const wordFilesOf = ({ common, bundles, notes }: ProjectLanguage): Map<string, object> =>
  new Map<string, object>([
    ...(common === null ? [] : [['common', common] as const]),
    ...bundles,
    ...(notes === null ? [] : [[notesName, notes] as const]),
  ]);

export const textsOf = (project: Project, language: ProjectLanguage): PlacedText[] => {
  const isSource = language.tag === sourceLanguage;
  const source = project.languages.get(sourceLanguage);
  const sources = isSource || source === undefined ? new Map<string, object>() : wordFilesOf(source);
  return [...wordFilesOf(language)].flatMap(([bundle, file]) =>
    leavesOf(file).map(({ keys, text }) => ({
      language: language.tag,
      file: localePath(language.tag, `${bundle}.json`),
      bundle,
      place: keys.join('.'),
      keys,
      field: fieldOf(keys),
      text,
      source: sourceAt(sources.get(bundle), keys) as string | undefined,
    })),
  );
};

export const allTexts = (project: Project): PlacedText[] =>
  [...project.languages.values()].flatMap((language) => textsOf(project, language));

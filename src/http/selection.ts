/** From `fields` and `with` to what of a code is answered, and in which languages. */
import type { Reader } from '../library/reader.js';
import type { CodeField } from '../library/representation/code.js';
import { type Selection, languagesOf } from '../library/select-fields.js';
import type { App } from './app-instance.js';
import type { Problem } from './problems.js';

type FoundSelection = { ok: true; selection: Selection; key: string } | { ok: false; problem: Problem };

/** `key` stands for the selection in the name of the answer. */
export const readSelection = (
  { languages }: App,
  query: { fields?: readonly CodeField[]; with?: readonly string[] },
): FoundSelection => {
  const found = languages.readWith(query.with);
  if (!found.ok) return found;
  const selection = { fields: query.fields, translations: found.languages };
  const tags = selection.translations?.map(({ tag }) => tag).join();
  return { ok: true, selection, key: JSON.stringify([query.fields?.toSorted(), tags]) };
};

/** The key of a code's answer. `selected`: the key of the selection. */
export const codeKey = (id: string, selected: string): string => `code ${id} ${selected}`;

/** The reader's language, those asked for besides, and those of `answers` that have their texts in another. */
export const contentLanguage = (
  reader: Reader,
  selection: Selection,
  answers: readonly { language: string }[],
): Record<string, string> => {
  const asked = languagesOf(reader, selection).map(({ tag }) => tag);
  return { 'content-language': [...new Set([...asked, ...answers.map(({ language }) => language)])].join(', ') };
};

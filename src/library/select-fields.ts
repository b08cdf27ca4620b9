/** How much of a code is answered: only some of its members, and its texts in further languages as well. */
import type { Language } from '../locales/locales.js';
import { type SixTexts, textFields } from '../locales/schema.js';
import type { Reader } from './reader.js';
import {
  type CodeAnswer,
  type CodeField,
  type CodeSelection,
  type CodeSummary,
  codeFields,
} from './representation/code.js';

export interface Selection {
  /** All where undefined; `id` and `language` are always there. */
  fields?: readonly CodeField[] | undefined;
  /** Languages besides the reader's own. */
  translations?: readonly Language[] | undefined;
}

const pick = <T extends object>(from: T, names: readonly (keyof T)[]): Partial<T> =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as Partial<T>;

/** The languages of the texts in such an answer, the main one first. */
export const languagesOf = ({ language }: Reader, { translations = [] }: Selection): Language[] => [
  language,
  ...translations.filter((other) => other !== language),
];

/** `textsIn` gives the six texts in another language, if it has them, of which those go along that the answer has in its own. */
export const addTranslations = <T extends CodeAnswer | CodeSelection | CodeSummary>(
  reader: Reader,
  answer: T,
  selection: Selection,
  textsIn: (language: Language) => SixTexts | undefined,
): T => {
  if (selection.translations === undefined) return answer;
  const names = textFields.filter((name) => name in answer);
  const others = languagesOf(reader, selection).slice(1);
  return {
    ...answer,
    translations: Object.fromEntries(
      others.flatMap((language) => {
        const texts = textsIn(language);
        return texts === undefined ? [] : [[language.tag, pick(texts, names)]];
      }),
    ),
  };
};

export const selectFields = (answer: CodeAnswer, { fields }: Selection): CodeAnswer | CodeSelection => {
  if (fields === undefined) return answer;
  const names = codeFields.filter((name) => name === 'id' || name === 'language' || fields.includes(name));
  return pick(answer, names) as CodeSelection;
};

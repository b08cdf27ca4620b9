/** Every closed list of values with label and explanation: legends, tooltips, filter menus. */
import { vocabulary, vocabularyNames } from '../catalog/vocabulary.js';
import type { Reader } from './reader.js';
import type { VocabularyAnswer } from './representation/reference-lists.js';

export const listVocabulary = ({ language }: Reader): VocabularyAnswer => ({
  language: language.tag,
  items: vocabularyNames.map((name) => {
    const texts: Record<string, { label: string; explanation: string }> = language.vocabulary[name].values;
    return {
      name,
      label: language.vocabulary[name].label,
      values: vocabulary[name].map((value) => ({ value, ...texts[value]! })),
    };
  }),
});

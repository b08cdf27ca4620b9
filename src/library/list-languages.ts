/** The served languages, and how much of each protocol has its texts in each of them. */
import type { Catalog } from '../catalog/catalog.js';
import type { Language, Locales } from '../locales/locales.js';
import type { Reader } from './reader.js';
import type { LanguageList } from './representation/reference-lists.js';
import { originOfCode } from './words.js';

/** What stands in for a missing text is in another language and does not count. */
const coverageOf = (catalog: Catalog, language: Language) =>
  [...catalog.protocols.values()].map(({ id, codes }) => ({
    protocol: id,
    translated: codes.filter((code) => originOfCode(language, code).language === language.tag).length,
    total: codes.length,
  }));

export const listLanguages = (catalog: Catalog, locales: Locales, reader: Reader): LanguageList => ({
  language: reader.language.tag,
  items: [...locales.languages.values()].map((language) => ({
    tag: language.tag,
    name: reader.language.nameLanguage(language.tag),
    nativeName: language.nativeName,
    direction: language.direction,
    default: language === locales.default,
    coverage: coverageOf(catalog, language),
  })),
});

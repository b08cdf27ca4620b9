/**
 * The words, ready to be used: for each served language its labels, the texts of each protocol and
 * `translate` for messages with variables and plurals. The only place that knows i18next, which gets
 * the bundles that passed the checks and is read with exact tags only (see its own language matching:
 * `zh-TW` would be English). Texts are read as whole objects once; only messages go through it.
 */
import { type TFunction, createInstance } from 'i18next';

import type { Value } from '../catalog/vocabulary.js';
import type { MessageKey } from './message-keys.js';
import type { BundleFile, CommonFile, LanguageFile, VocabularyTexts } from './schema.js';

/** Where a text comes from that is not of our own bundle in its language. */
export interface TextOrigin {
  /** The language that it is in. */
  language: string;
  source: Value<'source'>;
}

/** By protocol, then by place in the bundle: `codes.455`. */
type TextOrigins = ReadonlyMap<string, ReadonlyMap<string, TextOrigin>>;

export interface LanguageFiles {
  language: LanguageFile;
  common: CommonFile;
  bundles: ReadonlyMap<string, BundleFile>;
  origins: TextOrigins;
  notes: ReadonlyMap<string, string>;
}

export type MessageValues = Record<string, string | number>;

export interface Language {
  tag: string;
  nativeName: string;
  direction: 'ltr' | 'rtl';
  vocabulary: VocabularyTexts;
  bundles: ReadonlyMap<string, BundleFile>;
  origins: TextOrigins;
  /** Of curated comparisons, by the ids of their codes: `http:401,http:403`. */
  notes: ReadonlyMap<string, string>;
  translate(key: MessageKey, values?: MessageValues): string;
  /** The name of a language in this one: "Vietnamese", "Tiếng Việt". */
  nameLanguage(tag: string): string;
  /** "a, b and c", or with `or`. */
  list(items: readonly string[], kind?: 'conjunction' | 'disjunction'): string;
}

export interface Locales {
  default: Language;
  /** Complete languages by tag, the default one first. */
  languages: ReadonlyMap<string, Language>;
}

const startI18next = (files: readonly LanguageFiles[], defaultTag: string) => {
  const instance = createInstance();
  void instance.init({
    initAsync: false,
    supportedLngs: files.map(({ language }) => language.tag),
    fallbackLng: defaultTag,
    load: 'currentOnly',
    keySeparator: false,
    nsSeparator: false,
    ns: ['common'],
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    resources: Object.fromEntries(files.map(({ language, common }) => [language.tag, { common: common.messages }])),
  });
  return instance;
};

type Fill = (values: MessageValues) => string;

/** Gives what i18next's own interpolation gives, which takes the message apart anew at each call. */
const createFill = (message: string): Fill => {
  const parts = message.split(/\{\{(\w+)\}\}/);
  return (values) => parts.map((part, index) => (index % 2 === 0 ? part : values[part])).join('');
};

const upperFirst = (text: string, tag: string): string => text.charAt(0).toLocaleUpperCase(tag) + text.slice(1);

const createLanguage = ({ language, common, bundles, origins, notes }: LanguageFiles, t: TFunction): Language => {
  const { tag, nativeName, direction } = language;
  const fills = new Map<MessageKey, Fill>();
  const names = new Intl.DisplayNames(tag, { type: 'language' });
  const lists = {
    conjunction: new Intl.ListFormat(tag, { type: 'conjunction' }),
    disjunction: new Intl.ListFormat(tag, { type: 'disjunction' }),
  };
  return {
    tag,
    nativeName,
    direction,
    vocabulary: common.vocabulary,
    bundles,
    origins,
    notes,
    translate: (key, values = {}) => {
      // Which plural form it is, i18next decides. Not by `getFixedT`, which copies all its options at each call.
      if (values['count'] !== undefined) return t(key, { ...values, lng: tag });
      let fill = fills.get(key);
      if (fill === undefined) {
        fill = createFill(t(key, { lng: tag, skipInterpolation: true }));
        fills.set(key, fill);
      }
      return fill(values);
    },
    nameLanguage: (other) => upperFirst(names.of(other) ?? other, tag),
    list: (items, kind = 'conjunction') => lists[kind].format(items),
  };
};

/** Draft languages are left out. The default language must be among the complete ones. */
export const createLocales = (files: readonly LanguageFiles[], defaultTag: string): Locales => {
  const complete = files.filter(({ language }) => language.status === 'complete');
  const i18n = startI18next(complete, defaultTag);
  const byTag = new Map(complete.map((each) => [each.language.tag, createLanguage(each, i18n.t)]));
  const defaultLanguage = byTag.get(defaultTag);
  if (defaultLanguage === undefined) throw new Error(`the default language ${defaultTag} is not a complete one`);
  return { default: defaultLanguage, languages: new Map([[defaultTag, defaultLanguage], ...byTag]) };
};

/**
 * The texts that belong to a fact. Loading has made sure that every served language has them,
 * so a miss here is a defect of the program and not of a request.
 */
import type { Code, Group, Protocol } from '../catalog/catalog.js';
import type { Value, VocabularyName } from '../catalog/vocabulary.js';
import type { Language } from '../locales/locales.js';
import type { BundleFile, SixTexts } from '../locales/schema.js';

const get = <T>(texts: Record<string, T>, key: string, kind: string): T => {
  const found = texts[key];
  if (found === undefined) throw new Error(`no text for ${kind} "${key}"`);
  return found;
};

export const bundleOf = (language: Language, protocol: Protocol): BundleFile => {
  const bundle = language.bundles.get(protocol.id);
  if (bundle === undefined) throw new Error(`no texts in "${language.tag}" for protocol "${protocol.id}"`);
  return bundle;
};

export const textsOfCode = (language: Language, { protocol, range, key }: Code): SixTexts =>
  get(bundleOf(language, protocol).codes, range?.key ?? key, 'code');

export const textsOfClass = (language: Language, protocol: Protocol, id: string): SixTexts =>
  get(bundleOf(language, protocol).classes, id, 'class');

export const textsOfGroup = (language: Language, protocol: Protocol, group: Group) =>
  get(bundleOf(language, protocol).groups, group.id, 'group');

export const nameOfContext = (language: Language, protocol: Protocol, id: string): string =>
  get(bundleOf(language, protocol).contexts, id, 'context');

export const nameOfPhase = (language: Language, protocol: Protocol, id: string): string =>
  get(bundleOf(language, protocol).phases, id, 'phase');

/** "Protocol versions: TLS 1.2 and TLS 1.3". A value of an open list stands for itself. */
export const labelOfAttribute = (
  language: Language,
  protocol: Protocol,
  name: string,
  values: readonly string[],
): string => {
  const texts = get(bundleOf(language, protocol).attributes, name, 'attribute');
  return `${texts.label}: ${language.list(values.map((value) => texts.values?.[value] ?? value))}`;
};

export const labelOf = <Name extends VocabularyName>(language: Language, name: Name, value: Value<Name>): string =>
  language.vocabulary[name].values[value].label;

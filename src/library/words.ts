/**
 * The texts that belong to a fact. Loading has made sure that every served language has them,
 * so a miss here is a defect of the program and not of a request.
 */
import type { Code, Group, Protocol } from '../catalog/catalog.js';
import type { Value, VocabularyName } from '../catalog/vocabulary.js';
import type { Language, TextOrigin } from '../locales/locales.js';
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

/** Of the entry at a place in the protocol's bundle: `name`, `classes.4yz`, `codes.455`. */
export const originOf = ({ origins, tag }: Language, protocol: Protocol, place: string): TextOrigin =>
  origins.get(protocol.id)?.get(place) ?? { language: tag, source: 'builtin' };

/** Of the six texts. */
export const originOfCode = (language: Language, { protocol, range, key }: Code): TextOrigin =>
  originOf(language, protocol, `codes.${range?.key ?? key}`);

/** Local where an operator states the facts, or wrote the texts that are read in this language. */
export const sourceOfCode = (language: Language, code: Code): Value<'source'> =>
  code.source === 'local' ? 'local' : originOfCode(language, code).source;

export const textsOfCode = (language: Language, { protocol, range, key }: Code): SixTexts =>
  get(bundleOf(language, protocol).codes, range?.key ?? key, 'code');

export const textsOfClass = (language: Language, protocol: Protocol, id: string): SixTexts =>
  get(bundleOf(language, protocol).classes, id, 'class');

const own = <Texts>(language: Language, origin: TextOrigin, texts: Texts): Texts | undefined =>
  origin.language === language.tag ? texts : undefined;

/** Undefined where they are there in another language only. */
export const ownTextsOfCode = (language: Language, code: Code): SixTexts | undefined =>
  own(language, originOfCode(language, code), textsOfCode(language, code));

export const ownTextsOfClass = (language: Language, protocol: Protocol, id: string): SixTexts | undefined =>
  own(language, originOf(language, protocol, `classes.${id}`), textsOfClass(language, protocol, id));

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

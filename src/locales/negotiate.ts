/**
 * Which of the offered languages a client gets, for an Accept-Language header or for one tag: RFC 4647 §3.4
 * lookup, widened by likely script and region (`zh-TW` finds `zh-Hant`, `pt` finds `pt-BR`), and by what CLDR's
 * language matching counts as near. A header always gets an answer, at worst the default language. Reading the
 * texts is for `language-range.ts`; whether `?lang=` or the header counts is for the caller.
 */
import {
  type LanguagePreferences,
  type LanguageRange,
  longestHeader,
  parseAcceptLanguage,
  parseTag,
} from './language-range.js';
import { memoize } from './memoize.js';

export interface Negotiator {
  /** The language for an Accept-Language header: always one of the offered tags. Never throws. */
  readonly fromHeader: (header: string | undefined) => string;
  /** The language for one BCP 47 tag in any letter case; undefined when malformed or not offered. Never throws. */
  readonly fromTag: (tag: string) => string | undefined;
}

interface Language {
  readonly tag: string;
  readonly range: LanguageRange;
}

/** The languages under each name that a range may look for: `zh-Hant`, `zh-Hant-TW`, and `zh-*` for any script. */
type Offer = ReadonlyMap<string, readonly Language[]>;

/** To CLDR the other script is as close as another region: Serbian readers read both. */
const readInAnyScript = new Set(['sr']);

/** Understood but not the same, the other script of Chinese included: better only than a language nobody asked for. */
const nearLanguage = new Map([
  ['nb', 'nn'],
  ['nn', 'nb'],
  ['zh', 'zh'],
]);

/**
 * Prepares negotiation among these languages, whose order counts where a client leaves the choice.
 * Throws when the list is empty, lacks the default, or holds a malformed tag.
 */
export function createNegotiator(tags: readonly string[], defaultTag: string): Negotiator {
  if (tags.length === 0) throw new RangeError('no language is offered');
  if (!tags.includes(defaultTag)) throw new RangeError(`the default language "${defaultTag}" is not offered`);
  const languages = tags.map(toLanguage);
  const offer = createOffer(languages);
  // The sort is stable: the default first, the others as they were.
  const fallbacks = languages.toSorted((a, b) => Number(b.tag === defaultTag) - Number(a.tag === defaultTag));

  const fromHeader = memoize(longestHeader, (header) => {
    const preferences = parseAcceptLanguage(header);
    const found = findWanted(offer, preferences) ?? findFallback(fallbacks, preferences);
    return found?.tag ?? defaultTag;
  });
  const fromTag = memoize(longestHeader, (tag) => {
    const range = parseTag(tag);
    return range && findWanted(offer, { wanted: [range], excluded: [], isRestWanted: false })?.tag;
  });
  return { fromHeader: (header) => (header === undefined ? defaultTag : fromHeader(header)), fromTag };
}

function toLanguage(tag: string): Language {
  const range = parseTag(tag);
  if (range === undefined) throw new RangeError(`"${tag}" is not a language tag`);
  return { tag, range };
}

function createOffer(languages: readonly Language[]): Offer {
  const offer = new Map<string, Language[]>();
  // `en` before `en-GB`: of two languages under one name the more general one is the better guess.
  for (const language of languages.toSorted((a, b) => a.range.length - b.range.length)) {
    for (const name of namesOf(language.range)) {
      const namesakes = offer.get(name);
      if (namesakes === undefined) offer.set(name, [language]);
      else namesakes.push(language);
    }
  }
  return offer;
}

function namesOf(range: LanguageRange): Set<string> {
  return new Set([range.tag, ...likelyNames(range), anyScript(range.language)]);
}

/** The first language that a named range finds, then one near to what was named; undefined when there is neither. */
function findWanted(offer: Offer, { wanted, excluded }: LanguagePreferences): Language | undefined {
  for (const range of wanted) {
    const found = findUnder(offer, lookupNames(range), (language) => !isExcludedFor(range, language, excluded));
    if (found !== undefined) return found;
  }
  for (const { language: name } of wanted) {
    const near = nearLanguage.get(name);
    const names = near === undefined ? [] : [anyScript(near)];
    const found = findUnder(offer, names, (language) => !isExcluded(language, excluded));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What `*` gives: the default or else the first language not excluded. Undefined without `*`, or when all are. */
function findFallback(fallbacks: readonly Language[], preferences: LanguagePreferences): Language | undefined {
  if (!preferences.isRestWanted) return undefined;
  return fallbacks.find((language) => !isExcluded(language, preferences.excluded));
}

function findUnder(
  offer: Offer,
  names: readonly string[],
  isAcceptable: (language: Language) => boolean,
): Language | undefined {
  for (const name of names) {
    const found = offer.get(name)?.find(isAcceptable);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The names to look for, best first. The bare language comes after the likely script, since `zh-TW` is closer
 * to `zh-Hant` than to a plain `zh`; any script will do only for a range that asks for no more than a language.
 */
function lookupNames(range: LanguageRange): string[] {
  const isBare = range.script === undefined && range.region === undefined;
  const isScriptFree = isBare || readInAnyScript.has(range.language);
  return [
    ...truncations(range.tag),
    ...likelyNames(range),
    range.language,
    ...(isScriptFree ? [anyScript(range.language)] : []),
  ];
}

/** RFC 4647 §3.4: subtags off the end, with it a single letter that would be left there; without the bare language. */
function truncations(tag: string): string[] {
  const subtags = tag.split('-');
  const names: string[] = [];
  while (subtags.length > 1) {
    names.push(subtags.join('-'));
    subtags.pop();
    if (subtags.at(-1)?.length === 1) subtags.pop();
  }
  return names;
}

function likelyNames({ language, likelyScript, likelyRegion }: LanguageRange): string[] {
  const withScript = `${language}-${likelyScript}`;
  return likelyScript === undefined ? [] : [`${withScript}-${likelyRegion}`, withScript];
}

function anyScript(language: string): string {
  return `${language}-*`;
}

/** Whether a weight of 0 covers the language, for a client that does not want it by any other name. */
function isExcluded(language: Language, excluded: readonly LanguageRange[]): boolean {
  return excluded.some((range) => covers(range, language.range));
}

/**
 * The same for a client that wants the language as this range: one excluded by its own name stays out, one that
 * is excluded with others does not when the wanted range is longer (`zh;q=0,zh-TW` still finds `zh-Hant`).
 */
function isExcludedFor(wanted: LanguageRange, language: Language, excluded: readonly LanguageRange[]): boolean {
  return excluded.some(
    (range) =>
      covers(range, language.range) && (range.length >= language.range.length || range.length >= wanted.length),
  );
}

/** Whether the range is the language or more general: `zh` and `zh-Hant` cover `zh-Hant`, `zh-TW` does not. */
function covers(range: LanguageRange, language: LanguageRange): boolean {
  if (range.tag === language.tag) return true;
  return (
    range.language === language.language &&
    range.isPlain &&
    (range.script === undefined || range.script === language.likelyScript) &&
    (range.region === undefined || range.region === language.region)
  );
}

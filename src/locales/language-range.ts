/**
 * The syntax of language preferences: an Accept-Language header (RFC 9110 §12.4.2, §12.5.4) as ranges in
 * order of preference, and one range or tag (RFC 4647 §2.1, RFC 5646) as language, script and region.
 * Deprecated codes (`iw`, `sh`) and likely subtags come from CLDR, by way of `Intl.Locale`.
 * Which offered language a range finds is for `negotiate.ts`.
 */

/** In characters: of a longer header only the complete members before this are read. Browsers send far less. */
export const longestHeader = 1000;

/** Of a header with more members only the first are read: each unknown one costs some microseconds. */
const mostMembers = 50;

/** In characters, where RFC 5646 §4.4.1 finds 35 enough: a longer tag or range counts as malformed. */
const longestTag = 100;

export interface LanguageRange {
  /** In canonical form: `zh-Hant-HK`, whatever the letter case or extended language that was sent. */
  readonly tag: string;
  readonly language: string;
  /** As sent; undefined when the range names none. */
  readonly script: string | undefined;
  readonly region: string | undefined;
  /** As sent, or else the likely one; undefined when CLDR does not know the language. */
  readonly likelyScript: string | undefined;
  readonly likelyRegion: string | undefined;
  /** The number of subtags: of two ranges the longer one is the more precise. */
  readonly length: number;
  /** Names nothing more precise than language, script and region: no variant, extension or kind of Chinese. */
  readonly isPlain: boolean;
}

export interface LanguagePreferences {
  /** By falling weight, equal weights in header order. */
  readonly wanted: readonly LanguageRange[];
  /** Weight 0. */
  readonly excluded: readonly LanguageRange[];
  /** `*`: any language but the excluded ones will do after those wanted by name. */
  readonly isRestWanted: boolean;
}

// The qvalue of RFC 9110, and `.5` besides: a few clients leave out the zero. No repetition can split
// the same characters in two ways, so that the time to fail grows no faster than the member does.
const memberPattern =
  /^[ \t]*(\*|[a-z]{1,8}(?:-[a-z0-9]{1,8})*)(?:[ \t]*;[ \t]*q=(0?\.\d{1,3}|0\.?|1(?:\.0{0,3})?))?[ \t]*$/i;

const tagPattern = /^(?:[a-z]{2,3}|[a-z]{5,8})(?:-[a-z0-9]{1,8})*$/i;
const wellFormedStart = /^(?:[a-z]{2,3}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?=-|$)/i;
const extendedLanguage = /^([a-z]{2,3})-([a-z]{3})(?:-[a-z]{3}){0,2}(?=-|$)/i;

/** Extended languages of `zh` (`yue` is `zh-yue`) that `Intl` leaves alone; what their readers read is `zh`. */
const writtenAsChinese = new Set([
  'cdo',
  'cjy',
  'cpx',
  'czh',
  'czo',
  'gan',
  'hak',
  'hsn',
  'lzh',
  'mnp',
  'nan',
  'wuu',
  'yue',
]);

/** Reads a header. Empty and malformed members are skipped; an unreadable header has no preferences. */
export function parseAcceptLanguage(header: string): LanguagePreferences {
  const members = cutToLength(header).split(',', mostMembers).flatMap(parseMember);
  const named = members.filter(({ text }) => text !== '*');
  const rest = members.filter(({ text }) => text === '*');
  return {
    wanted: named
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight)
      .flatMap(({ text }) => parseRange(text) ?? []),
    excluded: named.filter(({ weight }) => weight === 0).flatMap(({ text }) => parseRange(text) ?? []),
    isRestWanted: rest.length > 0 && rest.every(({ weight }) => weight > 0),
  };
}

/** Reads one BCP 47 tag in any letter case; undefined when it is malformed, private or grandfathered. */
export function parseTag(text: string): LanguageRange | undefined {
  return isTagLike(text) ? describeTag(withoutExtendedLanguage(text)) : undefined;
}

/**
 * Reads one range, of which RFC 4647 asks less than RFC 5646 asks of a tag: where `en-GB-oed` or `en-u` is no
 * good as a whole, what it begins with is. Undefined when not even that holds.
 */
function parseRange(text: string): LanguageRange | undefined {
  if (!isTagLike(text)) return undefined;
  const range = withoutExtendedLanguage(text);
  const start = wellFormedStart.exec(range)?.[0];
  return describeTag(range) ?? (start === undefined ? undefined : describeTag(start));
}

function cutToLength(header: string): string {
  if (header.length <= longestHeader) return header;
  return header.slice(0, Math.max(0, header.lastIndexOf(',', longestHeader)));
}

function parseMember(member: string): { text: string; weight: number }[] {
  const [, text, weight = '1'] = memberPattern.exec(member) ?? [];
  return text === undefined ? [] : [{ text, weight: Number(weight) }];
}

/** Cheap, so that few texts reach `Intl.Locale`, where a refusal is an exception and slow. */
function isTagLike(text: string): boolean {
  return text.length <= longestTag && tagPattern.test(text);
}

/** `zh-cmn-Hant` → `zh-Hant`; but `zh-yue` → `yue`, since the likely script of Cantonese is not that of `zh`. */
function withoutExtendedLanguage(tag: string): string {
  return tag.replace(extendedLanguage, (_match, language: string, extended: string) =>
    writtenAsChinese.has(extended.toLowerCase()) ? extended : language,
  );
}

function describeTag(tag: string): LanguageRange | undefined {
  const known = toLocale(tag);
  if (known === undefined) return undefined;
  const { script, region } = known.locale;
  const [code = 'und', ...rest] = known.locale.toString().split('-');
  // `und` names no language, but its likely one is English.
  if (code === 'und') return undefined;
  const language = writtenLanguage(code);
  const length = 1 + rest.length;
  return {
    tag: [language, ...rest].join('-'),
    language,
    script,
    region,
    likelyScript: known.likely.script,
    likelyRegion: known.likely.region,
    length,
    isPlain: [language, script, region].filter(Boolean).length === length && !writtenAsChinese.has(code),
  };
}

/** What is sent as `no`, Norwegian of either kind, is nearly always meant as `nb`. */
function writtenLanguage(language: string): string {
  if (writtenAsChinese.has(language)) return 'zh';
  return language === 'no' ? 'nb' : language;
}

/** Undefined where `Intl` refuses: malformed tags, and most of the grandfathered ones. */
function toLocale(tag: string): { locale: Intl.Locale; likely: Intl.Locale } | undefined {
  try {
    const locale = new Intl.Locale(tag);
    return { locale, likely: locale.maximize() };
  } catch {
    return undefined;
  }
}

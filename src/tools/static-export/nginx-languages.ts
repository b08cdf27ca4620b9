/**
 * Which language nginx answers in: `lang`, or else the first member of `Accept-Language` whose primary
 * tag is served. Which tags mean which language is asked of the application; what nginx cannot do is
 * weigh (RFC 9110 §12.5.4): a member counts by its place, and only a weight of zero is respected.
 */
import type { App } from '../../http/app-instance.js';
import { variable, writeMap } from './nginx-syntax.js';

const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
/** Every primary tag of ISO 639-1 is one of them, and every region of ISO 3166-1. */
const letterPairs = letters.flatMap((first) => letters.map((second) => first + second));

const primaryOf = (tag: string): string => tag.toLowerCase().split('-', 1)[0]!;

/** The tags that the application understands, longer ones first, and the language of each. */
const findTags = ({ dataset, languages }: App): [tag: string, language: string][] => {
  const served = [...dataset.locales.languages.keys()];
  const languageOf = (tag: string): string | undefined => {
    const found = languages.readWith([tag]);
    return found.ok ? found.languages?.[0]?.tag : undefined;
  };
  const primaries = new Set([...letterPairs, ...served.map(primaryOf)]);
  // A region matters where it tells languages apart: zh-TW is zh-Hant beside zh-Hans.
  const shared = new Set(
    served.map(primaryOf).filter((primary) => served.filter((tag) => primaryOf(tag) === primary).length > 1),
  );
  const regional = [...shared].flatMap((primary) =>
    letterPairs.map((region) => `${primary}-${region}`).filter((tag) => languageOf(tag) !== languageOf(primary)),
  );
  return [...new Set([...served.map((tag) => tag.toLowerCase()), ...regional, ...primaries])]
    .flatMap((tag): [string, string][] => {
      const language = languageOf(tag);
      return language === undefined ? [] : [[tag, language]];
    })
    .toSorted(([a], [b]) => b.length - a.length);
};

const furtherSubtags = '(?:-[a-z0-9]{1,8})*';
const weight = String.raw`(?:,|$|;(?!\s*q=0(?:\.0*)?\s*(?:,|$)))`;

/** `…_language` is "none" where `lang` names no language that is served. */
export const writeLanguageMaps = (app: App): string => {
  const tags = findTags(app);
  const patterns = tags.map(([tag, language]) => [`~*^${tag}${furtherSubtags}$`, language] as const);
  const primaries = [...new Set(tags.map(([tag]) => primaryOf(tag)))];
  const member = String.raw`~*(?:^|,)\s*(?<statusbook_member>(?:${primaries.join('|')})${furtherSubtags})\s*${weight}`;
  return [
    writeMap('$http_accept_language', 'accepted', [
      ['default', ''],
      [member, variable('member')],
    ]),
    writeMap(variable('accepted'), 'negotiated', [['default', app.dataset.locales.default.tag], ...patterns]),
    writeMap('$arg_lang', 'chosen', [['default', 'none'], ['', ''], ...patterns]),
    writeMap(variable('chosen'), 'language', [
      ['default', variable('chosen')],
      ['', variable('negotiated')],
    ]),
    writeMap(variable('chosen'), 'vary', [
      ['default', 'Accept-Encoding'],
      ['', 'Accept-Encoding, Accept-Language'],
      ['none', 'Accept-Encoding, Accept-Language'],
    ]),
  ].join('\n');
};

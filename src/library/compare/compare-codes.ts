/**
 * Two to four codes side by side, computed from facts: what they are to each other, where they
 * differ and agree, and when each is used. Any order of the codes gives the same answer.
 */
import type { Catalog, Code } from '../../catalog/catalog.js';
import { toCodeNumber } from '../../catalog/code-number.js';
import type { Language } from '../../locales/locales.js';
import { describeCode } from '../describe-code.js';
import type { Reader } from '../reader.js';
import type { Comparison, Finding } from '../representation/comparison.js';
import { bundleOf, textsOfCode } from '../words.js';
import { type Aspect, aspects } from './aspects.js';
import { findRelationship } from './relationship.js';

const byNumber = (a: Code, b: Code): number => {
  const [first, second] = [a, b].map(({ code, protocol }) => toCodeNumber(code, protocol.file.form.notation) ?? -1n);
  return first! < second! ? -1 : Number(first! > second!);
};

/**
 * The order in which the same codes are always answered: that of the catalog, variants after their
 * code, numbers of a range in its place and the range before them.
 */
export const inCanonicalOrder = (catalog: Catalog, codes: readonly Code[]): Code[] =>
  [...catalog.protocols.values()]
    .flatMap((protocol) => protocol.codes.flatMap((code) => [code, ...code.variants]))
    .flatMap((entry) => codes.filter((code) => code === entry || code.range === entry).toSorted(byNumber));

type NameCode = (code: Code) => string;

const nameWithProtocol = (language: Language, { protocol, key }: Code): string =>
  language.translate('compare.codeName', { protocol: bundleOf(language, protocol).name, code: key });

/** Codes of one protocol need not repeat its name in every sentence. */
const createNaming = (language: Language, codes: readonly Code[]): NameCode =>
  codes.every(({ protocol }) => protocol === codes[0]!.protocol)
    ? ({ key }) => key
    : (code) => nameWithProtocol(language, code);

const groupByValue = ({ valueOf }: Aspect, codes: readonly Code[]): Code[][] => {
  const groups = new Map<string, Code[]>();
  for (const code of codes) {
    const value = [valueOf(code)].flat().map(String).toSorted().join();
    groups.set(value, [...(groups.get(value) ?? []), code]);
  }
  return [...groups.values()];
};

const describeAspect = (
  language: Language,
  aspect: Aspect,
  codes: readonly Code[],
  nameOf: NameCode,
): Finding | null => {
  const sentences = groupByValue(aspect, codes).flatMap(
    (sharing) => aspect.sentenceOf(language, sharing[0]!, language.list(sharing.map(nameOf)), sharing.length) ?? [],
  );
  if (sentences.length === 0) return null;
  return {
    aspect: aspect.name,
    sentence: sentences.join(language.translate('sentence.separator')),
    values: codes.map((code) => {
      const value = aspect.valueOf(code);
      return {
        id: code.id,
        value: typeof value === 'string' || value === null ? value : [...value],
        label: aspect.labelOf(language, code),
      };
    }),
  };
};

const isShared = (aspect: Aspect, codes: readonly Code[]): boolean => groupByValue(aspect, codes).length === 1;

/** `codes` are two to four different ones in canonical order. */
export const compareCodes = (reader: Reader, codes: readonly Code[]): Comparison => {
  const { language } = reader;
  const nameOf = createNaming(language, codes);
  const names = language.list(codes.map(nameOf));
  const type = findRelationship(codes);
  const describeAll = (chosen: readonly Aspect[]): Finding[] =>
    chosen.flatMap((aspect) => describeAspect(language, aspect, codes, nameOf) ?? []);
  const differences = describeAll(aspects.filter((aspect) => !isShared(aspect, codes)));
  const similarities = describeAll(aspects.filter((aspect) => isShared(aspect, codes)));
  return {
    language: language.tag,
    title: language.translate('compare.title', {
      codes: language.list(codes.map((code) => nameWithProtocol(language, code))),
    }),
    summary: (differences[0] ?? similarities[0]!).sentence,
    codes: codes.map((code) => describeCode(reader, code)),
    relationship: { type, sentence: language.translate(`compare.relationship.${type}`, { codes: names }) },
    differences,
    similarities,
    whenToUse: codes.map((code) => ({ id: code.id, text: textsOfCode(language, code).whenYouSeeIt })),
    howToTell: [],
    note: null,
  };
};

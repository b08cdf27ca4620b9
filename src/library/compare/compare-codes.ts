/**
 * Two to four codes side by side, computed from facts: what they are to each other, where they
 * differ and agree, when each is sent and what to tell it by. Any order of the codes gives the same answer.
 */
import type { Catalog, Code } from '../../catalog/catalog.js';
import { toCodeNumber } from '../../catalog/code-number.js';
import type { Language } from '../../locales/locales.js';
import { describeCode } from '../describe-code.js';
import type { Reader } from '../reader.js';
import type { Comparison, Finding } from '../representation/comparison.js';
import { type Selection, addTranslations, languagesOf } from '../select-fields.js';
import { ownTextsOfCode, textsOfCode } from '../words.js';
import { type Aspect, relevantAspects, signs } from './aspects.js';
import { adviseSender } from './advise-sender.js';
import { type NameCode, createNaming, nameWithProtocol } from './name-codes.js';
import { describeRelationship } from './relationship.js';

const byNumber = (a: Code, b: Code): number => {
  const [first, second] = [a, b].map(({ code, protocol }) => toCodeNumber(code, protocol.file.form.notation) ?? -1n);
  return first! < second! ? -1 : Number(first! > second!);
};

/**
 * The order in which the same codes are always answered: that of the catalog, variants after their
 * code, numbers of a range in its place and the range before them.
 */
export const inCanonicalOrder = ({ protocols }: Catalog, codes: readonly Code[]): Code[] =>
  [...protocols.values()]
    .filter((protocol) => codes.some((code) => code.protocol === protocol))
    .flatMap((protocol) => protocol.codes.flatMap((code) => [code, ...code.variants]))
    .flatMap((entry) => codes.filter((code) => code === entry || code.range === entry).toSorted(byNumber));

/** The key of a comparison and of its note: ids in canonical order. */
export const comparisonKey = (codes: readonly Code[]): string => codes.map(({ id }) => id).join(',');

export const titleOf = (language: Language, codes: readonly Code[]): string =>
  language.translate('compare.title', { codes: language.list(codes.map((code) => nameWithProtocol(language, code))) });

const groupByValue = ({ valueOf, conditionOf }: Aspect, codes: readonly Code[]): Code[][] => {
  const groups = new Map<string, Code[]>();
  for (const code of codes) {
    const key = JSON.stringify([[valueOf(code)].flat().map(String).toSorted(), conditionOf?.(code)]);
    groups.set(key, [...(groups.get(key) ?? []), code]);
  }
  return [...groups.values()];
};

const isShared = (aspect: Aspect, codes: readonly Code[]): boolean => groupByValue(aspect, codes).length === 1;

const joins = ['compare.sentence.1', 'compare.sentence.2', 'compare.sentence.3', 'compare.sentence.4'] as const;

/** One sentence of up to four main clauses, joined as the language does. */
const joinClauses = (language: Language, clauses: readonly string[]): string => {
  const [a = '', b = '', c = '', d = ''] = clauses;
  return language.translate(joins[clauses.length - 1]!, { a, b, c, d });
};

const describeAspect = (
  language: Language,
  aspect: Aspect,
  codes: readonly Code[],
  nameOf: NameCode,
): Finding | null => {
  const clauses = groupByValue(aspect, codes).flatMap(
    (sharing) => aspect.clauseOf(language, sharing[0]!, language.list(sharing.map(nameOf)), sharing.length) ?? [],
  );
  if (clauses.length === 0) return null;
  return {
    aspect: aspect.name,
    sentence: joinClauses(language, clauses),
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

/** What each code says, in its own words: what always differs. */
const describeMeaning = (language: Language, codes: readonly Code[], nameOf: NameCode): Finding => {
  const texts = codes.map((code) => textsOfCode(language, code));
  const sentences = codes.map((code, index) =>
    language.translate('compare.meaning', { code: nameOf(code), summary: texts[index]!.summary }),
  );
  return {
    aspect: 'meaning',
    sentence: inSequence(language, sentences),
    values: codes.map(({ id, fact }, index) => ({ id, value: fact.phrase ?? null, label: texts[index]!.name })),
  };
};

/** Two sentences or more, as the language sets them one after the other. */
const inSequence = (language: Language, sentences: readonly string[]): string =>
  sentences.join(language.translate('sentence.separator'));

/** What differs for a reader who sees one code and expected another, then where this one is met. */
const describeSigns = (language: Language, code: Code, differing: readonly Aspect[], nameOf: NameCode): string => {
  const told = differing.flatMap((aspect) => aspect.clauseOf(language, code, nameOf(code), 1) ?? []).slice(0, 2);
  const sentences = told.map((clause) => joinClauses(language, [clause]));
  return inSequence(language, [...sentences, textsOfCode(language, code).whenYouSeeIt]);
};

const compareIn = (reader: Reader, codes: readonly Code[]): Comparison => {
  const { language } = reader;
  const nameOf = createNaming(language, codes);
  const relevant = relevantAspects(codes);
  const describeAll = (chosen: readonly Aspect[]): Finding[] =>
    chosen.flatMap((aspect) => describeAspect(language, aspect, codes, nameOf) ?? []);
  const meaning = describeMeaning(language, codes, nameOf);
  const differences = describeAll(relevant.filter((aspect) => !isShared(aspect, codes)));
  const relationship = describeRelationship(language, codes, nameOf);
  const differingSigns = signs.filter((sign) => relevant.includes(sign) && !isShared(sign, codes));
  return {
    language: language.tag,
    title: titleOf(language, codes),
    summary: inSequence(language, [relationship.sentence, (differences[0] ?? meaning).sentence]),
    codes: codes.map((code) => describeCode(reader, code)),
    relationship,
    differences: [meaning, ...differences],
    similarities: describeAll(relevant.filter((aspect) => isShared(aspect, codes))),
    whenToUse: codes.map((code) => ({
      id: code.id,
      text: inSequence(language, [adviseSender(language, code, nameOf), textsOfCode(language, code).description]),
    })),
    howToTell: codes.map((code) => ({ id: code.id, text: describeSigns(language, code, differingSigns, nameOf) })),
    note: language.notes.get(comparisonKey(codes)) ?? null,
  };
};

/** `codes` are two to four different ones in canonical order. */
export const compareCodes = (reader: Reader, codes: readonly Code[], selection: Selection = {}): Comparison => {
  const comparison = compareIn(reader, codes);
  if (selection.translations === undefined) return comparison;
  const others = languagesOf(reader, selection).slice(1);
  const translations = others.map((language) => {
    const { title, summary, note } = compareIn({ ...reader, language }, codes);
    return [language.tag, { title, summary, note }] as const;
  });
  return {
    ...comparison,
    codes: comparison.codes.map((answer, index) =>
      addTranslations(reader, answer, selection, (language) => ownTextsOfCode(language, codes[index]!)),
    ),
    translations: Object.fromEntries(translations),
  };
};

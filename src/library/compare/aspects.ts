/**
 * What two codes can differ in, in the order that helps somebody decide what to do. Each aspect reads
 * its value from the facts, labels it and has one whole sentence, in the language's own messages, for
 * the codes that share a value; no sentence is put together from parts here.
 */
import type { Code } from '../../catalog/catalog.js';
import type { Language } from '../../locales/locales.js';
import type { aspects as aspectNames } from '../representation/comparison.js';
import { labelOf, nameOfContext, textsOfClass } from '../words.js';

export interface Aspect {
  name: (typeof aspectNames)[number];
  /** `null`, or an empty list, where the aspect says nothing about a code. */
  valueOf: (code: Code) => string | readonly string[] | null;
  labelOf: (language: Language, code: Code) => string | null;
  /** About all of `codes`, which have the same value as `code`; `names` is the list of their names. */
  sentenceOf: (language: Language, code: Code, names: string, count: number) => string | null;
}

const outcome: Aspect = {
  name: 'outcome',
  valueOf: ({ fact }) => fact.outcome,
  labelOf: (language, { fact }) => labelOf(language, 'outcome', fact.outcome),
  sentenceOf: (language, { fact }, codes, count) =>
    language.translate(`compare.outcome.${fact.outcome}`, { codes, count }),
};

const retry: Aspect = {
  name: 'retry',
  valueOf: ({ fact }) => fact.retry.policy,
  labelOf: (language, { fact }) => labelOf(language, 'retryPolicy', fact.retry.policy),
  sentenceOf: (language, { fact }, codes, count) =>
    language.translate(`compare.retry.${fact.retry.policy}`, { codes, count }),
};

const retryWhere: Aspect = {
  name: 'retryWhere',
  valueOf: ({ fact }) => fact.retry.where ?? null,
  labelOf: (language, { fact }) => (fact.retry.where ? labelOf(language, 'retryWhere', fact.retry.where) : null),
  sentenceOf: (language, { fact }, codes, count) =>
    fact.retry.where ? language.translate(`compare.where.${fact.retry.where}`, { codes, count }) : null,
};

const labelsOfResponsible = (language: Language, { fact }: Code): string =>
  language.list(fact.responsible.map((value) => labelOf(language, 'responsible', value)));

/** As a sentence names them: "the operator of the server". */
const namesOfResponsible = (language: Language, { fact }: Code): string =>
  language.list(
    fact.responsible.map((value) => language.translate(`responsible.${value}`)),
    'disjunction',
  );

const responsible: Aspect = {
  name: 'responsible',
  valueOf: ({ fact }) => fact.responsible,
  labelOf: labelsOfResponsible,
  sentenceOf: (language, code, codes, count) =>
    code.fact.responsible.includes('nobody')
      ? language.translate('compare.responsible.nobody', { codes, count })
      : language.translate('compare.responsible', {
          codes,
          count,
          responsible: namesOfResponsible(language, code),
        }),
};

const namesOfContexts = (language: Language, { protocol, fact }: Code): string | null => {
  const contexts = fact.contexts ?? [];
  return contexts.length === 0
    ? null
    : language.list(
        contexts.map((id) => nameOfContext(language, protocol, id)),
        'disjunction',
      );
};

const contexts: Aspect = {
  name: 'contexts',
  valueOf: ({ fact }) => fact.contexts ?? [],
  labelOf: namesOfContexts,
  sentenceOf: (language, code, codes, count) => {
    const names = namesOfContexts(language, code);
    return names === null ? null : language.translate('compare.contexts', { codes, count, contexts: names });
  },
};

const connection: Aspect = {
  name: 'connection',
  valueOf: ({ fact }) => fact.connection,
  labelOf: (language, { fact }) => labelOf(language, 'connection', fact.connection),
  sentenceOf: (language, { fact }, codes, count) =>
    language.translate(`compare.connection.${fact.connection}`, { codes, count }),
};

const sentBy: Aspect = {
  name: 'sentBy',
  valueOf: ({ fact }) => fact.sentBy,
  labelOf: (language, { fact }) => labelOf(language, 'sentBy', fact.sentBy),
  sentenceOf: (language, { fact }, codes, count) =>
    language.translate(`compare.sentBy.${fact.sentBy}`, { codes, count }),
};

const severity: Aspect = {
  name: 'severity',
  valueOf: ({ fact }) => fact.severity,
  labelOf: (language, { fact }) => labelOf(language, 'severity', fact.severity),
  sentenceOf: (language, { fact }, codes, count) =>
    language.translate(`compare.severity.${fact.severity}`, { codes, count }),
};

const standing: Aspect = {
  name: 'standing',
  valueOf: ({ fact }) => fact.standing,
  labelOf: (language, { fact }) => labelOf(language, 'standing', fact.standing),
  sentenceOf: (language, { fact }, codes, count) =>
    language.translate(`compare.standing.${fact.standing}`, { codes, count }),
};

const nameOfClass = (language: Language, code: Code): string =>
  textsOfClass(language, code.protocol, code.class.id).name;

const codeClass: Aspect = {
  name: 'class',
  valueOf: (code) => code.class.id,
  labelOf: nameOfClass,
  sentenceOf: (language, code, codes, count) =>
    language.translate('compare.class', { codes, count, class: `${code.class.id} (${nameOfClass(language, code)})` }),
};

export const aspects: readonly Aspect[] = [
  outcome,
  retry,
  retryWhere,
  responsible,
  contexts,
  connection,
  sentBy,
  severity,
  standing,
  codeClass,
];

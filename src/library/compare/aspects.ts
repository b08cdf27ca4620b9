/**
 * What codes can differ in, in the order that helps somebody decide what to do. Each aspect reads its
 * value from the facts, labels it, and has one main clause in the language's own messages for the codes
 * that share a value; the language also joins the clauses. Aspects that say nothing about these codes,
 * or nothing that another has not said, are irrelevant.
 */
import type { Code } from '../../catalog/catalog.js';
import type { Language } from '../../locales/locales.js';
import type { aspects as aspectNames } from '../representation/comparison.js';
import { labelOf, labelOfAttribute, nameOfContext, nameOfPhase, textsOfClass } from '../words.js';

export interface Aspect {
  name: (typeof aspectNames)[number];
  /** `null`, or an empty list, where the aspect says nothing about a code. */
  valueOf: (code: Code) => string | readonly string[] | null;
  /** What else must be equal for codes to share a clause. */
  conditionOf?: (code: Code) => unknown;
  labelOf: (language: Language, code: Code) => string | null;
  /** About all of `codes`, which share the value of `code`; null where there is nothing to say. */
  clauseOf: (language: Language, code: Code, codes: string, count: number) => string | null;
  isRelevant: (codes: readonly Code[]) => boolean;
}

const isSame = (codes: readonly Code[], valueOf: (code: Code) => unknown): boolean =>
  new Set(codes.map(valueOf)).size === 1;
const isSameProtocol = (codes: readonly Code[]): boolean => isSame(codes, ({ protocol }) => protocol);
const isSameOutcome = (codes: readonly Code[]): boolean => isSame(codes, ({ fact }) => fact.outcome);
const always = () => true;

const outcome: Aspect = {
  name: 'outcome',
  valueOf: ({ fact }) => fact.outcome,
  labelOf: (language, { fact }) => labelOf(language, 'outcome', fact.outcome),
  clauseOf: (language, { fact }, codes, count) =>
    language.translate(`compare.outcome.${fact.outcome}`, { codes, count }),
  isRelevant: always,
};

const isProgress = ({ fact }: Code): boolean => fact.outcome === 'success' || fact.outcome === 'intermediate';

const retry: Aspect = {
  name: 'retry',
  valueOf: ({ fact }) => fact.retry.policy,
  conditionOf: ({ fact }) => fact.retry.onlyIfIdempotent,
  labelOf: (language, { fact }) => labelOf(language, 'retryPolicy', fact.retry.policy),
  clauseOf: (language, { fact: { retry: fact } }, codes, count) => {
    const clause = language.translate(`compare.retry.${fact.policy}`, { codes, count });
    return fact.onlyIfIdempotent === true ? language.translate('compare.onlyIfIdempotent', { clause }) : clause;
  },
  isRelevant: (codes) => !codes.every(isProgress),
};

/** That a retry may go to the same server goes without saying. */
const isRetried = ({ fact }: Code): boolean => !['not-needed', 'never'].includes(fact.retry.policy);

const retryWhere: Aspect = {
  name: 'retryWhere',
  valueOf: ({ fact }) => fact.retry.where ?? null,
  labelOf: (language, { fact }) => (fact.retry.where ? labelOf(language, 'retryWhere', fact.retry.where) : null),
  clauseOf: (language, { fact }, codes, count) =>
    fact.retry.where ? language.translate(`compare.where.${fact.retry.where}`, { codes, count }) : null,
  isRelevant: (codes) =>
    codes.every((code) => isRetried(code) && code.fact.retry.where !== undefined) &&
    codes.some(({ fact }) => fact.retry.where !== 'same'),
};

/** As a clause names them: "the operator of the server". */
const namesOfResponsible = (language: Language, { fact }: Code): string =>
  language.list(
    fact.responsible.map((value) => language.translate(`responsible.${value}`)),
    'disjunction',
  );

const responsible: Aspect = {
  name: 'responsible',
  valueOf: ({ fact }) => fact.responsible,
  labelOf: (language, { fact }) =>
    language.list(fact.responsible.map((value) => labelOf(language, 'responsible', value))),
  clauseOf: (language, code, codes, count) =>
    code.fact.responsible.includes('nobody')
      ? language.translate('compare.responsible.nobody', { codes, count })
      : language.translate('compare.responsible', { codes, count, responsible: namesOfResponsible(language, code) }),
  isRelevant: always,
};

const phasesOf = ({ protocol, fact }: Code): string[] => {
  const phases = protocol.file.contexts.filter(({ id }) => fact.contexts?.includes(id)).map(({ phase }) => phase);
  return [...new Set(phases)];
};

const namesOfPhases = (language: Language, code: Code): string | null => {
  const names = phasesOf(code).map((id) => nameOfPhase(language, code.protocol, id));
  return names.length === 0 ? null : language.list(names);
};

const mostContexts = 4;
const hasFewContexts = ({ fact }: Code): boolean => (fact.contexts ?? []).length <= mostContexts;

/** Phases are named where contexts are too many to be read. */
const phase: Aspect = {
  name: 'phase',
  valueOf: phasesOf,
  labelOf: namesOfPhases,
  clauseOf: (language, code, codes, count) => {
    const phases = namesOfPhases(language, code);
    return phases === null ? null : language.translate('compare.phase', { codes, count, phases });
  },
  isRelevant: (codes) => isSameProtocol(codes) && !codes.every(hasFewContexts),
};

const namesOfContexts = (language: Language, { protocol, fact: { contexts = [] } }: Code): string | null =>
  contexts.length === 0
    ? null
    : language.list(
        contexts.map((id) => nameOfContext(language, protocol, id)),
        'disjunction',
      );

const contexts: Aspect = {
  name: 'contexts',
  valueOf: ({ fact }) => fact.contexts ?? [],
  labelOf: namesOfContexts,
  clauseOf: (language, code, codes, count) => {
    const names = namesOfContexts(language, code);
    return names === null ? null : language.translate('compare.contexts', { codes, count, contexts: names });
  },
  isRelevant: (codes) => isSameProtocol(codes) && codes.every(hasFewContexts),
};

const connection: Aspect = {
  name: 'connection',
  valueOf: ({ fact }) => fact.connection,
  labelOf: (language, { fact }) => labelOf(language, 'connection', fact.connection),
  clauseOf: (language, { fact }, codes, count) =>
    language.translate(`compare.connection.${fact.connection}`, { codes, count }),
  isRelevant: (codes) => codes.every(({ fact }) => fact.connection !== 'not-applicable'),
};

const sentBy: Aspect = {
  name: 'sentBy',
  valueOf: ({ fact }) => fact.sentBy,
  labelOf: (language, { fact }) => labelOf(language, 'sentBy', fact.sentBy),
  clauseOf: (language, { fact }, codes, count) => language.translate(`compare.sentBy.${fact.sentBy}`, { codes, count }),
  isRelevant: always,
};

/** A colour follows from the outcome, and is told only where it does not. */
const severity: Aspect = {
  name: 'severity',
  valueOf: ({ fact }) => fact.severity,
  labelOf: (language, { fact }) => labelOf(language, 'severity', fact.severity),
  clauseOf: (language, { fact }, codes, count) =>
    language.translate(`compare.severity.${fact.severity}`, { codes, count }),
  isRelevant: (codes) => isSameOutcome(codes) !== isSame(codes, ({ fact }) => fact.severity),
};

const standing: Aspect = {
  name: 'standing',
  valueOf: ({ fact }) => fact.standing,
  labelOf: (language, { fact }) => labelOf(language, 'standing', fact.standing),
  clauseOf: (language, { fact }, codes, count) =>
    language.translate(`compare.standing.${fact.standing}`, { codes, count }),
  isRelevant: (codes) => codes.some(({ fact }) => fact.standing !== 'standard'),
};

const nameOfClass = (language: Language, code: Code): string =>
  textsOfClass(language, code.protocol, code.class.id).name;

/** What is special to a protocol, such as the method after a redirect: one aspect for each. */
const attributeAspect = (name: string): Aspect => {
  const valuesOf = ({ fact }: Code): string[] =>
    (fact.attributes ?? []).flatMap((attribute) => (attribute.name === name ? attribute.value : []));
  const labelOfOwn = (language: Language, code: Code): string | null => {
    const values = valuesOf(code);
    return values.length === 0 ? null : labelOfAttribute(language, code.protocol, name, values);
  };
  return {
    name: 'attributes',
    valueOf: valuesOf,
    labelOf: labelOfOwn,
    clauseOf: (language, code, codes, count) => {
      const attribute = labelOfOwn(language, code);
      return attribute === null ? null : language.translate('compare.attributes', { codes, count, attribute });
    },
    isRelevant: always,
  };
};

/** For codes of one protocol, the attributes that any of them has. */
const attributeAspects = (codes: readonly Code[]): Aspect[] => {
  if (!isSameProtocol(codes)) return [];
  const used = new Set(codes.flatMap(({ fact }) => (fact.attributes ?? []).map(({ name }) => name)));
  return [...used].map(attributeAspect);
};

const codeClass: Aspect = {
  name: 'class',
  valueOf: (code) => code.class.id,
  labelOf: nameOfClass,
  clauseOf: (language, code, codes, count) =>
    language.translate('compare.class', { codes, count, class: `${code.class.id} (${nameOfClass(language, code)})` }),
  isRelevant: isSameProtocol,
};

/** Those that say something about these codes. */
export const relevantAspects = (codes: readonly Code[]): Aspect[] =>
  [
    outcome,
    retry,
    retryWhere,
    responsible,
    phase,
    contexts,
    ...attributeAspects(codes),
    connection,
    sentBy,
    severity,
    standing,
    codeClass,
  ].filter((aspect) => aspect.isRelevant(codes));

/** What somebody who sees a code can tell it by, the surest first. */
export const signs: readonly Aspect[] = [sentBy, phase, contexts, connection, standing];

/**
 * One code as the API returns it: a registered code or one of its variants, a number inside a range,
 * or a number nobody registered, described by its class alone.
 */
import type { Code, Protocol } from '../catalog/catalog.js';
import type { FoundCode } from '../catalog/find-code.js';
import type { ClassFact, RetryFact } from '../catalog/schema.js';
import type { Value } from '../catalog/vocabulary.js';
import { explainGroup } from './describe-protocol.js';
import { describeReference } from './describe-reference.js';
import { type Reader, codeLink } from './reader.js';
import type { CodeAnswer, CodeSummary, Labels, Retry, Variant } from './representation/code.js';
import {
  labelOf,
  labelOfAttribute,
  nameOfContext,
  originOf,
  originOfCode,
  sourceOfCode,
  textsOfClass,
  textsOfCode,
} from './words.js';

type Behaviour = Pick<ClassFact, 'severity' | 'outcome' | 'retry' | 'responsible' | 'sentBy' | 'connection'>;

const describeRetry = (retry: RetryFact): Retry => ({
  policy: retry.policy,
  where: retry.where ?? null,
  onlyIfIdempotent: retry.onlyIfIdempotent ?? false,
  initialDelaySeconds: retry.initialDelaySeconds ?? null,
  backoff: retry.backoff ?? null,
  giveUpAfterSeconds: retry.giveUpAfterSeconds ?? null,
  honors: retry.honors ?? [],
  reference: retry.reference === undefined ? null : describeReference(retry.reference),
});

const describeLabels = ({ language }: Reader, fact: Behaviour, standing: Value<'standing'> | null): Labels => ({
  severity: labelOf(language, 'severity', fact.severity),
  outcome: labelOf(language, 'outcome', fact.outcome),
  retry: labelOf(language, 'retryPolicy', fact.retry.policy),
  where: fact.retry.where === undefined ? null : labelOf(language, 'retryWhere', fact.retry.where),
  responsible: fact.responsible.map((value) => labelOf(language, 'responsible', value)),
  sentBy: labelOf(language, 'sentBy', fact.sentBy),
  connection: labelOf(language, 'connection', fact.connection),
  standing: standing === null ? null : labelOf(language, 'standing', standing),
});

/** What a program acts on, as codes, variants and classes all state it. */
export const describeBehaviour = ({
  severity,
  outcome,
  retry,
  responsible,
}: Omit<Behaviour, 'sentBy' | 'connection'>) => ({
  severity,
  outcome,
  retry: describeRetry(retry),
  responsible,
});

const nameClass = ({ language }: Reader, protocol: Protocol, { id }: ClassFact) => ({
  id,
  name: textsOfClass(language, protocol, id).name,
});

const describeContexts = ({ language }: Reader, { protocol, fact }: Code) =>
  protocol.file.contexts
    .filter(({ id }) => fact.contexts?.includes(id))
    .map(({ id, phase }) => ({ id, phase, name: nameOfContext(language, protocol, id) }));

const describeVariant = (reader: Reader, code: Code): Variant => ({
  id: code.id,
  variant: code.variant!,
  vendor: code.fact.vendor ?? null,
  phrase: code.fact.phrase ?? null,
  language: originOfCode(reader.language, code).language,
  ...textsOfCode(reader.language, code),
  contexts: describeContexts(reader, code),
  class: nameClass(reader, code.protocol, code.class),
  ...describeBehaviour(code.fact),
  references: code.fact.references.map(describeReference),
});

const describeRelations = ({ language }: Reader, code: Code): Pick<CodeAnswer, 'related' | 'equivalents'> => ({
  related: code.related.map((related) => ({
    id: related.code.id,
    relation: related.relation,
    name: textsOfCode(language, related.code).name,
  })),
  equivalents: code.equivalents
    .filter(({ number }) => number === null || code.range !== null)
    .map((equivalent) => ({
      id: equivalent.code.id,
      fidelity: equivalent.fidelity,
      direction: equivalent.direction,
      reference: equivalent.reference === undefined ? null : describeReference(equivalent.reference),
      name: textsOfCode(language, equivalent.code).name,
    })),
});

export const describeCode = (reader: Reader, code: Code): CodeAnswer => {
  const { protocol, fact } = code;
  return {
    id: code.id,
    protocol: protocol.id,
    code: code.code,
    symbol: fact.symbol ?? null,
    match: code.range === null ? 'exact' : 'range',
    phrase: fact.phrase ?? null,
    language: originOfCode(reader.language, code).language,
    ...textsOfCode(reader.language, code),
    class: nameClass(reader, protocol, code.class),
    group: code.group && explainGroup(reader, protocol, code.group),
    ...describeBehaviour(fact),
    sentBy: fact.sentBy,
    connection: fact.connection,
    contexts: describeContexts(reader, code),
    attributes: (fact.attributes ?? []).map((attribute) => ({
      ...attribute,
      label: labelOfAttribute(reader.language, protocol, attribute.name, [attribute.value]),
    })),
    observedAs: fact.observedAs ?? [],
    standing: fact.standing,
    vendor: fact.vendor ?? null,
    source: sourceOfCode(reader.language, code),
    formerPhrases: fact.formerPhrases ?? [],
    variants: code.variants.map((variant) => describeVariant(reader, variant)),
    references: fact.references.map(describeReference),
    ...describeRelations(reader, code),
    example: fact.example ?? [],
    labels: describeLabels(reader, fact, fact.standing),
    links: { self: codeLink(reader, protocol.id, code.key) },
  };
};

type Unregistered = Extract<FoundCode, { reason: 'unknown-code' }>;

/** A code that nobody registered, by its class: what the protocol says of every code of that form. */
export const describeUnregisteredCode = (
  reader: Reader,
  protocol: Protocol,
  { spelling, class: classFact, group }: Unregistered,
): CodeAnswer => ({
  id: `${protocol.id}:${spelling}`,
  protocol: protocol.id,
  code: spelling,
  symbol: null,
  match: 'class',
  phrase: null,
  language: originOf(reader.language, protocol, `classes.${classFact.id}`).language,
  ...textsOfClass(reader.language, protocol, classFact.id),
  class: nameClass(reader, protocol, classFact),
  group: group && explainGroup(reader, protocol, group),
  ...describeBehaviour(classFact),
  sentBy: classFact.sentBy,
  connection: classFact.connection,
  contexts: [],
  attributes: [],
  observedAs: [],
  standing: null,
  vendor: null,
  source: protocol.source === 'local' ? 'local' : originOf(reader.language, protocol, `classes.${classFact.id}`).source,
  formerPhrases: [],
  variants: [],
  references: classFact.references.map(describeReference),
  related: [],
  equivalents: [],
  example: [],
  labels: describeLabels(reader, classFact, null),
  links: { self: `${codeLink(reader, protocol.id, spelling)}?match=class` },
});

export const summarizeCode = (reader: Reader, code: Code): CodeSummary => {
  const { name, summary } = textsOfCode(reader.language, code);
  return {
    id: code.id,
    protocol: code.protocol.id,
    code: code.code,
    symbol: code.fact.symbol ?? null,
    phrase: code.fact.phrase ?? null,
    language: originOfCode(reader.language, code).language,
    name,
    summary,
    class: nameClass(reader, code.protocol, code.class),
    severity: code.fact.severity,
    outcome: code.fact.outcome,
    standing: code.fact.standing,
  };
};

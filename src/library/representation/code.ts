/**
 * A code, in full and as a summary, and a page of them. This definition gives the types that the
 * library returns and the schemas of the OpenAPI document. Enums are the closed lists of the catalog.
 * A member with nothing to say is `null` or `[]`, never absent.
 */
import { Type, type Static } from 'typebox';

import { oneOf } from '../../catalog/schema.js';
import { closed, id, link, orNull, ref, tag, text } from './parts.js';

export const Reference = Type.Object(
  {
    kind: oneOf('referenceKind'),
    document: text(),
    section: orNull(text()),
    url: text(),
  },
  { ...closed, $id: 'Reference' },
);
export const reference = ref(Reference);

export const Retry = Type.Object(
  {
    policy: oneOf('retryPolicy'),
    where: orNull(oneOf('retryWhere')),
    onlyIfIdempotent: Type.Boolean(),
    initialDelaySeconds: orNull(Type.Integer({ minimum: 0 })),
    backoff: orNull(oneOf('backoff')),
    giveUpAfterSeconds: orNull(Type.Integer({ minimum: 1 })),
    honors: Type.Array(text(), { description: 'Header fields that say when to retry' }),
    reference: orNull(reference),
  },
  { ...closed, $id: 'Retry' },
);

const texts = {
  name: text('A title'),
  summary: Type.String({ maxLength: 160, description: 'One sentence that fits a tooltip' }),
  description: text('What it means'),
  whenYouSeeIt: text('When it appears'),
  howToFix: text('What to do, in the order one would do it'),
  userMessage: text('Safe to show to an end user'),
};

export const Explained = Type.Object(
  { id: text(), name: text(), explanation: text() },
  { ...closed, $id: 'Explained' },
);

/** What somebody who asked for something unknown may have meant. */
export const Suggestion = Type.Object({ id: text(), name: text(), href: text() }, closed);

export const named = Type.Object({ id: text(), name: text() }, closed);
export const context = Type.Object({ id: text(), phase: text(), name: text() }, closed);

/** What a program acts on; a code and each of its variants have it. */
const behaviour = {
  severity: oneOf('severity'),
  outcome: oneOf('outcome'),
  retry: ref(Retry),
  responsible: Type.Array(oneOf('responsible')),
};

/** Of a code, in further languages; of the six texts those that `fields` asks for. */
const translations = Type.Optional(
  Type.Record(Type.String(), Type.Partial(Type.Object(texts, closed)), {
    description: 'By language, where `with` asks for it',
  }),
);

export const Variant = Type.Object(
  {
    id,
    variant: text(),
    vendor: orNull(text()),
    phrase: orNull(text()),
    language: tag,
    ...texts,
    contexts: Type.Array(context),
    class: named,
    ...behaviour,
    references: Type.Array(reference),
  },
  { ...closed, $id: 'Variant' },
);

export const Labels = Type.Object(
  {
    severity: text(),
    outcome: text(),
    retry: text(),
    where: orNull(text()),
    responsible: Type.Array(text()),
    sentBy: text(),
    connection: text(),
    standing: orNull(text()),
  },
  { ...closed, $id: 'Labels' },
);

export const CodeAnswer = Type.Object(
  {
    id,
    protocol: text(),
    code: text('In the canonical spelling of its registry; always a string'),
    symbol: orNull(text()),
    match: oneOf('match'),
    phrase: orNull(text('The untranslated reason phrase')),
    language: tag,
    ...texts,
    class: named,
    group: orNull(ref(Explained)),
    ...behaviour,
    sentBy: oneOf('sentBy'),
    connection: oneOf('connection'),
    contexts: Type.Array(context),
    attributes: Type.Array(Type.Object({ name: text(), value: text(), label: text() }, closed)),
    observedAs: Type.Array(id, { description: 'What the other side really sees' }),
    standing: orNull(oneOf('standing')),
    vendor: orNull(text()),
    source: oneOf('source'),
    formerPhrases: Type.Array(Type.Object({ phrase: text(), changedBy: text() }, closed)),
    variants: Type.Array(ref(Variant)),
    references: Type.Array(reference),
    related: Type.Array(Type.Object({ id, relation: oneOf('relation'), name: text() }, closed)),
    equivalents: Type.Array(
      Type.Object(
        {
          id,
          fidelity: oneOf('fidelity'),
          direction: oneOf('direction'),
          reference: orNull(reference),
          name: text(),
        },
        closed,
      ),
    ),
    example: Type.Array(Type.Object({ from: oneOf('exampleSide'), line: text() }, closed)),
    labels: ref(Labels),
    links: Type.Object({ self: link }, closed),
    translations,
  },
  { ...closed, $id: 'Code' },
);

export type CodeField = Exclude<keyof Static<typeof CodeAnswer>, 'translations'>;
export const codeFields = Object.keys(CodeAnswer.properties).filter((name) => name !== 'translations') as CodeField[];

/** Always there; the others where `fields` names them. */
const { id: codeId, language: codeLanguage, ...chosen } = CodeAnswer.properties;
export const CodeSelection = Type.Object(
  { id: codeId, language: codeLanguage, ...Type.Partial(Type.Object(chosen)).properties },
  { ...closed, $id: 'CodeSelection', description: 'The members of a code that `fields` asked for' },
);

export const CodeSummary = Type.Object(
  {
    id,
    protocol: text(),
    code: text(),
    symbol: orNull(text()),
    phrase: orNull(text()),
    language: tag,
    name: texts.name,
    summary: texts.summary,
    class: named,
    severity: oneOf('severity'),
    outcome: oneOf('outcome'),
    standing: oneOf('standing'),
    translations,
  },
  { ...closed, $id: 'CodeSummary' },
);

export const CodeList = Type.Object(
  {
    language: tag,
    items: Type.Array(Type.Union([ref(CodeAnswer), ref(CodeSelection), ref(CodeSummary)])),
    total: Type.Integer({ minimum: 0 }),
    limit: Type.Integer({ minimum: 1 }),
    offset: Type.Integer({ minimum: 0 }),
  },
  { ...closed, $id: 'CodeList' },
);

export const CodeBatch = Type.Object(
  {
    language: tag,
    items: Type.Array(Type.Union([ref(CodeAnswer), ref(CodeSelection)]), {
      description: 'In the order in which they were asked for',
    }),
    problems: Type.Array(
      Type.Object(
        {
          id: text('As it was asked for'),
          index: Type.Integer({ minimum: 0, description: 'Its place among the ids asked for' }),
          status: Type.Integer({ minimum: 400, maximum: 499 }),
          type: text(),
          title: text(),
          detail: text(),
          suggestions: Type.Array(Suggestion),
        },
        closed,
      ),
      { description: 'On each id that names no code' },
    ),
  },
  { ...closed, $id: 'CodeBatch' },
);

export type Suggestion = Static<typeof Suggestion>;
export type CodeSelection = Static<typeof CodeSelection>;
export type CodeBatch = Static<typeof CodeBatch>;
export type Reference = Static<typeof Reference>;
export type Explained = Static<typeof Explained>;
export type Retry = Static<typeof Retry>;
export type Variant = Static<typeof Variant>;
export type Labels = Static<typeof Labels>;
export type CodeAnswer = Static<typeof CodeAnswer>;
export type CodeSummary = Static<typeof CodeSummary>;
export type CodeList = Static<typeof CodeList>;

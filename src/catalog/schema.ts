/**
 * The form of a protocol's fact file, `catalog/<protocol>.json`: one definition gives the types,
 * the validation at load and the JSON Schema that editors use (`catalog/schema.json`, generated).
 * Facts only, in no language. An optional member that is left out means `null`, `[]` or `false`,
 * as `src/library/representation.ts` spells it out. What one member says about another
 * (a class for each code, ids that exist) is not form but a rule in `src/checks/`.
 */
import { Type, type Static, type TSchema } from 'typebox';

import { type VocabularyName, vocabulary } from './vocabulary.js';

export const protocolIdPattern = '^[a-z][a-z0-9-]{0,31}$';
/** In characters. */
export const longestCode = 64;
/** Without the `~` that sets a variant apart in ids. */
const codePattern = `^[A-Za-z0-9][A-Za-z0-9._+-]{0,${longestCode - 1}}$`;
const variantPattern = '^[a-z0-9][a-z0-9-]{0,31}$';
export const idPattern = '^[a-z][a-z0-9-]{0,31}:[A-Za-z0-9][A-Za-z0-9._+~-]{0,63}$';

/** One value of a vocabulary list. */
export const oneOf = <Name extends VocabularyName>(name: Name) =>
  Type.Enum([...vocabulary[name]] as (typeof vocabulary)[Name][number][], { type: 'string' });

const closed = { additionalProperties: false } as const;
const text = Type.String({ minLength: 1 });
const list = <T extends TSchema>(items: T) => Type.Array(items, { minItems: 1, uniqueItems: true });
const optionalList = <T extends TSchema>(items: T) => Type.Optional(list(items));
const id = Type.String({ pattern: idPattern });
/** Without a comma, which separates values in a filter. */
const vendor = Type.String({ minLength: 1, pattern: '^[^,]+$' });
const regularExpression = Type.String({ format: 'regex', pattern: '^\\^.*\\$$' });

const symbol = Type.String({ pattern: codePattern });
const attributes = optionalList(Type.Object({ name: text, value: text }, closed));
const example = optionalList(Type.Object({ from: oneOf('exampleSide'), line: text }, closed));

export const ReferenceFact = Type.Object(
  {
    kind: oneOf('referenceKind'),
    document: Type.String({ minLength: 1, description: '"RFC 5321", "draft-…-00", or the title of a page' }),
    section: Type.Optional(text),
    url: Type.Optional(
      Type.String({ pattern: '^https://', description: 'Left out for RFCs and Internet-Drafts: it follows from them' }),
    ),
  },
  closed,
);

const RetryFact = Type.Object(
  {
    policy: oneOf('retryPolicy'),
    where: Type.Optional(oneOf('retryWhere')),
    onlyIfIdempotent: Type.Optional(Type.Literal(true)),
    initialDelaySeconds: Type.Optional(Type.Integer({ minimum: 0 })),
    backoff: Type.Optional(oneOf('backoff')),
    giveUpAfterSeconds: Type.Optional(Type.Integer({ minimum: 1 })),
    honors: optionalList(text),
    reference: Type.Optional(ReferenceFact),
  },
  closed,
);

/** What a program acts on: stated by every code, variant and class. */
const behaviour = {
  severity: oneOf('severity'),
  outcome: oneOf('outcome'),
  retry: RetryFact,
  responsible: list(oneOf('responsible')),
};

const ClassFact = Type.Object(
  {
    id: Type.String({ pattern: codePattern }),
    pattern: regularExpression,
    ...behaviour,
    sentBy: oneOf('sentBy'),
    connection: oneOf('connection'),
    references: list(ReferenceFact),
  },
  closed,
);

/** Which of several meanings of one number: who says it and how it travels may differ too. */
const VariantFact = Type.Object(
  {
    variant: Type.String({ pattern: variantPattern }),
    symbol: Type.Optional(symbol),
    phrase: Type.Optional(text),
    standing: Type.Optional(oneOf('standing')),
    vendor: Type.Optional(vendor),
    ...behaviour,
    sentBy: Type.Optional(oneOf('sentBy')),
    connection: Type.Optional(oneOf('connection')),
    contexts: optionalList(text),
    attributes,
    observedAs: optionalList(id),
    references: list(ReferenceFact),
    example,
  },
  closed,
);

const CodeFact = Type.Object(
  {
    code: Type.String({ pattern: codePattern }),
    range: Type.Optional(
      Type.Object(
        {
          first: Type.String({ pattern: codePattern }),
          last: Type.String({ pattern: codePattern }),
          step: Type.Optional(Type.Integer({ minimum: 2 })),
          carries: Type.Optional(
            Type.Object(
              { protocol: Type.String({ pattern: protocolIdPattern }), offset: text, reference: ReferenceFact },
              { ...closed, description: 'Each number is `offset` plus a code of that protocol, and means that code' },
            ),
          ),
        },
        { ...closed, description: 'The numbers this entry stands for, both ends included' },
      ),
    ),
    symbol: Type.Optional(symbol),
    aliases: optionalList(Type.String({ pattern: codePattern })),
    phrase: Type.Optional(text),
    formerPhrases: optionalList(Type.Object({ phrase: text, changedBy: text }, closed)),
    standing: oneOf('standing'),
    vendor: Type.Optional(vendor),
    ...behaviour,
    sentBy: oneOf('sentBy'),
    connection: oneOf('connection'),
    contexts: optionalList(text),
    attributes,
    observedAs: optionalList(id),
    variants: optionalList(VariantFact),
    references: list(ReferenceFact),
    related: optionalList(
      Type.Object({ id, relation: oneOf('relation') }, { ...closed, description: 'What `id` is to this code' }),
    ),
    equivalents: optionalList(
      Type.Object(
        {
          id,
          fidelity: oneOf('fidelity'),
          direction: oneOf('direction'),
          reference: Type.Optional(ReferenceFact),
        },
        closed,
      ),
    ),
    example,
  },
  closed,
);

export const ProtocolFile = Type.Object(
  {
    $schema: Type.Literal('./schema.json'),
    protocol: Type.String({ pattern: protocolIdPattern }),
    form: Type.Object(
      {
        pattern: regularExpression,
        notation: Type.Enum(['decimal', 'hexadecimal', 'dotted', 'name'], { type: 'string' }),
        examples: list(text),
      },
      closed,
    ),
    standards: list(ReferenceFact),
    phases: Type.Array(text, { uniqueItems: true }),
    contexts: Type.Array(Type.Object({ id: text, phase: text }, closed)),
    contextsAreSteps: Type.Optional(
      Type.Literal(true, {
        description: 'Contexts are the steps of a conversation, each answered by one code at a time',
      }),
    ),
    attributes: Type.Array(Type.Object({ name: text, values: optionalList(text) }, closed)),
    classes: list(ClassFact),
    groups: Type.Array(Type.Object({ id: Type.String({ pattern: codePattern }), pattern: regularExpression }, closed)),
    codes: list(CodeFact),
  },
  { ...closed, title: 'Facts of one protocol' },
);

const { $schema: _, ...facts } = ProtocolFile.properties;
const anySchema = { $schema: Type.Optional(text) };

/** An operator's own protocol: everything, wherever the schema for the editor may be. */
export const LocalProtocolFile = Type.Object({ ...anySchema, ...facts }, { ...closed, title: 'Facts of one protocol' });

/** Codes that an operator adds to one of our protocols, or replaces there as a whole. */
export const LocalCodesFile = Type.Object(
  { ...anySchema, protocol: facts.protocol, codes: facts.codes },
  { ...closed, title: 'Codes for a protocol of Statusbook' },
);

export const isOfProtocol = (schema: TSchema | null): schema is TSchema =>
  schema === ProtocolFile || schema === LocalProtocolFile || schema === LocalCodesFile;

export type ReferenceFact = Static<typeof ReferenceFact>;
export type RetryFact = Static<typeof RetryFact>;
export type ClassFact = Static<typeof ClassFact>;
export type VariantFact = Static<typeof VariantFact>;
export type CodeFact = Static<typeof CodeFact>;
export type ProtocolFile = Omit<Static<typeof ProtocolFile>, '$schema'> & { $schema?: string };
export type LocalCodesFile = Static<typeof LocalCodesFile>;

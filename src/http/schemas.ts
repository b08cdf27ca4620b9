/**
 * What requests may carry, and the documents that are not about data: parameters, problems, health.
 * Enums of protocols, classes and the like come from the dataset. Bounds stated here are enforced.
 */
import { Type, type TProperties } from 'typebox';

import type { Dataset } from '../dataset.js';
import { knownValues } from '../library/list-codes.js';
import { orNull, ref } from '../library/representation/parts.js';
import { Explained, Suggestion, codeFields } from '../library/representation/code.js';
import { problemKinds } from './problems.js';

export const closed = { additionalProperties: false } as const;

export const mostPathCharacters = 128;

export const lang = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 35,
    description:
      'Language of the answer, one BCP 47 tag in any letter case, such as `vi`. Wins over `Accept-Language`.',
  }),
);

export const LanguageQuery = Type.Object({ lang }, closed);
export const NoQuery = Type.Object({}, closed);

export const createProtocolParams = ({ catalog }: Dataset) =>
  Type.Object({
    protocol: Type.String({
      description: `The id of a protocol: ${[...catalog.protocols.keys()].join(', ')}`,
      examples: ['smtp'],
    }),
  });

export const createCodeParams = (dataset: Dataset) =>
  Type.Object({
    ...createProtocolParams(dataset).properties,
    code: Type.String({
      description: 'A code, its symbol or another spelling of it, in any letter case',
      examples: ['455'],
    }),
  });

export const ProblemParams = Type.Object({
  reason: Type.String({ description: 'The last segment of the `type` of a problem', examples: ['unknown-code'] }),
});

export const selection = {
  fields: Type.Optional(
    Type.Array(Type.Enum([...codeFields], { type: 'string' }), {
      minItems: 1,
      maxItems: 100,
      description: 'Only these members of each code, besides `id` and `language`: `name,howToFix`',
    }),
  ),
  with: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 35 }), {
      minItems: 1,
      maxItems: 100,
      description: 'Further languages in which to give the texts, or `all`',
    }),
  ),
};

export const CodeQuery = Type.Object(
  {
    match: Type.Optional(
      Type.Enum(['class'], {
        type: 'string',
        description: 'Answer a code that nobody registered with what its class says, instead of 404',
      }),
    ),
    ...selection,
    lang,
  },
  closed,
);

export const listOf = (values: readonly string[], description: string) =>
  Type.Optional(
    Type.Array(
      values.length === 0 ? Type.String({ minLength: 1, maxLength: 64 }) : Type.Enum([...values], { type: 'string' }),
      { minItems: 1, maxItems: 100, description },
    ),
  );

export const leastCompared = 2;
export const mostCompared = 4;

export const CompareQuery = Type.Object(
  {
    codes: Type.Array(Type.String({ minLength: 1, maxLength: 97 }), {
      minItems: 1,
      maxItems: 100,
      description: `${leastCompared} to ${mostCompared} ids, in any order`,
      examples: [['smtp:221', 'smtp:455']],
    }),
    with: selection.with,
    lang,
  },
  closed,
);

export const createPopularQuery = ({ catalog }: Dataset) =>
  Type.Object(
    { protocol: listOf(knownValues(catalog, 'protocol'), 'Comparisons with a code of these protocols'), lang },
    closed,
  );

const bounds = Type.Object(
  {
    minimum: Type.Optional(Type.Integer()),
    maximum: Type.Optional(Type.Integer()),
    minLength: Type.Optional(Type.Integer()),
    maxLength: Type.Optional(Type.Integer()),
  },
  closed,
);

const members = {
  suggestions: Type.Array(Suggestion, { description: 'What may have been meant, likeliest first' }),
  class: ref(Explained),
  supportedLanguages: Type.Array(Type.String()),
  parameter: Type.String({ description: 'The query parameter that is at fault' }),
  allowed: Type.Union([Type.Array(Type.String()), bounds], {
    description: 'What would have been accepted: values, or bounds',
  }),
};

export const ProblemDocument = Type.Object(
  {
    type: Type.String({ description: `\`/problems/<reason>\`: ${Object.keys(problemKinds).join(', ')}` }),
    title: Type.String(),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Type.String(),
    instance: Type.String({ description: 'The path that was asked for, without its query' }),
    ...(Object.fromEntries(
      Object.entries(members).map(([name, schema]) => [name, Type.Optional(schema)]),
    ) as TProperties),
  },
  { ...closed, $id: 'Problem', description: 'An RFC 9457 problem document' },
);

export const ProblemPage = Type.Object(
  {
    language: Type.String(),
    reason: Type.String(),
    type: Type.String(),
    title: Type.String(),
    statuses: Type.Array(Type.Integer()),
    explanation: Type.String(),
    members: Type.Array(Type.Object({ name: Type.String(), explanation: Type.String() }, closed)),
  },
  { ...closed, $id: 'ProblemPage' },
);

export const ServiceRoot = Type.Object(
  {
    name: Type.String(),
    language: Type.String(),
    description: Type.String(),
    versions: Type.Object({ software: Type.String(), data: Type.String() }, closed),
    links: Type.Object(
      {
        languages: Type.String(),
        vocabulary: Type.String(),
        protocols: Type.String(),
        codes: Type.String(),
        compare: Type.String(),
        explain: Type.String(),
        search: Type.String(),
        exports: Type.String(),
        documentation: Type.String(),
        openapi: Type.String(),
      },
      closed,
    ),
  },
  { ...closed, $id: 'Service' },
);

const Refused = Type.Object(
  {
    at: Type.String({ description: 'When, as RFC 3339 has it' }),
    total: Type.Integer({ minimum: 1, description: 'How many files have problems' }),
    problems: Type.Array(Type.String(), { description: 'The first of them: file, place and remedy, in English' }),
  },
  closed,
);

export const Health = Type.Object(
  {
    status: Type.String(),
    data: Type.Optional(
      Type.Object(
        {
          version: Type.String({ description: 'Of the data that are served' }),
          loadedAt: Type.String({ description: 'When, as RFC 3339 has it' }),
          refused: orNull(Refused),
        },
        { ...closed, description: '`refused` tells of newer data that are broken, until they are mended' },
      ),
    ),
  },
  { ...closed, $id: 'Health' },
);

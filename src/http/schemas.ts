/**
 * What requests may carry, and the documents that are not about data: parameters, problems, health.
 * Enums of protocols, classes and the like come from the dataset. Bounds stated here are enforced.
 */
import { Type, type TProperties } from 'typebox';

import type { Dataset } from '../dataset.js';
import { type Filter, filters, knownValues } from '../library/list-codes.js';
import { ref } from '../library/representation/parts.js';
import { Explained, Suggestion, codeFields } from '../library/representation/code.js';
import { problemKinds } from './problems.js';

const closed = { additionalProperties: false } as const;

export const mostPathCharacters = 128;

const lang = Type.Optional(
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

const selection = {
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

const listOf = (values: readonly string[], description: string) =>
  Type.Optional(
    Type.Array(
      values.length === 0 ? Type.String({ minLength: 1, maxLength: 64 }) : Type.Enum([...values], { type: 'string' }),
      { minItems: 1, maxItems: 100, description },
    ),
  );

const filterDescriptions: Record<Filter, string> = {
  protocol: 'Codes of these protocols',
  class: 'Codes of these classes',
  group: 'Codes of these groups',
  severity: 'Codes as severe as this',
  outcome: 'Codes that report this outcome',
  retry: 'Codes with this retry policy',
  responsible: 'Codes that somebody of these must act on',
  standing: 'Codes that stand so in their specification',
  vendor: 'Codes of these vendors',
  source: 'Codes that come with Statusbook, or from the operator',
};

export const createListQuery = ({ catalog }: Dataset) =>
  Type.Object(
    {
      ...(Object.fromEntries(
        filters.map((filter) => [filter, listOf(knownValues(catalog, filter), filterDescriptions[filter])]),
      ) as Record<Filter, ReturnType<typeof listOf>>),
      code: Type.Optional(
        Type.Array(Type.String({ minLength: 1, maxLength: 64 }), {
          minItems: 1,
          maxItems: 100,
          description: 'Codes spelled like this in any protocol',
          examples: [['550']],
        }),
      ),
      view: Type.Optional(
        Type.Enum(['summary', 'full'], { type: 'string', default: 'summary', description: 'How much of each code' }),
      ),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100, description: 'Codes on a page' })),
      offset: Type.Optional(
        Type.Integer({ minimum: 0, maximum: 1_000_000, default: 0, description: 'Codes before the page' }),
      ),
      ids: Type.Optional(
        Type.Array(Type.String({ minLength: 1, maxLength: 97 }), {
          minItems: 1,
          maxItems: 100,
          description: 'These codes, in this order, instead of a filtered page: `smtp:221,smtp:455`',
        }),
      ),
      ...selection,
      lang,
    },
    closed,
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

/** In bytes, of what may be pasted. */
export const mostBodyBytes = 256 * 1024;
/** In characters, of a text in a URL. */
const mostTextCharacters = 4000;
export const defaultMatches = 20;
const mostMatches = 100;

const explainExample = 'said: 550 5.1.1 <b@example.com>: Recipient address rejected: User unknown';

export const createExplainSchemas = ({ catalog }: Dataset) => {
  const protocols = knownValues(catalog, 'protocol');
  const protocol = listOf(protocols, 'Only codes of these protocols; what else the text may say is left out');
  const limit = Type.Optional(
    Type.Integer({ minimum: 1, maximum: mostMatches, default: defaultMatches, description: 'Most distinct codes' }),
  );
  const options = { protocol, limit, with: selection.with, lang };
  const oneProtocol = Type.Enum([...protocols], { type: 'string' });
  const json = Type.Object(
    {
      text: Type.String({ maxLength: mostBodyBytes, description: 'What was pasted', examples: [explainExample] }),
      protocol: Type.Optional(
        Type.Union([oneProtocol, Type.Array(oneProtocol, { minItems: 1, maxItems: 100 })], {
          description: 'Only codes of this protocol, or of these',
        }),
      ),
      limit,
    },
    closed,
  );
  return {
    GetQuery: Type.Object(
      {
        text: Type.String({
          maxLength: mostTextCharacters,
          description: 'What was pasted; longer texts are sent with POST',
          examples: [explainExample],
        }),
        ...options,
      },
      closed,
    ),
    PostQuery: Type.Object(options, closed),
    bodies: {
      content: {
        'application/json': { schema: json },
        'text/plain': { schema: Type.String({ description: 'The text alone', examples: [explainExample] }) },
        'message/rfc822': {
          schema: Type.Unsafe<Buffer>({ description: 'A bounce as it arrived, header and all, of any charset' }),
        },
      },
    },
  };
};

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
        documentation: Type.String(),
        openapi: Type.String(),
      },
      closed,
    ),
  },
  { ...closed, $id: 'Service' },
);

export const Health = Type.Object(
  { status: Type.String(), dataVersion: Type.Optional(Type.String()) },
  { ...closed, $id: 'Health' },
);

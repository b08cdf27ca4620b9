/** Two to four codes side by side. */
import { Type, type Static } from 'typebox';

import { relationshipTypes } from '../../locales/message-keys.js';
import { CodeAnswer } from './code.js';
import { closed, id, link, orNull, ref, tag, text } from './parts.js';

export const aspects = [
  'meaning',
  'outcome',
  'retry',
  'retryWhere',
  'responsible',
  'phase',
  'contexts',
  'attributes',
  'connection',
  'sentBy',
  'severity',
  'standing',
  'class',
] as const;

export const Finding = Type.Object(
  {
    aspect: Type.Enum([...aspects], { type: 'string' }),
    sentence: text(),
    values: Type.Array(
      Type.Object({ id, value: orNull(Type.Union([text(), Type.Array(text())])), label: orNull(text()) }, closed),
    ),
  },
  { ...closed, $id: 'Finding' },
);
const textPerCode = Type.Array(Type.Object({ id, text: text() }, closed));

export const Comparison = Type.Object(
  {
    language: tag,
    title: text(),
    summary: text(),
    codes: Type.Array(ref(CodeAnswer), { minItems: 2, maxItems: 4 }),
    relationship: Type.Object(
      { type: Type.Enum([...relationshipTypes], { type: 'string' }), sentence: text() },
      closed,
    ),
    differences: Type.Array(ref(Finding)),
    similarities: Type.Array(ref(Finding)),
    whenToUse: textPerCode,
    howToTell: textPerCode,
    note: orNull(text()),
    translations: Type.Optional(
      Type.Record(Type.String(), Type.Object({ title: text(), summary: text(), note: orNull(text()) }, closed), {
        description: 'By language, where `with` asks for it; the codes have translations of their own',
      }),
    ),
  },
  { ...closed, $id: 'Comparison' },
);

/** A curated comparison, as a link in a list. */
const PopularComparison = Type.Object(
  {
    codes: Type.Array(Type.Object({ id, name: text() }, closed), { minItems: 2, maxItems: 4 }),
    title: text(),
    note: text('What people mix up, and how to keep it apart'),
    links: Type.Object({ self: link }, closed),
  },
  closed,
);

export const PopularComparisons = Type.Object(
  { language: tag, items: Type.Array(PopularComparison), total: Type.Integer({ minimum: 0 }) },
  { ...closed, $id: 'PopularComparisons' },
);

export type PopularComparisons = Static<typeof PopularComparisons>;
export type Finding = Static<typeof Finding>;
export type Comparison = Static<typeof Comparison>;

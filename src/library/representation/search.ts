/** What a search finds: codes as summaries, with where the words of the query stand. */
import { Type, type Static } from 'typebox';

import { CodeSummary } from './code.js';
import { closed, orNull, ref, tag, text } from './parts.js';

export const MatchedField = Type.Object(
  {
    field: text(
      'The member of the code in full that has words of the query; `formerPhrases.0.phrase` is the first former phrase',
    ),
    language: orNull(tag),
    ranges: Type.Array(
      Type.Object({ start: Type.Integer({ minimum: 0 }), end: Type.Integer({ minimum: 1 }) }, closed),
      {
        minItems: 1,
        description:
          'What to highlight, in ascending order: UTF-16 code units in the text of that member as `/v1/codes` serves it in that language, the end excluded',
      },
    ),
  },
  { ...closed, $id: 'MatchedField', description: 'Where a code has words of the query. The language of facts is null' },
);

const { translations: _, ...summary } = CodeSummary.properties;

export const SearchHit = Type.Object(
  {
    ...summary,
    matched: Type.Array(ref(MatchedField), {
      maxItems: 3,
      description: 'The most telling members, best first',
    }),
  },
  { ...closed, $id: 'SearchHit' },
);

export const SearchAnswer = Type.Object(
  {
    language: tag,
    query: text('As it was asked'),
    items: Type.Array(ref(SearchHit), { description: 'Best first' }),
    total: Type.Integer({ minimum: 0 }),
    limit: Type.Integer({ minimum: 1 }),
    offset: Type.Integer({ minimum: 0 }),
  },
  { ...closed, $id: 'SearchAnswer' },
);

export type MatchedField = Static<typeof MatchedField>;
export type SearchAnswer = Static<typeof SearchAnswer>;

/**
 * The form of `catalog/comparisons.json`: comparisons that people search for, each with a note in every
 * language (`locales/<language>/comparisons.json`) besides what is computed.
 */
import { type Static, Type } from 'typebox';

import { idPattern } from './schema.js';

const closed = { additionalProperties: false } as const;

export const ComparisonsFile = Type.Object(
  {
    comparisons: Type.Array(
      Type.Array(Type.String({ pattern: idPattern }), {
        minItems: 2,
        maxItems: 4,
        uniqueItems: true,
        description: 'Ids of codes, in canonical order',
      }),
    ),
  },
  closed,
);

export type ComparisonsFile = Static<typeof ComparisonsFile>;

/** What a request for an export may carry: protocols and a language. */
import { Type } from 'typebox';

import type { Dataset } from '../dataset.js';
import { LanguageQuery } from './schemas.js';

const closed = { additionalProperties: false } as const;

const { lang } = LanguageQuery.properties;

/** Of a format in which each entry names its protocol. */
export const createExportQuery = ({ catalog }: Dataset) =>
  Type.Object(
    {
      protocol: Type.Optional(
        Type.Array(Type.Enum([...catalog.protocols.keys()], { type: 'string' }), {
          minItems: 1,
          maxItems: 100,
          description: 'Codes of these protocols; of all if it is left out',
        }),
      ),
      lang,
    },
    closed,
  );

/** Of a format that has room for one protocol. */
export const createProtocolExportQuery = ({ catalog }: Dataset) =>
  Type.Object(
    {
      protocol: Type.Enum([...catalog.protocols.keys()], {
        type: 'string',
        description: 'Codes of this protocol',
        examples: ['smtp'],
      }),
      lang,
    },
    closed,
  );

/**
 * The form of `catalog/registries/<protocol>.json`: a dated copy of the list that a protocol's codes
 * come from, kept apart from the catalog so that a check can hold the two to each other. Where no
 * registry exists, it is put together from the specifications that `sources` names.
 */
import { type Static, Type } from 'typebox';

import { protocolIdPattern } from './schema.js';

const closed = { additionalProperties: false } as const;
const text = Type.String({ minLength: 1 });

export const RegistryFile = Type.Object(
  {
    protocol: Type.String({ pattern: protocolIdPattern }),
    sources: Type.Array(
      Type.Object(
        {
          document: text,
          section: Type.Optional(text),
          asOf: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$', description: 'When it was read' }),
        },
        closed,
      ),
      { minItems: 1 },
    ),
    codes: Type.Union([
      Type.Array(text, { minItems: 1, uniqueItems: true }),
      Type.Record(Type.String(), text, {
        minProperties: 1,
        description: 'Codes with the name that the list gives them',
      }),
    ]),
  },
  closed,
);

export type RegistryFile = Static<typeof RegistryFile>;

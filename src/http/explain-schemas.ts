/** What may be pasted, and how: queries and bodies of `/v1/explain`. */
import { Type } from 'typebox';

import type { Dataset } from '../dataset.js';
import { knownValues } from '../library/list-codes.js';
import { closed, lang, listOf, selection } from './schemas.js';

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

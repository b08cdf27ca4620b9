/**
 * What every documented operation has in common, so that a route states only what is its own: the
 * answer's media type and headers, problem documents for all that can go wrong, and the request
 * headers that choose a language or revalidate.
 */
import { Type, type TSchema } from 'typebox';

import { ref } from '../library/representation/parts.js';
import { ProblemDocument } from './schemas.js';

const header = (description: string) => ({ type: 'string', description });
const count = (description: string) => ({ type: 'integer', description });

/** In the spelling of draft-ietf-httpapi-ratelimit-headers-07: plain numbers. */
const limitHeaders = {
  'RateLimit-Limit': count('While the server limits requests: how many a client has in a minute'),
  'RateLimit-Remaining': count('While the server limits requests: how many are left'),
  'RateLimit-Reset': count('While the server limits requests: seconds until all are there again'),
};

const dataHeaders = {
  'Cache-Control': header('How long the answer may be cached'),
  'Content-Language': header('The languages of the texts in the body, the main one first'),
  Vary: header('The request headers that the answer depends on'),
  'Statusbook-Data-Version': header('The version of the data that the answer was made from'),
  ...limitHeaders,
};

const languageHeader = Type.Object({
  'accept-language': Type.Optional(
    Type.String({
      description: 'Languages by preference (RFC 9110 §12.5.4), unless `lang` is given',
      examples: ['vi-VN,vi;q=0.9,en;q=0.5'],
    }),
  ),
});

const requestHeaders = Type.Object({
  ...languageHeader.properties,
  'if-none-match': Type.Optional(
    Type.String({ description: 'Entity tags of answers the client has: 304 if one of them is current' }),
  ),
});

export const problemResponse = {
  description: 'What is wrong with the request, in the negotiated language; 429 where a client has asked too often',
  headers: { ...limitHeaders, 'Retry-After': count('With 429: after how many seconds to ask again') },
  content: { 'application/problem+json': { schema: ref(ProblemDocument) } },
};

export const unavailable = (why: string) => ({
  ...problemResponse,
  description: `${why}; \`Retry-After\` says when to ask again`,
  headers: { 'Retry-After': count('After how many seconds to ask again') },
});

interface Operation {
  operationId: string;
  summary: string;
  description: string;
  tag: 'Codes' | 'Comparison' | 'Explanation' | 'Exports' | 'Reference' | 'Service';
  answer: TSchema;
  /** Without parameters. */
  mediaType?: string;
  headers?: Record<string, ReturnType<typeof header>>;
  /** False for an answer to what somebody pasted: it has no entity tag and no cache keeps it. */
  isStored?: boolean;
}

/** The schema of a GET route that answers with data in a language. */
export const dataOperation = ({
  operationId,
  summary,
  description,
  tag,
  answer,
  mediaType = 'application/json',
  headers = {},
  isStored = true,
}: Operation) => ({
  operationId,
  summary,
  description,
  tags: [tag],
  headers: isStored ? requestHeaders : languageHeader,
  response: {
    200: {
      description: summary,
      headers: { ...(isStored && { ETag: header('A strong entity tag') }), ...dataHeaders, ...headers },
      content: { [mediaType]: { schema: '$id' in answer ? ref(answer) : answer } },
    },
    ...(isStored && { 304: { description: 'The client has the current answer', type: 'null' } }),
    '4xx': problemResponse,
    503: unavailable('The server has more to do than it can answer in good time'),
  },
});

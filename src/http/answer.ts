/**
 * An answer about data: bytes made once per (data version, language, resource), with their headers,
 * and sent many times. Owns entity tags (strong: a hash of the bytes before coding, plus a suffix for
 * each coding), conditional requests (RFC 9110 §13.1.2) and content codings (§12.5.3), so that no
 * route knows of them.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';

type Coding = 'br' | 'gzip';

export interface Answer {
  body: Buffer;
  /** Without quotes and coding suffix. */
  tag: string;
  headers: Record<string, string>;
  /** Made when first asked for, then kept. */
  coded: Partial<Record<Coding, Promise<Buffer>>>;
}

/** Below this many bytes a coding saves less than its headers cost. */
const leastCodedBytes = 1024;

const encoders: Record<Coding, (body: Buffer) => Promise<Buffer>> = {
  br: (body) =>
    promisify(brotliCompress)(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body) => promisify(gzip)(body, { level: 6 }),
};

export const createAnswer = (content: string, headers: Record<string, string>): Answer => {
  const body = Buffer.from(content);
  return { body, tag: createHash('sha256').update(body).digest('base64url').slice(0, 22), headers, coded: {} };
};

/** Its published types do not know the second argument yet. */
type EncodingNegotiator = { encoding(available: string[], options: { preferred: string[] }): string | undefined };

const chooseCoding = ({ headers }: FastifyRequest, { body }: Answer): Coding | undefined => {
  const accepted = headers['accept-encoding'];
  if (accepted === undefined || body.length < leastCodedBytes) return undefined;
  const negotiator = new Negotiator({ headers }) as unknown as EncodingNegotiator;
  const chosen = negotiator.encoding(['br', 'gzip', 'identity'], { preferred: ['br', 'gzip'] });
  return chosen === 'br' || chosen === 'gzip' ? chosen : undefined;
};

/** Weak comparison against a list of tags or `*`. */
const hasMatchingTag = (ifNoneMatch: string, entityTag: string): boolean => {
  const tags: readonly string[] = ifNoneMatch.match(/"[^"]*"/g) ?? [];
  return ifNoneMatch.trim() === '*' || tags.includes(entityTag);
};

export const sendAnswer = async (
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
  vary: string,
): Promise<FastifyReply> => {
  const coding = chooseCoding(request, answer);
  const entityTag = coding === undefined ? `"${answer.tag}"` : `"${answer.tag}-${coding}"`;
  void reply.headers(answer.headers).header('etag', entityTag).header('vary', vary);
  const ifNoneMatch = request.headers['if-none-match'];
  if (ifNoneMatch !== undefined && hasMatchingTag(ifNoneMatch, entityTag)) {
    return reply.removeHeader('content-type').code(304).send();
  }
  if (coding === undefined) return reply.send(answer.body);
  answer.coded[coding] ??= encoders[coding](answer.body);
  return reply.header('content-encoding', coding).send(await answer.coded[coding]);
};

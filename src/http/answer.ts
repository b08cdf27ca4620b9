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
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

import { constantHeaders } from './plugins/headers.js';
import type { Vary } from './plugins/languages.js';

type Coding = 'br' | 'gzip';

/** Everything that is sent, so that nothing is left to be computed for a request. */
interface Ready {
  body: Buffer;
  entityTag: string;
  /** Names and values in turn, as Node takes them. */
  head: string[];
  unchangedHead: string[];
}

export interface Answer {
  body: Buffer;
  /** Without quotes and coding suffix. */
  tag: string;
  headers: Record<string, string>;
  /** Made when first asked for, then kept. */
  coded: Partial<Record<Coding, Promise<Buffer>>>;
  /** By coding, for a language that was negotiated or chosen in the URL, which differ in `Vary`. */
  ready: Map<Coding | 'identity', Record<'negotiated' | 'chosen', Ready>>;
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
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  return { body, tag, headers, coded: {}, ready: new Map() };
};

/** Its published types do not know the second argument yet. */
type EncodingNegotiator = { encoding(available: string[], options: { preferred: string[] }): string | undefined };

const negotiateCoding = (accepted: string): Coding | 'identity' => {
  const negotiator = new Negotiator({ headers: { 'accept-encoding': accepted } }) as unknown as EncodingNegotiator;
  const chosen = negotiator.encoding(['br', 'gzip', 'identity'], { preferred: ['br', 'gzip'] });
  return chosen === 'br' || chosen === 'gzip' ? chosen : 'identity';
};

/** Clients share a few dozen headers. */
const codings = new LRUCache<string, Coding | 'identity'>({ max: 500 });
/** In characters; a longer header is not kept. */
const longestKept = 200;

/** For a body of so many bytes. */
export const chooseCoding = (accepted: string | undefined, bytes: number): Coding | undefined => {
  if (accepted === undefined || bytes < leastCodedBytes) return undefined;
  let coding = codings.get(accepted);
  if (coding === undefined) {
    coding = negotiateCoding(accepted);
    if (accepted.length <= longestKept) codings.set(accepted, coding);
  }
  return coding === 'identity' ? undefined : coding;
};

/** Weak comparison against a list of tags or `*`. */
export const hasMatchingTag = (ifNoneMatch: string, entityTag: string): boolean => {
  if (ifNoneMatch === entityTag) return true;
  const tags: readonly string[] = ifNoneMatch.match(/"[^"]*"/g) ?? [];
  return ifNoneMatch.trim() === '*' || tags.includes(entityTag);
};

const entityTagOf = ({ tag }: Answer, coding: Coding | undefined): string =>
  coding === undefined ? `"${tag}"` : `"${tag}-${coding}"`;

const prepare = (answer: Answer, coding: Coding | undefined, body: Buffer, vary: Vary): Ready => {
  const entityTag = entityTagOf(answer, coding);
  const { 'content-type': type = '', ...headers } = answer.headers;
  const unchanged = { ...constantHeaders, ...headers, etag: entityTag, vary };
  const encoding = coding === undefined ? {} : { 'content-encoding': coding };
  const all = { ...unchanged, 'content-type': type, ...encoding, 'content-length': String(body.length) };
  return { body, entityTag, head: Object.entries(all).flat(), unchangedHead: Object.entries(unchanged).flat() };
};

const makeReady = (answer: Answer, coding: Coding | undefined, body: Buffer): void => {
  const name = coding ?? 'identity';
  if (answer.ready.has(name)) return;
  answer.ready.set(name, {
    negotiated: prepare(answer, coding, body, 'Accept-Encoding, Accept-Language'),
    chosen: prepare(answer, coding, body, 'Accept-Encoding'),
  });
};

const bodyIn = async (answer: Answer, coding: Coding | undefined): Promise<Buffer> => {
  if (coding === undefined) return answer.body;
  answer.coded[coding] ??= encoders[coding](answer.body);
  return answer.coded[coding];
};

export const sendAnswer = async (
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
  vary: Vary,
): Promise<FastifyReply> => {
  const coding = chooseCoding(request.headers['accept-encoding'], answer.body.length);
  const entityTag = entityTagOf(answer, coding);
  void reply.headers(answer.headers).header('etag', entityTag).header('vary', vary);
  const ifNoneMatch = request.headers['if-none-match'];
  if (ifNoneMatch !== undefined && hasMatchingTag(ifNoneMatch, entityTag)) {
    return reply.removeHeader('content-type').code(304).send();
  }
  const body = await bodyIn(answer, coding);
  makeReady(answer, coding, body);
  if (coding !== undefined) void reply.header('content-encoding', coding);
  return reply.send(body);
};

/**
 * An answer: bytes made once per (data version, language, resource), with their headers, and sent many
 * times. Owns entity tags (strong: a hash of the bytes before coding, plus a suffix for each coding),
 * conditional requests (RFC 9110 §13.1.2) and content codings (§12.5.3), so that no route knows of them.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';

import { memoize } from '../locales/memoize.js';
import { constantHeaders } from './plugins/headers.js';
import type { Vary } from './plugins/languages.js';

type Coding = 'br' | 'gzip';

/** Everything that is sent, so that nothing is left to be computed for a request. */
interface Ready {
  status: number;
  body: Buffer;
  entityTag: string | undefined;
  /** Names and values in turn, as Node takes them. */
  head: string[];
  unchangedHead: string[];
}

export interface Answer {
  status: number;
  body: Buffer;
  /** Without quotes and coding suffix; none where the answer is always sent whole and as it is. */
  tag: string | undefined;
  headers: Record<string, string>;
  /** While it is made, which happens when it is first asked for. */
  coding: Partial<Record<Coding, Promise<Buffer>>>;
  /** Kept, like everything below. */
  coded: Partial<Record<Coding, Buffer>>;
  /** By what it varies with and its coding. */
  ready: Partial<Record<Vary, Partial<Record<Coding | 'identity', Ready>>>>;
}

/** Below this many bytes a coding saves less than its headers cost. */
export const leastCodedBytes = 1024;

/** `effort`: from 0 to 11 for brotli, to 9 for gzip; by itself what a waiting client is worth. */
export const encoders: Record<Coding, (body: Buffer, effort?: number) => Promise<Buffer>> = {
  br: (body, effort = 5) =>
    promisify(brotliCompress)(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: effort,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body, effort = 6) => promisify(gzip)(body, { level: effort }),
};

const keep = (status: number, body: Buffer, tag: string | undefined, headers: Record<string, string>): Answer => ({
  status,
  body,
  tag,
  headers,
  coding: {},
  coded: {},
  ready: {},
});

export const createAnswer = (content: string, headers: Record<string, string>): Answer => {
  const body = Buffer.from(content);
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  return keep(200, body, tag, headers);
};

/** What went wrong, which nobody asks for again conditionally. */
export const createProblemAnswer = (status: number, document: object, headers: Record<string, string>): Answer =>
  keep(status, Buffer.from(JSON.stringify(document)), undefined, headers);

/** Its published types do not know the second argument yet. */
type EncodingNegotiator = { encoding(available: string[], options: { preferred: string[] }): string | undefined };

/** In characters; a longer header is negotiated each time. */
const longestKept = 200;

const negotiateCoding = memoize(longestKept, (accepted): Coding | undefined => {
  const negotiator = new Negotiator({ headers: { 'accept-encoding': accepted } }) as unknown as EncodingNegotiator;
  const chosen = negotiator.encoding(['br', 'gzip', 'identity'], { preferred: ['br', 'gzip'] });
  return chosen === 'br' || chosen === 'gzip' ? chosen : undefined;
});

export const chooseCoding = (accepted: string | undefined, { body, tag }: Answer): Coding | undefined => {
  if (accepted === undefined || tag === undefined || body.length < leastCodedBytes) return undefined;
  return negotiateCoding(accepted);
};

/** Whether the client has it already: weak comparison against a list of tags or `*`. */
export const isUnchanged = (ifNoneMatch: string | undefined, entityTag: string | undefined): boolean => {
  if (ifNoneMatch === undefined || entityTag === undefined) return false;
  if (ifNoneMatch === entityTag) return true;
  const tags: readonly string[] = ifNoneMatch.match(/"[^"]*"/g) ?? [];
  return ifNoneMatch.trim() === '*' || tags.includes(entityTag);
};

const entityTagOf = ({ tag }: Answer, coding: Coding | undefined): string | undefined => {
  if (tag === undefined) return undefined;
  return coding === undefined ? `"${tag}"` : `"${tag}-${coding}"`;
};

const prepare = (answer: Answer, coding: Coding | undefined, body: Buffer, vary: Vary): Ready => {
  const entityTag = entityTagOf(answer, coding);
  const { 'content-type': type = '', ...headers } = answer.headers;
  const unchanged = { ...constantHeaders, ...headers, ...(entityTag !== undefined && { etag: entityTag }), vary };
  const encoding = coding === undefined ? {} : { 'content-encoding': coding };
  const all = { ...unchanged, 'content-type': type, ...encoding, 'content-length': String(body.length) };
  const [head, unchangedHead] = [Object.entries(all).flat(), Object.entries(unchanged).flat()];
  return { status: answer.status, body, entityTag, head, unchangedHead };
};

/** Undefined where the coding was not made yet. */
export const readyFor = (answer: Answer, coding: Coding | undefined, vary: Vary): Ready | undefined => {
  const ready = (answer.ready[vary] ??= {});
  const name = coding ?? 'identity';
  if (ready[name] !== undefined) return ready[name];
  const body = coding === undefined ? answer.body : answer.coded[coding];
  if (body !== undefined) ready[name] = prepare(answer, coding, body, vary);
  return ready[name];
};

const bodyIn = async (answer: Answer, coding: Coding | undefined): Promise<Buffer> => {
  const known = coding === undefined ? answer.body : answer.coded[coding];
  if (coding === undefined || known !== undefined) return known!;
  answer.coding[coding] ??= encoders[coding](answer.body).finally(() => delete answer.coding[coding]);
  return (answer.coded[coding] = await answer.coding[coding]);
};

export const sendAnswer = async (
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
  vary: Vary,
): Promise<FastifyReply> => {
  const coding = chooseCoding(request.headers['accept-encoding'], answer);
  const entityTag = entityTagOf(answer, coding);
  void reply.code(answer.status).headers(answer.headers).header('vary', vary);
  if (entityTag !== undefined) void reply.header('etag', entityTag);
  if (isUnchanged(request.headers['if-none-match'], entityTag)) {
    return reply.removeHeader('content-type').code(304).send();
  }
  const body = await bodyIn(answer, coding);
  if (coding !== undefined) void reply.header('content-encoding', coding);
  return reply.send(body);
};

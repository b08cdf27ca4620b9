/**
 * An Internet message (RFC 5322, MIME: RFC 2045–2049) as texts in which codes may stand: plain text,
 * HTML, and delivery status notifications (RFC 3464), decoded, each under its part number. A report
 * returns the original message or its header; what is written there is not the report's, so that part
 * is left out. Nesting, parts and headers are bounded.
 */
import { buffer } from 'node:stream/consumers';

import type { MimeNode, SplitterChunk } from '@zone-eu/mailsplit';

import { readHtml } from './read-html.js';
import { type SourceText, createSourceText } from './source-text.js';

const mostParts = 50;
const mostHeaderBytes = 64 * 1024;
/** Messages inside messages. */
const deepestMessage = 4;

export interface Message {
  parts: SourceText[];
  /** Whether parts were left out because there are too many, or they are nested too deeply. */
  truncated: boolean;
}

interface Leaf {
  node: MimeNode;
  chunks: Buffer[];
}

const statusTypes = new Set(['message/delivery-status', 'message/global-delivery-status']);
const messageTypes = new Set(['message/rfc822', 'message/global']);

/** The leaves of one message, in order. What does not parse any more ends it. */
const splitMessage = async (bytes: Buffer): Promise<{ leaves: Leaf[]; truncated: boolean }> => {
  // Half a megabyte of code for charsets, which only messages need.
  const { Splitter } = await import('@zone-eu/mailsplit');
  const splitter = new Splitter({ ignoreEmbedded: true, maxHeadSize: mostHeaderBytes, maxChildNodes: mostParts });
  const leaves = new Map<MimeNode, Leaf>();
  splitter.end(bytes);
  try {
    for await (const chunk of splitter as AsyncIterable<SplitterChunk>) {
      if (chunk.type === 'node' && chunk.multipart === false) leaves.set(chunk, { node: chunk, chunks: [] });
      if (chunk.type === 'body') leaves.get(chunk.node)?.chunks.push(chunk.value);
    }
  } catch {
    return { leaves: [...leaves.values()], truncated: true };
  }
  return { leaves: [...leaves.values()], truncated: false };
};

const decodeBytes = async ({ node, chunks }: Leaf): Promise<Buffer> => {
  const decoder = node.getDecoder();
  decoder.end(Buffer.concat(chunks));
  return buffer(decoder);
};

const decodeAs = (charset: string, bytes: Buffer): string | undefined => {
  try {
    return new TextDecoder(charset, { fatal: charset === 'utf-8' }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** By the charset that the part names; where it names none that is known, UTF-8 or else Windows-1252. */
const decodeText = (charset: string | false, bytes: Buffer): string =>
  (charset === false ? undefined : decodeAs(charset, bytes)) ??
  decodeAs('utf-8', bytes) ??
  decodeAs('windows-1252', bytes)!;

const isPlain = ({ node }: Leaf): boolean => node.contentType === 'text/plain';
const isInReport = ({ parentNode }: MimeNode): boolean => parentNode !== false && parentNode.multipart === 'report';

/** Whether the same text stands beside it as plain text. */
const isAlternative = ({ node }: Leaf, leaves: readonly Leaf[]): boolean =>
  node.parentNode !== false &&
  node.parentNode.multipart === 'alternative' &&
  leaves.some((other) => isPlain(other) && other.node.parentNode === node.parentNode);

/** The number of a part, as IMAP counts them (RFC 9051 §6.4.5); a message without parts is its part 1. */
const partNumber = ({ partNr }: MimeNode, prefix: string): string => {
  const own = partNr === false ? '' : partNr.filter((number) => typeof number === 'number').join('.');
  return [prefix, own === '' ? '1' : own].filter((each) => each !== '').join('.');
};

interface Context {
  prefix: string;
  depth: number;
  /** Whether the bytes were made from text: 8-bit parts are UTF-8 then, whatever charset they name. */
  isFromText: boolean;
}

const readLeaf = async (leaf: Leaf, leaves: readonly Leaf[], context: Context): Promise<Message> => {
  const { node } = leaf;
  const type = node.contentType === false ? 'text/plain' : node.contentType;
  const number = partNumber(node, context.prefix);
  if (messageTypes.has(type) && !isInReport(node)) {
    if (context.depth >= deepestMessage) return { parts: [], truncated: true };
    return readParts(await decodeBytes(leaf), { ...context, prefix: number, depth: context.depth + 1 });
  }
  const isEncoded = node.encoding === 'base64' || node.encoding === 'quoted-printable';
  const read = async (): Promise<string> =>
    decodeText(context.isFromText && !isEncoded ? 'utf-8' : node.charset, await decodeBytes(leaf));
  if (type === 'text/html' && !isAlternative(leaf, leaves)) {
    const html = await read();
    return { parts: [createSourceText(readHtml(html), { part: number, written: html })], truncated: false };
  }
  if (type !== 'text/plain' && !statusTypes.has(type)) return { parts: [], truncated: false };
  return { parts: [createSourceText(await read(), { part: number })], truncated: false };
};

const readParts = async (bytes: Buffer, context: Context): Promise<Message> => {
  const { leaves, truncated } = await splitMessage(bytes);
  const read: Message[] = [];
  for (const leaf of leaves) read.push(await readLeaf(leaf, leaves, context));
  return { parts: read.flatMap(({ parts }) => parts), truncated: truncated || read.some((each) => each.truncated) };
};

export const readMessage = async (bytes: Buffer, isFromText = false): Promise<Message> =>
  readParts(bytes, { prefix: '', depth: 0, isFromText });

const headerLine = /^[A-Za-z][A-Za-z0-9-]{1,60}:/;
const telling =
  /^(?:return-path|received|message-id|mime-version|content-type|from|to|subject|date|delivered-to|auto-submitted):/i;
const fewestTelling = 3;
/** A part of a message has no more than these two. */
const encoding = /^content-transfer-encoding:/i;
const mostHeaderLines = 400;

/** Whether a pasted text begins with the header of a message: header fields, at least three that messages have, an empty line. */
export const isMessage = (text: string): boolean => {
  let found = 0;
  const lines = text.slice(0, mostHeaderBytes).split(/\r?\n/, mostHeaderLines);
  for (const [index, line] of lines.entries()) {
    if (line === '') return index > 0 && found >= fewestTelling;
    if (telling.test(line)) found += 1;
    if (encoding.test(line)) found += 2;
    const belongs = headerLine.test(line) || /^[ \t]/.test(line) || (index === 0 && line.startsWith('From '));
    if (!belongs) return false;
  }
  return false;
};

/**
 * The short way to an answer: a URL that was answered before with data is looked up before the router is
 * asked, and the bytes and headers that stand ready are sent. It answers exactly what the long way answers
 * (a test compares them), and leaves to it everything else: other methods, requests with a body, answers
 * and codings not made yet, requests that are logged, and a server that stops.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

import { LRUCache } from 'lru-cache';

import { type Answer, chooseCoding, hasMatchingTag } from './answer.js';

/** What a URL stands for. */
interface Known {
  /** Of the answers in each language. */
  key: string;
  /** The one that the URL asks for; null where `Accept-Language` decides. */
  language: string | null;
}

export interface ReadyAnswers {
  learn(url: string, known: Known): void;
  /** Whether the request is answered. */
  send: (request: IncomingMessage, response: ServerResponse) => boolean;
}

interface Options {
  find: (language: string, key: string) => Answer | undefined;
  negotiate: (acceptLanguage: string | undefined) => string;
  /** Whether requests have to take the long way for another reason. */
  isClosed: () => boolean;
}

const mostUrls = 10_000;
/** In characters: longer ones are seldom asked twice. */
const longestUrl = 512;

export const createReadyAnswers = ({ find, negotiate, isClosed }: Options): ReadyAnswers => {
  const urls = new LRUCache<string, Known>({ max: mostUrls });

  return {
    learn: (url, known) => {
      if (url.length <= longestUrl) urls.set(url, known);
    },
    send: ({ method, url = '', headers }, response) => {
      if (method !== 'GET' || isClosed()) return false;
      const known = urls.get(url);
      if (
        known === undefined ||
        headers['content-length'] !== undefined ||
        headers['transfer-encoding'] !== undefined
      ) {
        return false;
      }
      const answer = find(known.language ?? negotiate(headers['accept-language']), known.key);
      const coding = answer && chooseCoding(headers['accept-encoding'], answer.body.length);
      const ready = answer?.ready.get(coding ?? 'identity')?.[known.language === null ? 'negotiated' : 'chosen'];
      if (ready === undefined) return false;
      const ifNoneMatch = headers['if-none-match'];
      if (ifNoneMatch !== undefined && hasMatchingTag(ifNoneMatch, ready.entityTag)) {
        response.writeHead(304, ready.unchangedHead).end();
      } else {
        response.writeHead(200, ready.head).end(ready.body);
      }
      return true;
    },
  };
};

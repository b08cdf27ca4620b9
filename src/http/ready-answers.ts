/**
 * The short way to an answer: a URL that was answered before with data is looked up before the router is
 * asked, and the bytes and headers that stand ready are sent. It answers exactly what the long way answers
 * (a test compares them), and leaves to it everything else: other methods, requests with a body, codings
 * not made yet, requests that are logged, and a server that stops.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

import { type Answer, chooseCoding, hasMatchingTag } from './answer.js';

export interface ReadyAnswers {
  /** `isChosen`: whether the URL says in which language the answer is, so that no header decides. */
  learn(url: string, acceptLanguage: string | undefined, answer: Answer, isChosen: boolean): void;
  /** Whether the request is answered. */
  send: (request: IncomingMessage, response: ServerResponse) => boolean;
}

interface Options {
  negotiate: (acceptLanguage: string | undefined) => string;
  /** Whether requests have to take the long way for another reason. */
  isClosed: () => boolean;
}

interface Known {
  answer: Answer;
  choice: 'negotiated' | 'chosen';
}

/** For each language: what is kept beyond that, bodies and URLs together, pushes out what was learned first. */
const mostBytes = 16 * 1024 * 1024;
/** In characters: longer ones are seldom asked twice. */
const longestUrl = 512;

/** Of the headers that stand ready beside a body, and the objects that hold them, roughly. */
const bytesOfHeads = 4096;

const sizeOf = (url: string, { answer }: Known): number => url.length * 2 + answer.body.length + bytesOfHeads;

/** URLs with their answers. A plain map, since keeping an order of use costs more than it saves here. */
const createShelf = () => {
  const known = new Map<string, Known>();
  let bytes = 0;
  const remove = (url: string): void => {
    const old = known.get(url);
    if (old !== undefined && known.delete(url)) bytes -= sizeOf(url, old);
  };
  return {
    get: (url: string) => known.get(url),
    set: (url: string, entry: Known): void => {
      remove(url);
      known.set(url, entry);
      bytes += sizeOf(url, entry);
      for (const oldest of known.keys()) {
        if (bytes <= mostBytes) break;
        remove(oldest);
      }
    },
  };
};

export const createReadyAnswers = ({ negotiate, isClosed }: Options): ReadyAnswers => {
  /** By the language that the request's header asks for. */
  const shelves = new Map<string, ReturnType<typeof createShelf>>();

  return {
    learn: (url, acceptLanguage, answer, isChosen) => {
      if (url.length > longestUrl) return;
      const language = negotiate(acceptLanguage);
      const shelf = shelves.get(language) ?? createShelf();
      shelves.set(language, shelf);
      shelf.set(url, { answer, choice: isChosen ? 'chosen' : 'negotiated' });
    },
    send: ({ method, url = '', headers }, response) => {
      if (method !== 'GET' || isClosed()) return false;
      const known = shelves.get(negotiate(headers['accept-language']))?.get(url);
      if (known === undefined) return false;
      if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) return false;
      const coding = chooseCoding(headers['accept-encoding'], known.answer.body.length);
      const ready = known.answer.ready.get(coding ?? 'identity')?.[known.choice];
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

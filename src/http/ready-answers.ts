/**
 * The short way to an answer: a URL that was answered before is looked up before the router is asked, and
 * the bytes and headers that stand ready are sent. It answers exactly what the long way answers (a test
 * compares them), and leaves to it everything else: other methods, requests with a body, codings not made
 * yet, requests that are logged, and a server that stops.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

import { type Answer, chooseCoding, isUnchanged, readyFor } from './answer.js';
import type { Vary } from './plugins/languages.js';

export interface ReadyAnswers {
  /** `language`: of the answer. `vary`: whether the request's header decided it, or the URL alone. */
  learn(url: string, language: string, answer: Answer, vary: Vary): void;
  /** Whether the request is answered. */
  send: (request: IncomingMessage, response: ServerResponse) => boolean;
}

interface Options {
  negotiate: (acceptLanguage: string | undefined) => string;
  /** Whether requests have to take the long way for another reason. */
  isClosed: () => boolean;
}

/** Of one URL: in the language that it names, or in those that were negotiated. */
interface Known {
  chosen?: Answer;
  negotiated: Map<string, Answer>;
  bytes: number;
}

/** In characters: longer ones are seldom asked twice. */
const longestUrl = 512;
/** Of the headers that stand ready beside a body, and the objects that hold them, roughly. */
const bytesOfHeads = 4096;

const sizeOf = (url: string, answer: Answer | undefined): number =>
  answer === undefined ? 0 : url.length * 2 + answer.body.length + bytesOfHeads;

/**
 * URLs with their answers, up to so many MiB: what was learned first goes first. A plain map, since
 * keeping an order of use costs more than it saves here.
 */
const createShelf = (mostMebibytes: number) => {
  const byUrl = new Map<string, Known>();
  let bytes = 0;
  return {
    get: (url: string) => byUrl.get(url),
    add: (url: string, language: string, answer: Answer, vary: Vary): void => {
      const known: Known = byUrl.get(url) ?? { negotiated: new Map(), bytes: 0 };
      const isChosen = vary === 'Accept-Encoding';
      const more = sizeOf(url, answer) - sizeOf(url, isChosen ? known.chosen : known.negotiated.get(language));
      if (isChosen) known.chosen = answer;
      else known.negotiated.set(language, answer);
      known.bytes += more;
      bytes += more;
      byUrl.set(url, known);
      for (const [oldest, { bytes: freed }] of byUrl) {
        if (bytes <= mostMebibytes * 1024 * 1024) break;
        byUrl.delete(oldest);
        bytes -= freed;
      }
    },
  };
};

/** In bytes of a body. */
const mostOfSmall = 16 * 1024;

export const createReadyAnswers = ({ negotiate, isClosed }: Options): ReadyAnswers => {
  // Apart, so that neither pages and batches nor a search for what does not exist push out single codes.
  const [small, large, missing] = [createShelf(32), createShelf(24), createShelf(2)];

  const shelfFor = (url: string, { status, body }: Answer) => {
    if (status !== 200) return missing;
    // In another language it may be a little longer.
    return body.length > mostOfSmall && small.get(url) === undefined ? large : small;
  };

  const find = (url: string, acceptLanguage: string | undefined): { answer: Answer; vary: Vary } | undefined => {
    const known = small.get(url) ?? large.get(url) ?? missing.get(url);
    if (known?.chosen !== undefined) return { answer: known.chosen, vary: 'Accept-Encoding' };
    const answer = known?.negotiated.get(negotiate(acceptLanguage));
    return answer && { answer, vary: 'Accept-Encoding, Accept-Language' };
  };

  return {
    learn: (url, language, answer, vary) => {
      if (url.length <= longestUrl) shelfFor(url, answer).add(url, language, answer, vary);
    },
    send: ({ method, url = '', headers }, response) => {
      if (method !== 'GET' || isClosed()) return false;
      const found = find(url, headers['accept-language']);
      if (found === undefined) return false;
      if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) return false;
      const coding = chooseCoding(headers['accept-encoding'], found.answer);
      const ready = readyFor(found.answer, coding, found.vary);
      if (ready === undefined) return false;
      if (isUnchanged(headers['if-none-match'], ready.entityTag)) {
        response.writeHead(304, ready.unchangedHead).end();
      } else {
        response.writeHead(ready.status, ready.head).end(ready.body);
      }
      return true;
    },
  };
};

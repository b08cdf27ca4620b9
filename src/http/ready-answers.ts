/**
 * The short way to an answer: a URL that was answered before is looked up before the router is asked, and
 * the bytes and headers that stand ready are sent. It answers exactly what the long way answers (a test
 * compares them), and leaves to it everything else: other methods, requests that are malformed or have a
 * body, codings not made yet, requests that are logged, and a server that stops.
 */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

import type { CacheFigures } from '../metrics/metrics.js';
import type { RequestCounts } from '../metrics/request-counts.js';
import { type Answer, chooseCoding, isUnchanged, readyFor } from './answer.js';
import { isWellFormed } from './http-server.js';
import type { Vary } from './plugins/languages.js';

/** An answer, and where requests for it are counted. */
interface Learned {
  answer: Answer;
  counts: RequestCounts;
}

export interface ReadyAnswers {
  /** `language`: of the answer. `vary`: whether the request's header decided it, or the URL alone. */
  learn(url: string, language: string, learned: Learned, vary: Vary): void;
  /** Whether the request is answered. */
  send: (request: IncomingMessage, response: ServerResponse) => boolean;
  figures(): CacheFigures;
}

interface Options {
  /** The tags of those that are served. */
  languages: readonly string[];
  negotiate: (acceptLanguage: string | undefined) => string;
  /** Whether every request has to take the long way. */
  isClosed: () => boolean;
}

/** Of one URL: in the language that it names, or in those that were negotiated. */
interface Known {
  chosen?: Learned;
  negotiated: Map<string, Learned>;
  bytes: number;
}

/** In characters: longer ones are seldom asked twice. */
const longestUrl = 2048;
/** Of the headers that stand ready beside a body, and the objects that hold them, roughly. */
const bytesOfHeads = 4096;

const sizeOf = (url: string, learned: Learned | undefined): number =>
  learned === undefined ? 0 : url.length * 2 + learned.answer.body.length + bytesOfHeads;

/**
 * URLs with their answers, up to so many MiB: what was learned first goes first. A plain map, since
 * keeping an order of use costs more than it saves here.
 */
const createShelf = (mostMebibytes: number) => {
  const byUrl = new Map<string, Known>();
  let bytes = 0;
  return {
    get: (url: string) => byUrl.get(url),
    figures: () => ({ bytes, entries: byUrl.size }),
    add: (url: string, language: string, learned: Learned, vary: Vary): void => {
      const known: Known = byUrl.get(url) ?? { negotiated: new Map(), bytes: 0 };
      const isChosen = vary === 'Accept-Encoding';
      const more = sizeOf(url, learned) - sizeOf(url, isChosen ? known.chosen : known.negotiated.get(language));
      if (isChosen) known.chosen = learned;
      else known.negotiated.set(language, learned);
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

export const createReadyAnswers = ({ languages, negotiate, isClosed }: Options): ReadyAnswers => {
  const plainQueries = new Set(languages.map((tag) => `lang=${tag}`));
  // Apart, so that neither searches, pages and batches nor what is not found push out single codes.
  const [plain, queried, missing] = [createShelf(32), createShelf(24), createShelf(2)];

  const shelfFor = (url: string, { status }: Answer) => {
    if (status !== 200) return missing;
    const [, query] = url.split('?', 2);
    return query === undefined || plainQueries.has(query) ? plain : queried;
  };

  let hits = 0;
  let misses = 0;

  const find = (url: string, headers: IncomingHttpHeaders) => {
    const known = plain.get(url) ?? queried.get(url) ?? missing.get(url);
    const learned = known?.chosen ?? known?.negotiated.get(negotiate(headers['accept-language']));
    if (learned === undefined) return undefined;
    const { answer, counts } = learned;
    const vary = learned === known?.chosen ? 'Accept-Encoding' : 'Accept-Encoding, Accept-Language';
    const ready = readyFor(answer, chooseCoding(headers['accept-encoding'], answer), vary);
    return ready && { ready, counts };
  };

  return {
    learn: (url, language, learned, vary) => {
      if (url.length <= longestUrl) shelfFor(url, learned.answer).add(url, language, learned, vary);
    },
    send: (request, response) => {
      const { method, url = '', headers } = request;
      if (method !== 'GET' || isClosed() || !isWellFormed(request)) return false;
      const began = performance.now();
      if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) return false;
      const found = find(url, headers);
      if (found === undefined) {
        misses += 1;
        return false;
      }
      const { ready, counts } = found;
      const unchanged = isUnchanged(headers['if-none-match'], ready.entityTag);
      if (unchanged) response.writeHead(304, ready.unchangedHead).end();
      else response.writeHead(ready.status, ready.head).end(ready.body);
      hits += 1;
      counts.record(unchanged ? 304 : ready.status, (performance.now() - began) / 1000);
      return true;
    },
    figures: () => {
      const shelves = [plain, queried, missing].map((shelf) => shelf.figures());
      const sum = (name: 'bytes' | 'entries'): number => shelves.reduce((total, each) => total + each[name], 0);
      return { cache: 'ready', bytes: sum('bytes'), entries: sum('entries'), hits, misses };
    },
  };
};

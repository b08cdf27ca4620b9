/**
 * The answers made from one dataset, kept by language and resource within a bound in bytes, so that
 * a request for something already asked neither translates nor serializes anything again.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';

import type { Dataset } from '../dataset.js';
import type { Reader } from '../library/reader.js';
import type { CacheFigures, Metrics } from '../metrics/metrics.js';
import { type Answer, createAnswer, sendAnswer } from './answer.js';
import { languageOf, routeOf } from './plugins/finished.js';
import type { LanguageChooser, Vary } from './plugins/languages.js';
import { type ReadyAnswers, createReadyAnswers } from './ready-answers.js';

const mostBytes = 32 * 1024 * 1024;
/** For codings made later: gzip and brotli together stay below the size of the text itself. */
const codedShare = 2;

export interface DataAnswers {
  /**
   * Sends what `make` gives for the reader of this request: text as it is, under the media type that
   * `headersOf` gives it, and anything else as JSON. `key` names the resource with everything
   * in the request, but for the language, that the content and its own headers depend on.
   */
  send<Content>(
    request: FastifyRequest,
    reply: FastifyReply,
    key: string,
    make: (reader: Reader) => Content,
    headersOf?: (content: Content, reader: Reader) => Record<string, string>,
  ): Promise<FastifyReply>;
  /** What `send` sends to such a reader, to become part of another answer. */
  answerFor<Content>(
    reader: Reader,
    key: string,
    make: (reader: Reader) => Content,
    headersOf?: (content: Content, reader: Reader) => Record<string, string>,
  ): Answer;
  /** Keeps an answer that depends on nothing but the URL and the language, to be sent before the router is asked. */
  learn(request: FastifyRequest, answer: Answer, vary: Vary): void;
  /** Answers a request before the router sees it, if all of its answer stands ready. */
  sendReady: ReadyAnswers['send'];
  /** Of what is kept: by URL, ready to be sent, and by resource. */
  figures: () => CacheFigures[];
}

interface Options {
  dataset: Dataset;
  languages: LanguageChooser;
  basePath: string;
  maxAge: number;
  metrics: Pick<Metrics, 'countsOf'>;
  /** Whether every request has to go through the router. */
  isClosed: () => boolean;
}

export const createDataAnswers = (options: Options): DataAnswers => {
  const { dataset, languages, basePath, maxAge, metrics, isClosed } = options;
  const answers = new LRUCache<string, Answer>({
    maxSize: mostBytes,
    sizeCalculation: ({ body }) => body.length * codedShare,
  });
  const ready = createReadyAnswers({
    languages: [...dataset.locales.languages.keys()],
    negotiate: languages.negotiate,
    isClosed,
  });
  const constant = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': `public, max-age=${maxAge}, stale-while-revalidate=3600`,
    'statusbook-data-version': dataset.version,
  };
  let hits = 0;
  let misses = 0;
  const learn: DataAnswers['learn'] = (request, answer, vary) => {
    if (request.method !== 'GET' || isClosed()) return;
    const counts = metrics.countsOf(routeOf(request), languageOf(answer.headers['content-language']));
    const language = languages.negotiate(request.headers['accept-language']);
    ready.learn(request.raw.url!, language, { answer, counts }, vary);
  };
  const answerFor: DataAnswers['answerFor'] = (reader, key, make, headersOf) => {
    const { tag } = reader.language;
    const fullKey = `${tag} ${key}`;
    const known = answers.get(fullKey);
    if (known !== undefined) {
      hits += 1;
      return known;
    }
    misses += 1;
    const content = make(reader);
    const headers = { ...constant, 'content-language': tag, ...headersOf?.(content, reader) };
    const answer = createAnswer(typeof content === 'string' ? content : JSON.stringify(content), headers);
    answers.set(fullKey, answer);
    return answer;
  };
  return {
    send: async (request, reply, key, make, headersOf) => {
      const { language, vary } = languages.choose(request);
      const answer = answerFor({ language, basePath }, key, make, headersOf);
      // A header that the route has set belongs to this URL and not to the answer.
      if (!reply.hasHeader('content-location')) learn(request, answer, vary);
      return sendAnswer(request, reply, answer, vary);
    },
    answerFor,
    learn,
    sendReady: ready.send,
    figures: () => [
      ready.figures(),
      { cache: 'resources', bytes: answers.calculatedSize, entries: answers.size, hits, misses },
    ],
  };
};

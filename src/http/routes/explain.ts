/**
 * `POST /v1/explain` and `GET /v1/explain?text=…`: every code in a raw text explained. What was pasted
 * is neither logged nor kept, and the answer is not to be stored. Owns the reading of bodies; what is
 * wrong with them is told like everything else, in `plugins/errors.ts`.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';

import { type Explained, createExplain } from '../../library/explain/explain.js';
import { readSources } from '../../library/explain/read-sources.js';
import type { CodeAnswer } from '../../library/representation/code.js';
import { Explanation } from '../../library/representation/explanation.js';
import type { Answer } from '../answer.js';
import type { App } from '../app-instance.js';
import { dataOperation } from '../operation.js';
import { createProblem, sendProblem } from '../problems.js';
import { createExplainSchemas, defaultMatches, mostBodyBytes } from '../explain-schemas.js';
import { codeKey, contentLanguage, readSelection } from '../selection.js';

interface Options {
  protocol?: string | readonly string[] | undefined;
  limit?: number | undefined;
  with?: readonly string[] | undefined;
}

interface Submission extends Options {
  /** Bytes are a message as it travelled. */
  text: string | Buffer;
}

const isBlank = (text: string | Buffer): boolean => text.toString().trim() === '';

const charsetOf = (contentType: string): string => /;\s*charset="?([\w-]{1,40})/i.exec(contentType)?.[1] ?? 'utf-8';

/** What Fastify itself throws for a media type that no parser takes. */
const unsupported = (): Error =>
  Object.assign(new Error(), { code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE', statusCode: 415 });

const decode = (request: FastifyRequest, body: Buffer): string => {
  try {
    return new TextDecoder(charsetOf(request.headers['content-type'] ?? '')).decode(body);
  } catch {
    throw unsupported();
  }
};

const addBodies = (app: App): void => {
  const options = { parseAs: 'buffer', bodyLimit: mostBodyBytes } as const;
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', options, (request, body: Buffer, done) => {
    void parseJson(request, body.toString(), done);
  });
  app.addContentTypeParser('text/plain', options, async (request: FastifyRequest, body: Buffer) =>
    decode(request, body),
  );
  app.addContentTypeParser('message/rfc822', options, async (_request: FastifyRequest, body: Buffer) => body);
};

const languagesIn = ({ headers }: Answer): { language: string }[] =>
  headers['content-language']!.split(', ').map((language) => ({ language }));

/** Most of an explanation are its entries, whose JSON stands ready: they are what the codes' own resources answer. */
const writeExplanation = (
  { language, matches, entries: _entries, ...rest }: Explained,
  entries: ReadonlyMap<string, Answer>,
): Buffer => {
  const written = [...entries].flatMap(([id, { body }], index) => [
    Buffer.from(`${index === 0 ? '' : ','}${JSON.stringify(id)}:`),
    body,
  ]);
  return Buffer.concat([
    Buffer.from(`${JSON.stringify({ language, matches }).slice(0, -1)},"entries":{`),
    ...written,
    Buffer.from(`},${JSON.stringify(rest).slice(1)}`),
  ]);
};

const operation = (operationId: string, description: string) =>
  dataOperation({
    operationId,
    summary: 'Every code in a raw text, explained',
    description,
    tag: 'Explanation',
    answer: Explanation,
    isStored: false,
  });

const addRoutes = (app: App): void => {
  const { dataset } = app;
  const explain = createExplain(dataset.catalog);
  const { GetQuery, PostQuery, bodies } = createExplainSchemas(dataset);

  const answer = async (request: FastifyRequest, reply: FastifyReply, { text, ...options }: Submission) => {
    if (isBlank(text)) return sendProblem(request, reply, createProblem('empty-text', {}, { parameter: 'text' }));
    const chosen = readSelection(app, options.with === undefined ? {} : { with: options.with });
    if (!chosen.ok) return sendProblem(request, reply, chosen.problem);
    const { selection, key } = chosen;
    const { language, vary } = app.languages.choose(request);
    const reader = { language, basePath: app.basePath };
    const { parts, truncated } = await readSources(text);
    const explanation = explain(reader, {
      sources: parts,
      truncated,
      wanted: options.protocol === undefined ? undefined : new Set([options.protocol].flat()),
      limit: options.limit ?? defaultMatches,
      selection,
    });
    const contentLanguageOf = (entry: CodeAnswer) => contentLanguage(reader, selection, [entry]);
    const entries = new Map(
      [...explanation.entries].map(([id, make]) => [
        id,
        app.answers.answerFor(reader, codeKey(id, key), make, contentLanguageOf),
      ]),
    );
    return reply
      .headers({
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'statusbook-data-version': dataset.version,
        ...contentLanguage(reader, selection, [...entries.values()].flatMap(languagesIn)),
        vary,
      })
      .send(writeExplanation(explanation, entries));
  };

  app.get(
    '/v1/explain',
    {
      config: { hasPost: true },
      schema: {
        ...operation(
          'explainShortText',
          'For links and short texts. Prefer POST for anything private: a URL ends up in access logs.',
        ),
        querystring: GetQuery,
      },
    },
    async (request, reply) => answer(request, reply, request.query),
  );
  app.post(
    '/v1/explain',
    {
      schema: {
        ...operation(
          'explainText',
          'A log line, a transcript, an exception, a bounce with or without its header: every status code in it, what it means in the reader’s language, where codes contradict each other, and what to do. The text is neither logged nor stored.',
        ),
        querystring: PostQuery,
        body: bodies,
      },
    },
    async (request, reply) => {
      const { body, query } = request;
      const isObject = typeof body === 'object' && body !== null && !Buffer.isBuffer(body);
      const submission = isObject ? (body as Submission) : { text: (body ?? '') as string | Buffer };
      return answer(request, reply, { ...query, ...submission });
    },
  );
};

export const addExplainRoutes = (app: App): void => {
  void app.register(async (routes) => {
    addBodies(routes);
    addRoutes(routes);
  });
};

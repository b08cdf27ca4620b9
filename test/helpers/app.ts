/**
 * The application as tests ask it: on the tiny project or on the real data, without a network, and
 * with every answer held to the OpenAPI document. Texts that come from `common.json` are looked up here
 * by key, so that an edit of a message breaks no test.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import type { InjectOptions, LightMyRequestResponse } from 'fastify';

import { type Config, readConfig } from '../../src/config.js';
import { type Dataset, createDataset, loadDataset } from '../../src/dataset.js';
import type { App } from '../../src/http/app-instance.js';
import { createApp } from '../../src/http/app.js';
import { createOpenApiDocument } from '../../src/http/openapi.js';
import type { CommonFile } from '../../src/locales/schema.js';
import { type ReloadState, createReloadState } from '../../src/reload/reloads.js';
import { createContract } from './contract.js';
import { type Texts, tinyProject, toProject, withOverlay } from './tiny-project.js';

export type Answer = LightMyRequestResponse;
type Headers = Record<string, string>;

export interface Client {
  app: App;
  request(options: InjectOptions & { url: string }): Promise<Answer>;
  get(url: string, headers?: Headers): Promise<Answer>;
}

export interface AppOptions {
  basePath?: string;
  maxAge?: number;
  /** Other values than the defaults. */
  config?: Partial<Config>;
  /** The files of another project than the tiny one. */
  texts?: Texts;
  /** The files of an operator's folder over it. */
  overlay?: Texts;
  isDraining?: () => boolean;
  reloads?: ReloadState;
}

export const root = fileURLToPath(new URL('../../', import.meta.url));

export const datasetFrom = (texts: Texts, overlay?: Texts): Dataset => {
  const loaded = createDataset(overlay === undefined ? toProject(texts) : withOverlay(texts, overlay));
  if (!loaded.ok) throw new Error(loaded.problems);
  return loaded.dataset;
};

/** The body without its coding. */
export const decode = ({ headers, rawPayload }: Answer): Buffer => {
  if (rawPayload.length === 0) return rawPayload;
  if (headers['content-encoding'] === 'br') return brotliDecompressSync(rawPayload);
  return headers['content-encoding'] === 'gzip' ? gunzipSync(rawPayload) : rawPayload;
};

let tiny: Dataset | undefined;

/** Requests that are injected one after another never let the event loop turn, so that its delay says nothing. */
export const defaults: Config = { ...readConfig({}), MAX_EVENT_LOOP_DELAY: 0 };

/** The same for all, so that their answers can be compared. */
const reloads = createReloadState();

const createClient = async (
  dataset: Dataset,
  { basePath = '', maxAge = 300, config = {}, texts: _texts, overlay: _overlay, ...lifetime }: AppOptions,
): Promise<Client> => {
  const app = createApp({
    dataset,
    config: { ...defaults, BASE_PATH: basePath, CACHE_MAX_AGE: maxAge, ...config },
    reloads,
    ...lifetime,
  });
  await app.ready();
  const check = createContract(createOpenApiDocument(app));
  const request: Client['request'] = async (options) => {
    const answer = await app.inject(options);
    const [path = ''] = (answer.raw.req.url ?? '').split('?', 1);
    check({
      method: options.method ?? 'GET',
      path: path.startsWith(basePath) ? path.slice(basePath.length) : path,
      status: answer.statusCode,
      contentType: answer.headers['content-type']?.toString(),
      body: decode(answer).toString(),
    });
    return answer;
  };
  return { app, request, get: async (url, headers = {}) => request({ url, headers }) };
};

/** On the tiny project, which is loaded once. */
export const buildApp = async (options: AppOptions = {}): Promise<Client> => {
  const { texts = tinyProject(), overlay } = options;
  if (options.texts !== undefined || overlay !== undefined) return createClient(datasetFrom(texts, overlay), options);
  tiny ??= datasetFrom(tinyProject());
  return createClient(tiny, options);
};

/** `catalog/` and `locales/`. */
export const loadRealDataset = async (overlay?: string): Promise<Dataset> => {
  const loaded = await loadDataset({ root, overlay, defaultLanguage: 'en' });
  if (!loaded.ok) throw new Error(loaded.problems);
  return loaded.dataset;
};

export const buildRealApp = async (options: AppOptions = {}, overlay?: string): Promise<Client> =>
  createClient(await loadRealDataset(overlay), options);

const common = Object.fromEntries(
  ['en', 'vi'].map((tag) => [tag, JSON.parse(readFileSync(`${root}locales/${tag}/common.json`, 'utf8')) as CommonFile]),
) as Record<Tag, CommonFile>;

export type Tag = 'en' | 'vi';

/** A message with its placeholders filled in, without the library that does so in the server. */
export const message = (tag: Tag, key: string, values: Record<string, string | number> = {}): string =>
  common[tag].messages[key]!.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));

export const wordsOf = (tag: Tag, name: keyof CommonFile['vocabulary'], value: string) =>
  (common[tag].vocabulary[name].values as Record<string, { label: string; explanation: string }>)[value]!;

export const labelOf = (tag: Tag, name: keyof CommonFile['vocabulary'], value: string): string =>
  wordsOf(tag, name, value).label;

/** A whole problem document. */
export const problem = (
  tag: Tag,
  reason: string,
  status: number,
  instance: string,
  values: Record<string, string | number> = {},
  members: Record<string, unknown> = {},
) => ({
  type: `/problems/${reason}`,
  title: message(tag, `problem.${reason}.title`),
  status,
  detail: message(tag, `problem.${reason}.detail`, values),
  instance,
  ...members,
});

/**
 * Environment → typed configuration. Every variable is here with its default, bounds and meaning
 * (`npm run fix` writes them into the documents' table).
 */
import { Type, type Static } from 'typebox';
import type { TLocalizedValidationError } from 'typebox/error';
import Format from 'typebox/format';
import { Value } from 'typebox/value';

import { isListOfProxies } from './trusted-proxies.js';

Format.Set('list-of-proxies', isListOfProxies);

export const ConfigSchema = Type.Object({
  HOST: Type.String({ default: '127.0.0.1', minLength: 1, description: 'Address to listen on; `0.0.0.0` for all' }),
  PORT: Type.Integer({
    default: 3000,
    minimum: 0,
    maximum: 65_535,
    description: 'Port to listen on; `0` picks a free one',
  }),
  BASE_PATH: Type.String({
    default: '',
    pattern: '^(/[A-Za-z0-9._~-]+)*$',
    description: 'Path below which the server answers and with which every link begins, such as `/statusbook`',
  }),
  DEFAULT_LANGUAGE: Type.String({
    default: 'en',
    pattern: '^[A-Za-z0-9-]{2,35}$',
    description: 'Language of the answer when a client asks for none that is served',
  }),
  STATUSBOOK_DATA_DIR: Type.String({
    default: '',
    description:
      'Folder with your own protocols, codes, texts and languages, laid out like ours; see [Your own data](#your-own-data)',
  }),
  CACHE_MAX_AGE: Type.Integer({
    default: 300,
    minimum: 0,
    maximum: 31_536_000,
    description: 'Seconds for which data answers may be cached',
  }),
  RATE_LIMIT: Type.Integer({
    default: 0,
    minimum: 0,
    maximum: 1_000_000,
    description:
      'Requests of one client (an IPv4 address, an IPv6 /64 network) that each process answers in a minute, then 429; `0` for no limit',
  }),
  TRUST_PROXY: Type.String({
    default: '',
    format: 'list-of-proxies',
    description:
      'Proxies whose `X-Forwarded-For` tells clients apart for `RATE_LIMIT`: addresses, ranges such as `10.0.0.0/8`, `loopback`, `linklocal`, `uniquelocal`, separated by commas',
  }),
  REQUEST_TIMEOUT: Type.Integer({
    default: 30,
    minimum: 1,
    maximum: 3600,
    description:
      'Seconds for a whole request to arrive, then 408; a client that takes nothing of its answer for that long is cut off',
  }),
  KEEP_ALIVE_TIMEOUT: Type.Integer({
    default: 72,
    minimum: 1,
    maximum: 3600,
    description:
      'Seconds for which an idle connection stays open; longer than a proxy in front keeps its own, often 60',
  }),
  MAX_EVENT_LOOP_DELAY: Type.Integer({
    default: 500,
    minimum: 0,
    maximum: 60_000,
    description:
      'Milliseconds for which requests may keep the process busy in one go before the waiting ones get 503; `0` for no bound',
  }),
  WORKERS: Type.Integer({
    default: 1,
    minimum: 1,
    maximum: 64,
    description: 'Processes that share the port, each with memory and caches of its own; as many as cores at most',
  }),
  SHUTDOWN_GRACE: Type.Integer({
    default: 10,
    minimum: 1,
    maximum: 600,
    description: 'Seconds that requests under way get to finish after SIGTERM',
  }),
  LOG_LEVEL: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    type: 'string',
    default: 'info',
    description:
      'Least severe level that is logged: start, stop and reloads at `info`, failures at `error`, every request at `debug`',
  }),
});

export type Config = Static<typeof ConfigSchema>;

/** What of it says which data are served. */
export const dataFolders = ({ STATUSBOOK_DATA_DIR, DEFAULT_LANGUAGE }: Config) => ({
  overlay: STATUSBOOK_DATA_DIR === '' ? undefined : STATUSBOOK_DATA_DIR,
  defaultLanguage: DEFAULT_LANGUAGE,
});

interface Variable {
  type: string;
  default: string | number;
}

/** Whole numbers as numbers; what is none stays as it is, to be refused. */
const readValue = (variable: Variable, text: string | undefined): string | number => {
  if (text === undefined) return variable.default;
  return variable.type === 'integer' && /^-?\d{1,15}$/.test(text) ? Number(text) : text;
};

const describeError = ({ instancePath, message, params }: TLocalizedValidationError): string => {
  const allowed = 'allowedValues' in params ? `: ${params.allowedValues.join(', ')}` : '';
  return `${instancePath.slice(1)} ${message}${allowed}`;
};

/** Throws one error that lists everything that is wrong. Variables that are not ours are ignored. */
export const readConfig = (environment: NodeJS.ProcessEnv): Config => {
  const variables = Object.entries(ConfigSchema.properties as object) as [string, Variable][];
  const values = variables.map(([name, variable]) => [name, readValue(variable, environment[name])]);
  const config: unknown = Object.fromEntries(values);
  if (Value.Check(ConfigSchema, config)) return config;
  throw new Error(Value.Errors(ConfigSchema, config).map(describeError).join('; '));
};

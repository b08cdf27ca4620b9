/**
 * Problem documents of a server of files: asked of the application with placeholders in the URL, which
 * nginx then fills with what it was asked for, as far as that needs no escape in JSON.
 */
import type { App } from '../../http/app-instance.js';
import { type Asked, ask } from './static-answer.js';
import { variable, writeMap } from './nginx-syntax.js';

const placeholders = { path: '/path-of-this-request', parameter: 'parameter-of-this-request', lang: 'x-lang' };

const safe = 'A-Za-z0-9._~!()*+,;:@%-';

/** What the request said, or where that is not safe, something that stands for it. */
const requestMaps = [
  writeMap('$request_uri', 'path', [
    ['default', '/'],
    [String.raw`~^(?<statusbook_safe_path>/[${safe}&=/]{0,1024})(?:\?|$)`, variable('safe_path')],
  ]),
  writeMap(variable('query'), 'parameter', [
    ['default', '?'],
    [`~^(?<statusbook_safe_parameter>[${safe}]{1,64})(?:[&=]|$)`, variable('safe_parameter')],
  ]),
  writeMap('$arg_lang', 'asked_language', [
    ['default', '?'],
    [`~^(?<statusbook_safe_language>[${safe}]{1,64})$`, variable('safe_language')],
  ]),
];

/** What the application is asked, and what nginx says instead of the placeholders in its answer. */
const createKinds = (basePath: string) =>
  ({
    unknown_resource: { url: placeholders.path, method: 'GET', filled: {} },
    unknown_parameter: {
      url: `${basePath}/v1?${placeholders.parameter}`,
      method: 'GET',
      filled: { [placeholders.parameter]: variable('parameter') },
    },
    unsupported_language: {
      url: `${basePath}/v1?lang=${placeholders.lang}`,
      method: 'GET',
      filled: { [placeholders.lang]: variable('asked_language') },
    },
    method_not_allowed: { url: `${basePath}/v1`, method: 'PATCH', filled: { PATCH: '$request_method' } },
  }) as const;

type ProblemKind = keyof ReturnType<typeof createKinds>;

/** A `$` of the text itself would begin a variable. */
const toTemplate = ({ body }: Asked, filled: Readonly<Record<string, string>>): string => {
  const document = { ...(JSON.parse(body.toString()) as object), instance: placeholders.path };
  const text = JSON.stringify(document).replaceAll('$', String.raw`\u0024`);
  return Object.entries({ ...filled, [placeholders.path]: variable('path') }).reduce(
    (template, [placeholder, value]) => template.replaceAll(placeholder, () => value),
    text,
  );
};

export interface NginxProblem {
  status: number;
  /** The variable with the document in the reader's language. */
  document: string;
  headers: Record<string, string>;
}

export interface NginxProblems {
  maps: string;
  kinds: Record<ProblemKind, NginxProblem>;
}

/** In every language; the headers are those of the application, with the language left to nginx. */
export const createProblems = async (app: App): Promise<NginxProblems> => {
  const maps = [
    ...requestMaps,
    writeMap(variable('chosen'), 'problem_language', [
      ['default', variable('chosen')],
      ['', variable('negotiated')],
      ['none', variable('negotiated')],
    ]),
  ];
  const kinds: Partial<Record<ProblemKind, NginxProblem>> = {};
  for (const [name, { url, method, filled }] of Object.entries(createKinds(app.basePath))) {
    const documents: [string, string][] = [];
    for (const tag of app.dataset.locales.languages.keys()) {
      const asked = await ask(app, url, { 'accept-language': tag }, method);
      documents.push([tag, toTemplate(asked, filled)]);
      const headers = { ...asked.headers, 'content-language': variable('problem_language'), vary: variable('vary') };
      kinds[name as ProblemKind] = { status: asked.status, document: variable(name), headers };
    }
    maps.push(writeMap(variable('problem_language'), name, documents));
  }
  return { maps: maps.join('\n'), kinds: kinds as NginxProblems['kinds'] };
};

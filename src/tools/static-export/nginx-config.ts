/**
 * The configuration with which nginx answers from the exported files what the server would answer:
 * `http.conf` (maps), `server.conf` (the files), `problems.conf` (what no file answers), to be included
 * by an operator's own configuration; and `nginx.conf`, which includes them and can be started as it is.
 */
import type { App } from '../../http/app-instance.js';
import { type NginxHeaders, createHeaders } from './nginx-headers.js';
import { writeLanguageMaps } from './nginx-languages.js';
import { type NginxProblem, type NginxProblems, createProblems } from './nginx-problems.js';
import { indent, quote, variable, writeHeaders, writeMap } from './nginx-syntax.js';
import { type Asked, type StaticAnswer, ask } from './static-answer.js';

/** The query without `lang`, which chooses the folder and not the file. */
const queryMap = writeMap('$args', 'query', [
  ['default', '$args'],
  ['~^lang=[^&]*$', ''],
  ['~^lang=[^&]*&(?<statusbook_rest>.*)$', variable('rest')],
  ['~^(?<statusbook_before>.*)&lang=[^&]*$', variable('before')],
  ['~^(?<statusbook_left>.*)&lang=[^&]*&(?<statusbook_right>.*)$', `${variable('left')}&${variable('right')}`],
]);

/** As our links have it, and with the characters escaped that clients like to escape. */
const spellingsOf = (query: string): string[] => {
  const parameters = query.split('&').map((parameter) => parameter.split('=') as [string, string]);
  const escaped = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return [...new Set([query, escaped, new URLSearchParams(parameters).toString()])];
};

/** Below the folder of the language, for the path alone: by its name, or listed where the file is not JSON. */
const pathMap = (answers: readonly StaticAnswer[]): string =>
  writeMap('$uri', 'path_file', [
    ['default', 'none'],
    // A file system would take `//` for `/`.
    [String.raw`~^(?<statusbook_uri>(?:/[^/]+)+)$`, `paths${variable('uri')}.json`],
    ...new Map(
      answers
        .filter(({ url, file }) => url.query === '' && !file.endsWith('.json'))
        .map(({ url, file }) => [url.path, file] as const),
    ),
  ]);

/** The same for path and query. */
const fileMap = (answers: readonly StaticAnswer[]): string =>
  writeMap(`$uri?${variable('query')}`, 'file', [
    ['default', 'none'],
    [String.raw`~\?$`, variable('path_file')],
    ...new Map(
      answers
        .filter(({ url }) => url.query !== '')
        .flatMap(({ url, file }) => spellingsOf(url.query).map((query) => [`${url.path}?${query}`, file] as const)),
    ),
  ]);

/** A bucket has room for the longest key, in a power of two. */
const hashSizes = (maps: string): string => {
  const longest = Math.max(...[...maps.matchAll(/^ {4}'(?!~)([^']*)'/gm)].map(([, key]) => Buffer.byteLength(key!)));
  const bucket = 2 ** Math.ceil(Math.log2(longest + 64));
  return `variables_hash_bucket_size 128;\nmap_hash_bucket_size ${bucket};\nmap_hash_max_size 16384;\n`;
};

const generated = '# Written by `npm run export`, which replaces it.\n';

const writeHttpConf = (
  answers: readonly StaticAnswer[],
  languageMaps: string,
  otherMaps: readonly string[],
): string => {
  const maps = [languageMaps, queryMap, pathMap(answers), fileMap(answers), ...otherMaps].join('\n');
  return `${generated}# For the http block.\n\n${hashSizes(maps)}\n${maps}`;
};

const writeServerConf = (basePath: string, headers: NginxHeaders['values'], refused: NginxProblem, options: Asked) => {
  const { 'content-type': type = '', ...others } = refused.headers;
  return `${generated}# For a server block whose root is the folder "files".

merge_slashes off;

location ${basePath}/ {
    # The type is among the headers, with its parameters.
    types {}
    default_type '';
    gzip_static on;
    gzip_proxied any;
    gzip_vary off;
    brotli_static on;
    # The time of a file is a hash, for the entity tag only.
    if_modified_since off;
    add_header last-modified '';
${indent(writeHeaders(headers))}    try_files /${variable('language')}/${variable('file')} @statusbook;
    # A file is there: the method is at fault.
    error_page 404 405 = @statusbook_methods;
}

location @statusbook_methods {
    default_type ${quote(type)};
    if ($request_method = OPTIONS) {
${indent(indent(writeHeaders(options.headers)).trimEnd().split('\n'))}        return ${options.status};
    }
${indent(writeHeaders(others))}    return ${refused.status} ${refused.document};
}
`;
};

/** A named location, so that an operator can write another one: a server that computes the answers no file has. */
const writeProblemsConf = (defaultLanguage: string, { kinds }: NginxProblems, cachingOf: string): string => {
  const { unsupported_language: language, unknown_parameter: parameter, unknown_resource: resource } = kinds;
  const { 'content-type': type = '', ...headers } = { ...resource.headers, 'cache-control': cachingOf };
  return `${generated}# For the same server block, unless it passes to a server what no file answers.

location @statusbook {
    default_type ${quote(type)};
${indent(writeHeaders(headers))}
    if (-f $document_root/${defaultLanguage}/${variable('file')}) {
        return ${language.status} ${language.document};
    }
    if (-f $document_root/${defaultLanguage}/${variable('path_file')}) {
        return ${parameter.status} ${parameter.document};
    }
    return ${resource.status} ${resource.document};
}
`;
};

/** `folder`: where the export will stand. */
const writeNginxConf = (
  folder: string,
): string => `${generated}# A whole configuration: nginx -p <a folder for its own files> -c ${folder}/nginx.conf

load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
worker_processes auto;
pid nginx.pid;
error_log error.log;

events {
    worker_connections 1024;
}

http {
    access_log off;
    server_tokens off;
    sendfile on;
    tcp_nopush on;
    client_body_temp_path client_body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;

    include http.conf;

    server {
        listen 8080;
        root ${quote(`${folder}/files`)};
        include server.conf;
        include problems.conf;
    }
}
`;

/** The files of the configuration by name. */
export const createNginxConfig = async (
  app: App,
  answers: readonly StaticAnswer[],
  folder: string,
): Promise<Record<string, string>> => {
  const headers = createHeaders(answers);
  const problems = await createProblems(app);
  const { unknown_resource: resource, unknown_parameter: parameter } = problems.kinds;
  const ofStatus = [
    writeMap('$status', 'content_type', [
      ['default', headers.values['content-type']!],
      ['304', ''],
    ]),
    writeMap('$status', 'problem_caching', [
      ['default', parameter.headers['cache-control']!],
      [String(resource.status), resource.headers['cache-control']!],
    ]),
  ];
  const values = { ...headers.values, 'content-type': variable('content_type') };
  const options = await ask(app, `${app.basePath}/v1`, {}, 'OPTIONS');
  return {
    'http.conf': writeHttpConf(answers, writeLanguageMaps(app), [headers.maps, problems.maps, ...ofStatus]),
    'server.conf': writeServerConf(app.basePath, values, problems.kinds.method_not_allowed, options),
    'problems.conf': writeProblemsConf(app.dataset.locales.default.tag, problems, variable('problem_caching')),
    'nginx.conf': writeNginxConf(folder),
  };
};

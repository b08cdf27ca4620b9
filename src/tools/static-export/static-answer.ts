/**
 * What the application answers, as an export keeps it: the bytes before coding, the headers that a
 * server of files has to repeat, and the name of the file, which no other URL shares. Whatever is
 * asked here must be answered with 200: anything else is a mistake in the list of URLs.
 */
import type { App } from '../../http/app-instance.js';
import type { ExportedUrl } from './exported-urls.js';

export interface Asked {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** One URL in one language. The headers are those of the answer by `Accept-Language` and of that by `?lang=`. */
export interface StaticAnswer {
  url: ExportedUrl;
  language: string;
  /** Below the folder of the language. */
  file: string;
  negotiated: Record<string, string>;
  chosen: Record<string, string>;
}

/** These belong to the connection or the coding, or are the file server's to make. */
const notKept = new Set(['connection', 'content-length', 'date', 'etag', 'keep-alive', 'transfer-encoding']);

export const ask = async (
  app: App,
  url: string,
  headers: Record<string, string> = {},
  method: 'GET' | 'OPTIONS' | 'PATCH' = 'GET',
): Promise<Asked> => {
  const answer = await app.inject({ url, method, headers });
  const kept = Object.entries(answer.headers).filter(([name]) => !notKept.has(name));
  return {
    status: answer.statusCode,
    headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
    body: answer.rawPayload,
  };
};

const extensions: Record<string, string> = {
  'application/json': 'json',
  'application/x-ndjson': 'ndjson',
  'application/yaml': 'yaml',
  'text/csv': 'csv',
};

/**
 * A path and a folder never share a name, since every file has an extension; files of queries stand
 * apart, so that no path leads to them. A colon, which not every system has in names, becomes a dot.
 */
const fileOf = ({ path, query }: ExportedUrl, contentType = ''): string => {
  const extension = extensions[contentType.split(';', 1)[0]!] ?? 'txt';
  return query === '' ? `paths${path}.${extension}` : `queries${path}/${query.replaceAll(':', '.')}.${extension}`;
};

const getAnswer = async (app: App, url: string, headers?: Record<string, string>): Promise<Asked> => {
  const answer = await ask(app, url, headers);
  if (answer.status !== 200) throw new Error(`${url} is answered with ${answer.status}`);
  return answer;
};

/** The same bytes whether the language was negotiated or chosen. */
export const askStaticAnswer = async (
  app: App,
  url: ExportedUrl,
  language: string,
): Promise<{ answer: StaticAnswer; body: Buffer }> => {
  const { path, query, takesLanguage } = url;
  const plain = query === '' ? path : `${path}?${query}`;
  const { headers: negotiated, body } = await getAnswer(app, plain, { 'accept-language': language });
  const withLanguage = `${plain}${query === '' ? '?' : '&'}lang=${language}`;
  const { headers: chosen } = takesLanguage ? await getAnswer(app, withLanguage) : { headers: negotiated };
  return { answer: { url, language, file: fileOf(url, negotiated['content-type']), negotiated, chosen }, body };
};

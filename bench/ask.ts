/** One request and its whole answer, over connections that are kept: to prepare and to check, not to measure. */
import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface Request {
  method?: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
  /** The language in which the answer must be. */
  language?: string;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

export const ask = async (origin: string, { method, path, headers, body }: Request): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request(origin + path, { agent, method: method ?? 'GET', headers: headers ?? {} }, (response) => {
      const chunks: Buffer[] = [];
      response
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        )
        .on('error', reject);
    });
    sent.on('error', reject).end(body);
  });

export const askJson = async <Content>(origin: string, path: string): Promise<Content> =>
  JSON.parse((await ask(origin, { path })).body.toString()) as Content;

/** On a real server, since only there the short way exists: `inject` goes by the router. */
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { createOpenApiDocument, exampleRequest } from '../../src/http/openapi.js';
import { type Client, buildRealApp } from '../helpers/app.js';

let client: Client;
let port: number;

beforeAll(async () => {
  client = await buildRealApp();
  await client.app.listen({ host: '127.0.0.1', port: 0 });
  ({ port } = client.app.server.address() as AddressInfo);
});

afterAll(async () => client.app.close());

type Headers = Record<string, string | string[] | undefined>;

interface Got {
  status: number | undefined;
  headers: Headers;
  body: string;
}

const ask = async (path: string, headers: Record<string, string>, method = 'GET'): Promise<Got> =>
  new Promise((resolve, reject) => {
    const request = httpRequest({ port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { date: _date, ...rest } = response.headers;
        resolve({ status: response.statusCode, headers: rest, body: Buffer.concat(chunks).toString('base64') });
      });
    });
    request.on('error', reject).end();
  });

/** The same request by the router, as every request goes that the short way does not know. */
const injected = async (url: string, headers: Record<string, string>): Promise<Got> => {
  const answer = await client.app.inject({ url, headers });
  const { date: _date, ...rest } = answer.headers;
  return { status: answer.statusCode, headers: rest as Headers, body: answer.rawPayload.toString('base64') };
};

const withoutHopByHop = ({ headers: { connection: _c, 'keep-alive': _k, ...headers }, ...got }: Got): Got => ({
  ...got,
  headers,
});

const urls = async (): Promise<string[]> => {
  const { paths } = createOpenApiDocument(client.app);
  // What /metrics answers changes with each request.
  const documented = Object.entries(paths)
    .filter(([path]) => path !== '/metrics')
    .flatMap(([path, { get }]) => (get ? [exampleRequest(path, get)] : []));
  return [
    ...documented,
    '/v1/codes/smtp/455',
    '/v1/codes/smtp/455?lang=vi',
    '/v1/codes/smtp/455?lang=vi&with=all',
    '/v1/codes/grpc/UNAVAILABLE',
    '/v1/codes/smtp/457?match=class',
    '/v1/codes/smtp/457',
    '/v1/codes?ids=smtp:221,nope:1&fields=name',
    '/v1/compare?codes=smtp:455,smtp:221&lang=vi',
    '/v1/search?q=hop%20thu%20day&lang=vi',
    '/v1/exports/csv?protocol=grpc',
    '/v1/nothing',
    '/v1/codes/smtp/455?lang=xx',
  ];
};

const headerSets: Record<string, string>[] = [
  {},
  { 'accept-language': 'vi-VN,vi;q=0.9' },
  { 'accept-language': 'de, *;q=0.1' },
  { 'accept-encoding': 'gzip, deflate, br' },
  { 'accept-encoding': 'gzip;q=1, br;q=0' },
  { 'accept-encoding': 'identity' },
  { 'accept-language': 'vi', 'accept-encoding': 'br' },
  { 'if-none-match': '*' },
  { 'if-none-match': '"other", W/"another"' },
];

describe('an answer that stands ready', () => {
  it('is to the letter what the router answers, for every resource and header', async () => {
    for (const url of await urls()) {
      for (const headers of headerSets) {
        const expected = withoutHopByHop(await injected(url, headers));
        const twice = [await ask(url, headers), await ask(url, headers)].map(withoutHopByHop);
        expect([url, headers, ...twice]).toEqual([url, headers, expected, expected]);
        const { etag } = expected.headers;
        if (typeof etag !== 'string') continue;
        const again = { ...headers, 'if-none-match': etag };
        expect(withoutHopByHop(await ask(url, again))).toEqual(withoutHopByHop(await injected(url, again)));
      }
    }
  }, 120_000);

  it('is sent before the router is asked, from the second time on', async () => {
    const sendReady = vi.spyOn(client.app.answers, 'sendReady');
    const url = '/v1/codes/http/404?lang=vi&fields=name';
    for (const headers of [{}, {}, { 'if-none-match': '*' }, { 'accept-language': 'en' }]) await ask(url, headers);
    await ask('/v1/codes/http/404?fields=name&lang=vi', {});
    expect(sendReady.mock.results.map(({ value }) => value)).toEqual([false, true, true, true, false]);
    sendReady.mockRestore();
  });

  it('is not for HEAD, other methods or a body', async () => {
    const url = '/v1/codes/smtp/455?lang=vi';
    const got = await ask(url, {});
    const head = await ask(url, {}, 'HEAD');
    expect([head.status, head.body, head.headers['content-length']]).toEqual([200, '', got.headers['content-length']]);
    expect((await ask(url, {}, 'DELETE')).status).toBe(405);
    expect((await ask(url, { 'content-length': '0' })).body).toBe(got.body);
  });
});

import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';

import type { Config } from '../../src/config.js';
import { type Answer, type Client, buildApp, problem } from '../helpers/app.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const limited = async (config: Partial<Config> = {}): Promise<Client> =>
  buildApp({ config: { RATE_LIMIT: 3, ...config } });

const headersOf = ({ headers, statusCode }: Answer) => [
  statusCode,
  headers['ratelimit-limit'],
  headers['ratelimit-remaining'],
  headers['ratelimit-reset'],
  headers['retry-after'],
];

/** Makes as many requests as a client has. */
const useUp = async ({ get }: Client): Promise<void> => {
  for (let count = 0; count < 3; count += 1) await get('/v1');
};

const statusFrom = async (client: Client, remoteAddress: string, forwarded?: string): Promise<number> => {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return (await client.request({ url: '/v1', remoteAddress, headers })).statusCode;
};

describe('RATE_LIMIT', () => {
  it('lets a client ask so often in a minute, says how often still, and then when again', async () => {
    const { get } = await limited();
    const urls = ['/v1', '/v1/codes/alpha/200', '/v1/codes/alpha/405', '/v1'];
    const answers: Answer[] = [];
    for (const url of urls) {
      answers.push(await get(url));
      vi.setSystemTime(Date.now() + 10_000);
    }
    expect(answers.map(headersOf)).toEqual([
      [200, '3', '2', '60', undefined],
      [200, '3', '1', '50', undefined],
      [404, '3', '0', '40', undefined],
      [429, '3', '0', '30', '30'],
    ]);
    vi.setSystemTime(Date.now() + 20_000);
    expect(headersOf(await get('/v1'))).toEqual([200, '3', '2', '60', undefined]);
  });

  it.each(['en', 'vi'] as const)('refuses in the language of the reader (%s), for no cache to keep', async (tag) => {
    const client = await limited();
    await useUp(client);
    const answer = await client.get('/v1/codes', { 'accept-language': tag });
    expect(answer.json()).toEqual(problem(tag, 'too-many-requests', 429, '/v1/codes', { maximum: 3, seconds: 60 }));
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': tag,
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
    });
  });

  it.each([
    ['GET', '/v1/codes/alpha/200'],
    ['GET', '/nothing'],
    ['POST', '/nothing'],
    ['GET', '/v1/codes/alpha/%zz'],
    ['GET', `/v1/codes/alpha/${'4'.repeat(129)}`],
    ['OPTIONS', '/v1/codes'],
    ['DELETE', '/v1/codes'],
    ['POST', '/v1/explain'],
    ['GET', '/openapi.json'],
    ['GET', '/docs'],
    ['GET', '/problems/too-many-requests'],
  ])('counts every request: %s %s', async (method, url) => {
    const client = await limited();
    for (let count = 0; count < 3; count += 1) {
      expect(headersOf(await client.request({ method, url })).slice(1, 3)).toEqual(['3', String(2 - count)]);
    }
    expect((await client.get('/v1')).statusCode).toBe(429);
    expect((await client.request({ method, url })).statusCode).toBe(429);
  });

  it.each(['/livez', '/readyz'])('does not count %s', async (url) => {
    const client = await limited();
    for (let count = 0; count < 5; count += 1) {
      expect(headersOf(await client.get(url))).toEqual([200, undefined, undefined, undefined, undefined]);
    }
    await useUp(client);
    expect((await client.get(url)).statusCode).toBe(200);
  });

  it('counts each client for itself: an address, or an IPv6 network', async () => {
    const client = await limited();
    const askedBy = async (address: string) => {
      const { headers } = await client.request({ url: '/v1', remoteAddress: address });
      return headers['ratelimit-remaining'];
    };
    const remaining: unknown[] = [];
    for (const address of [
      '192.0.2.1',
      '192.0.2.2',
      '::ffff:192.0.2.1',
      '2001:db8:0:1::1',
      '2001:db8:0:1:ffff::2',
      '2001:db8:0:2::1',
    ]) {
      remaining.push([address, await askedBy(address)]);
    }
    expect(remaining).toEqual([
      ['192.0.2.1', '2'],
      ['192.0.2.2', '2'],
      ['::ffff:192.0.2.1', '1'],
      ['2001:db8:0:1::1', '2'],
      ['2001:db8:0:1:ffff::2', '1'],
      ['2001:db8:0:2::1', '2'],
    ]);
  });

  it('does not count the requests by which the server makes its own documentation', async () => {
    const { get } = await limited();
    const { paths } = (await get('/openapi.json')).json();
    expect(paths['/v1/vocabulary'].get.responses['200'].content['application/json'].example).toBeDefined();
    expect((await get('/v1')).headers['ratelimit-remaining']).toBe('1');
  });

  it('counts what stands ready, too', async () => {
    const { app } = await limited();
    onTestFinished(async () => app.close());
    await app.listen({ host: '127.0.0.1', port: 0 });
    const statuses: number[] = [];
    for (let count = 0; count < 5; count += 1) {
      const { port } = app.server.address() as AddressInfo;
      statuses.push((await fetch(`http://127.0.0.1:${port}/v1/codes/alpha/200`)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
  });

  it('of 0 limits nothing and says nothing', async () => {
    const { get } = await buildApp();
    for (let count = 0; count < 5; count += 1) {
      expect(headersOf(await get('/v1'))).toEqual([200, undefined, undefined, undefined, undefined]);
    }
  });
});

describe('TRUST_PROXY', () => {
  it('left out: what a client says of itself makes nobody else of it', async () => {
    const client = await limited();
    const statuses: number[] = [];
    for (const forwarded of ['198.51.100.1', '198.51.100.2', '198.51.100.3', '198.51.100.4']) {
      statuses.push(await statusFrom(client, '10.0.0.1', forwarded));
    }
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  it('tells the clients behind a proxy apart', async () => {
    const client = await limited({ TRUST_PROXY: '192.0.2.7, 10.0.0.0/8' });
    for (let count = 0; count < 3; count += 1) await statusFrom(client, '10.0.0.1', '198.51.100.1');
    expect({
      same: await statusFrom(client, '192.0.2.7', '198.51.100.1'),
      other: await statusFrom(client, '10.0.0.1', '198.51.100.2'),
      throughTwoProxies: await statusFrom(client, '10.0.0.1', '198.51.100.1, 10.2.3.4'),
      pretendingToBeAnother: await statusFrom(client, '10.0.0.1', '198.51.100.9, 198.51.100.1'),
      notThroughAProxy: await statusFrom(client, '198.51.100.1', '198.51.100.3'),
    }).toEqual({ same: 429, other: 200, throughTwoProxies: 429, pretendingToBeAnother: 429, notThroughAProxy: 429 });
  });

  it.each(['', ' ', 'unknown', '198.51.100.1:80', ',,,', 'x'.repeat(8000), '::1%eth0', '<script>'])(
    'does not fall over what a proxy hands on: %j',
    async (forwarded) => {
      const client = await limited({ TRUST_PROXY: 'loopback' });
      expect(await statusFrom(client, '127.0.0.1', forwarded)).toBe(200);
    },
  );
});

/** More work than there is time: some of it is refused, so that the rest and the health checks are answered in time. */
import { Agent, request } from 'node:http';

import { describe, expect, it, onTestFinished } from 'vitest';

import { problem } from '../helpers/app.js';
import { type Server, startServer } from './start-server.js';

const start = async (variables: Record<string, string> = {}): Promise<Server> => {
  const server = await startServer(variables);
  onTestFinished(() => void server.child.kill());
  return server;
};

interface Got {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  milliseconds: number;
}

const ask = async (agent: Agent, port: number, path: string, text?: string): Promise<Got> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const headers = { 'accept-language': 'vi', ...(text !== undefined && { 'content-type': 'text/plain' }) };
    const method = text === undefined ? 'GET' : 'POST';
    const asked = request({ agent, host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode!,
          headers: response.headers,
          body,
          milliseconds: performance.now() - began,
        }),
      );
    });
    asked.on('error', reject).end(text);
  });

const lines = [
  'said: 550 5.1.1 <b@example.com>: User unknown',
  'HTTP/1.1 503 Service Unavailable',
  'rpc error: code = Unavailable desc = connection refused',
  'host mx.example.com said: 451 4.7.1 Greylisted',
];
const longText = Array.from({ length: 1500 }, (_, index) => lines[index % lines.length])
  .join('\n')
  .slice(0, 65_536);

/** Each of the connections asks again as soon as it is answered. */
const flood = async (connections: number, rounds: number, one: () => Promise<Got>): Promise<Got[]> => {
  const got: Got[] = [];
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let round = 0; round < rounds; round += 1) got.push(await one());
    }),
  );
  return got;
};

describe('a server that has too much to do', () => {
  it('refuses part of it, answers the rest and is always alive', async () => {
    const { port } = await start({ MAX_EVENT_LOOP_DELAY: '50' });
    const agent = new Agent({ keepAlive: true, maxSockets: 32 });
    const probe = new Agent({ keepAlive: true });
    onTestFinished(() => [agent, probe].forEach((each) => each.destroy()));
    await flood(32, 1, async () => ask(agent, port, '/livez'));
    await ask(probe, port, '/livez');

    const work = flood(32, 4, async () => ask(agent, port, '/v1/explain', longText));
    const probes = await flood(1, 6, async () => ask(probe, port, '/livez'));
    probes.push(...(await flood(1, 2, async () => ask(probe, port, '/readyz'))));
    const got = await work;

    expect(probes.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(Math.max(...probes.map(({ milliseconds }) => milliseconds))).toBeLessThan(5000);
    const refused = got.filter(({ status }) => status === 503);
    expect(got.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect(refused.length).toBeGreaterThan(0);
    expect(got.length).toBe(32 * 4);
    for (const { headers, body } of refused) {
      expect(JSON.parse(body)).toEqual(problem('vi', 'overloaded', 503, '/v1/explain'));
      expect(headers).toMatchObject({
        'retry-after': '1',
        'cache-control': 'no-store',
        'content-language': 'vi',
        'content-type': 'application/problem+json; charset=utf-8',
      });
    }
  });

  // On a machine that is busy with other things, a turn of the loop may last longer once.
  it.each([64, 512])(
    'is not one that answers what it knows as fast as it can (%i connections)',
    { retry: 2, timeout: 60_000 },
    async (connections) => {
      const { port } = await start();
      const agent = new Agent({ keepAlive: true, maxSockets: connections });
      onTestFinished(() => agent.destroy());
      const paths = ['/v1/codes/smtp/455', '/v1/codes/http/404', '/v1/codes/smtp/457', '/nothing'];
      let next = 0;
      const one = async () => ask(agent, port, paths[(next += 1) % paths.length]!);
      // A server that has just started is not as fast as it can.
      await flood(16, 40, one);
      const got = await flood(connections, 8, one);
      expect(new Set(got.map(({ status }) => status))).toEqual(new Set([200, 404]));
    },
  );

  it('refuses nothing where the bound is 0', async () => {
    const { port } = await start({ MAX_EVENT_LOOP_DELAY: '0' });
    const agent = new Agent({ keepAlive: true, maxSockets: 16 });
    onTestFinished(() => agent.destroy());
    const got = await flood(16, 1, async () => ask(agent, port, '/v1/explain', longText));
    expect(got.map(({ status }) => status)).toEqual(Array(16).fill(200));
  });
});

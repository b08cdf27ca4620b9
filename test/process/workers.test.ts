/** Several processes behind one port. */
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Server, runMain, startServer } from './start-server.js';

let server: Server;

beforeAll(async () => {
  server = await startServer({ WORKERS: '2' });
});

afterAll(async () => {
  server.child.kill('SIGKILL');
  await server.ended;
});

const within = { timeout: 20_000, interval: 100 };

/** A new connection each time, since it is connections that are shared out. */
const ask = async (path: string): Promise<string> => {
  const answer = await fetch(server.origin + path, { headers: { connection: 'close' } });
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
};

const valueOf = (metrics: string, series: string): number =>
  Number(
    metrics
      .split('\n')
      .find((line) => line.startsWith(`${series} `))
      ?.slice(series.length + 1) ?? 0,
  );

/** By their log: each says once that it listens. */
const listening = (): unknown[] =>
  server.log().flatMap(({ msg, pid }) => (String(msg).startsWith('Server listening') ? [pid] : []));

describe('WORKERS=2', () => {
  it('starts two processes on one port', async () => {
    await expect.poll(() => new Set(listening()).size, within).toBe(2);
    expect(listening()).not.toContain(server.child.pid);
  });

  it('adds up the metrics of both', async () => {
    const series = 'statusbook_http_requests_total{route="/v1/languages",status="200",language="en"}';
    for (let index = 0; index < 10; index += 1) await ask('/v1/languages');
    const metrics = await ask('/metrics');
    expect(valueOf(metrics, series)).toBe(10);
    expect(valueOf(metrics, 'statusbook_languages')).toBe(2);
    const count = 'statusbook_http_request_duration_seconds_count{route="/v1/languages"}';
    expect(valueOf(metrics, count)).toBe(10);
  });

  it('replaces one that dies, while the other answers', async () => {
    const [first] = listening() as number[];
    process.kill(first!, 'SIGKILL');
    // What was handed to it in its last moment is lost with it.
    await sleep(200);
    for (let index = 0; index < 20; index += 1) await ask('/v1');
    await expect.poll(() => new Set(listening()).size, within).toBe(3);
    await ask('/v1');
  });

  it('tells both of a reload', async () => {
    server.child.kill('SIGHUP');
    const reloaded = () => server.log().filter(({ msg }) => msg === 'data reloaded, nothing changed').length;
    await expect.poll(reloaded, within).toBe(2);
  });

  it('ends when both have ended', async () => {
    server.child.kill('SIGTERM');
    expect(await server.ended).toEqual({ code: 0, signal: null, stderr: '' });
  });

  it('ends as one process does where the data are wrong', async () => {
    const ended = await runMain({ WORKERS: '2', PORT: '0', STATUSBOOK_DATA_DIR: '/nowhere' });
    expect([ended.code, ended.stderr.includes('$STATUSBOOK_DATA_DIR: cannot be read as a folder')]).toEqual([1, true]);
  });
});

/** Several processes behind one port. */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { root } from '../helpers/app.js';
import { findFreePort } from '../helpers/free-port.js';
import { type Server, openSocket, readAll, runMain, startServer } from './start-server.js';

const within = { timeout: 20_000, interval: 100 };

/** Process ids of the workers, by their log: each says once that it listens. */
const listening = (server: Server): number[] =>
  server.log().flatMap(({ msg, pid }) => (String(msg).startsWith('Server listening') ? [Number(pid)] : []));

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const running = (server: Server): number[] => listening(server).filter(isRunning);

/** A new connection each time, since it is connections that are shared out. */
const ask = async (server: Server, path: string): Promise<string> => {
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

describe('WORKERS=2', () => {
  let folder: string;
  let server: Server;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'statusbook-'));
    await cp(join(root, 'examples/bring-your-own/data'), folder, { recursive: true });
    const port = String(await findFreePort());
    server = await startServer({ WORKERS: '2', PORT: port, STATUSBOOK_DATA_DIR: folder });
  });
  afterAll(async () => {
    server.child.kill('SIGKILL');
    await server.ended;
    await rm(folder, { recursive: true });
  });

  it('is two processes besides the one that was started', async () => {
    await expect.poll(() => running(server).length, within).toBe(2);
    expect(new Set([server.child.pid, ...running(server)]).size).toBe(3);
  });

  it('adds up the metrics of both', async () => {
    for (let index = 0; index < 10; index += 1) await ask(server, '/v1/languages?lang=en');
    const metrics = await ask(server, '/metrics');
    const series = 'statusbook_http_requests_total{route="/v1/languages",status="200",language="en"}';
    const durations = 'statusbook_http_request_duration_seconds_count{route="/v1/languages"}';
    expect([series, durations, 'statusbook_languages'].map((name) => valueOf(metrics, name))).toEqual([10, 10, 2]);
  });

  it('tells both of a reload', async () => {
    server.child.kill('SIGHUP');
    const reloaded = () => server.log().filter(({ msg }) => msg === 'data reloaded, nothing changed').length;
    await expect.poll(reloaded, within).toBe(2);
  });

  it('replaces one that dies, while the other answers', async () => {
    process.kill(running(server)[0]!, 'SIGKILL');
    // What was handed to it in its last moment is lost with it.
    await sleep(200);
    for (let index = 0; index < 10; index += 1) await ask(server, '/v1');
    await expect.poll(() => running(server).length, within).toBe(2);
    expect(valueOf(await ask(server, '/metrics'), 'statusbook_worker_restarts_total')).toBe(1);
  });

  it('replaces both where both die', async () => {
    for (const pid of running(server)) process.kill(pid, 'SIGKILL');
    await sleep(200);
    await expect.poll(() => running(server).length, within).toBe(2);
    await ask(server, '/v1');
  });

  it('goes on with one while the own codes are broken and the other cannot start', async () => {
    await writeFile(join(folder, 'catalog/orders.json'), '{');
    await expect.poll(async () => JSON.parse(await ask(server, '/readyz')).data.refused, within).not.toBeNull();
    const [first, other] = running(server);
    process.kill(first!, 'SIGKILL');
    await sleep(3000);
    expect(running(server)).toEqual([other]);
    await ask(server, '/v1/codes/orders/ORD-3001');
    await cp(join(root, 'examples/bring-your-own/data'), folder, { recursive: true, force: true });
    await expect.poll(() => running(server).length, within).toBe(2);
  });

  it('finishes a request that is under way, also where the signal reaches every process', async () => {
    const text = 'smtp 550';
    const socket = await openSocket(server.port);
    socket.write(
      `POST /v1/explain HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: ${text.length}\r\n`,
    );
    socket.write('\r\nsmtp');
    await sleep(200);
    for (const pid of [...running(server), server.child.pid!]) process.kill(pid, 'SIGTERM');
    await sleep(200);
    const answer = readAll(socket);
    socket.write(text.slice(4));
    expect(await answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(await server.ended).toMatchObject({ code: 0, signal: null });
  });
});

describe('several processes that cannot start', () => {
  it('end as one does', async () => {
    const ended = await runMain({ WORKERS: '2', PORT: '0', STATUSBOOK_DATA_DIR: '/nowhere' });
    expect([ended.code, ended.stderr.includes('$STATUSBOOK_DATA_DIR: cannot be read as a folder')]).toEqual([1, true]);
  });
});

describe('several processes that are starting', () => {
  it('take a reload for later', async () => {
    // As soon as the first listens.
    const server = await startServer({ WORKERS: '2' });
    server.child.kill('SIGHUP');
    await expect.poll(() => running(server).length, within).toBe(2);
    const reloaded = () => server.log().filter(({ msg }) => msg === 'data reloaded, nothing changed').length;
    await expect.poll(reloaded, within).toBe(2);
    server.child.kill('SIGTERM');
    expect(await server.ended).toMatchObject({ code: 0, signal: null });
  });
});

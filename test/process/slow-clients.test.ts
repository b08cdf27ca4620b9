/** Clients that take their time, on purpose or not: each is cut in time, and none costs much memory. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { type Socket, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { message } from '../helpers/app.js';
import { type Server, readAll, startServer } from './start-server.js';

let server: Server;
beforeAll(async () => {
  server = await startServer({ REQUEST_TIMEOUT: '1', KEEP_ALIVE_TIMEOUT: '1' });
});
afterAll(async () => {
  server.child.kill();
  await server.ended;
});

/** Left to the server to close. */
const openSocket = async (): Promise<Socket> => {
  const socket = connect(server.port, '127.0.0.1').on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
};

/** Bytes that the process holds. */
const memory = async (): Promise<number> =>
  Number((await readFile(`/proc/${server.child.pid}/statm`, 'utf8')).split(' ')[1]) * 4096;

const drip = (socket: Socket, text: string): void => {
  const timer = setInterval(() => socket.writable && socket.write(text), 100);
  socket.once('close', () => clearInterval(timer));
};

describe.concurrent('a connection', () => {
  it.each([
    ['sends nothing', '', undefined],
    ['sends half a header and waits', 'GET /v1 HTTP/1.1\r\nHost: a\r\n', undefined],
    ['sends a header byte by byte', 'GET /v1 HTTP/1.1\r\nX: ', 'x'],
    ['sends header fields without end', 'GET /v1 HTTP/1.1\r\n', 'X: x\r\n'],
    [
      'sends half a body and waits',
      'POST /v1/explain HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\n55',
      undefined,
    ],
    [
      'sends a body byte by byte',
      'POST /v1/explain HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 999\r\n\r\n',
      'x',
    ],
    [
      'sends chunks without end',
      'POST /v1/explain HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n',
      '1\r\nx\r\n',
    ],
  ])('that %s is told so within a second or two, and closed', async (_, beginning, more) => {
    const socket = await openSocket();
    const began = performance.now();
    const text = readAll(socket, 10_000);
    if (beginning !== '') socket.write(beginning);
    if (more !== undefined) drip(socket, more);
    const [head = '', body = ''] = (await text).split('\r\n\r\n');
    const seconds = (performance.now() - began) / 1000;
    expect(head).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(JSON.parse(body)).toMatchObject({ title: message('en', 'problem.request-timeout.title') });
    expect(seconds).toBeLessThan(5);
  });

  it('that is idle after its answer is closed after KEEP_ALIVE_TIMEOUT', async () => {
    const socket = await openSocket();
    const text = readAll(socket, 10_000);
    socket.write('GET /livez HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(socket, 'data');
    const began = performance.now();
    expect(await text).toMatch(/^HTTP\/1\.1 200 /);
    const seconds = (performance.now() - began) / 1000;
    expect(seconds).toBeGreaterThan(0.8);
    expect(seconds).toBeLessThan(4);
  });
});

describe('a client that asks a thousand times and never reads', () => {
  /** For so many different answers of some 3 MB, in turn. */
  const manyRequests = (answers: number): string =>
    Array.from(
      { length: 1000 },
      (_, index) => `GET /v1/codes?limit=1000&view=full&with=all&offset=${index % answers} HTTP/1.1\r\nHost: a\r\n\r\n`,
    ).join('');

  const countBytes = async (socket: Socket): Promise<number> => {
    let bytes = 0;
    const end = once(socket, 'close');
    socket.on('data', ({ length }: Buffer) => (bytes += length)).resume();
    await end;
    return bytes;
  };

  it.skipIf(!existsSync('/proc/self/statm')).each([
    [1, 100],
    [20, 5],
  ])('takes little memory and is cut off (%i at once, %i different answers)', async (clients, answers) => {
    await (await fetch(`${server.origin}/v1/codes?limit=1000&view=full&with=all`)).text();
    const before = await memory();
    let most = before;
    const sockets = await Promise.all(Array.from({ length: clients }, openSocket));
    for (const socket of sockets) socket.pause().write(manyRequests(answers));
    for (let count = 0; count < 28; count += 1) {
      await sleep(250);
      most = Math.max(most, await memory());
    }
    const began = performance.now();
    const received = await Promise.all(sockets.map(countBytes));
    expect(performance.now() - began).toBeLessThan(1000);
    expect(Math.max(...received)).toBeLessThan(10 * 1024 * 1024);
    expect(most - before).toBeLessThan(300 * 1024 * 1024);
    expect((await fetch(`${server.origin}/livez`)).status).toBe(200);
  });
});

import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { message, root } from '../helpers/app.js';
import { type Server, openSocket, readAll, startServer } from './start-server.js';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  server.child.kill();
  await server.ended;
});

const isAlive = async (): Promise<boolean> => (await fetch(`${server.origin}/livez`)).status === 200;

describe('the running server', () => {
  it('is ready as soon as it listens', async () => {
    const answer = await fetch(`${server.origin}/readyz`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ status: 'ready' });
  });

  it('tells a Vietnamese browser in Vietnamese what SMTP 455 means, and then that nothing has changed', async () => {
    const url = `${server.origin}/v1/codes/smtp/455`;
    const headers = { 'accept-language': 'vi-VN,vi;q=0.9,en;q=0.5' };
    const texts = JSON.parse(readFileSync(`${root}locales/vi/smtp.json`, 'utf8')).codes['455'];
    const answer = await fetch(url, { headers });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-language')).toBe('vi');
    expect(await answer.json()).toMatchObject({ id: 'smtp:455', language: 'vi', ...texts });

    const etag = answer.headers.get('etag')!;
    const again = await fetch(url, { headers: { ...headers, 'if-none-match': etag } });
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
  });

  it('answers both requests of a pipeline in their order', async () => {
    const socket = await openSocket(server.port);
    socket.write('GET /livez HTTP/1.1\r\nHost: a\r\n\r\nGET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    const answers = await readAll(socket);
    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 404']);
  });
});

describe('bytes that are no request', () => {
  const request = (...lines: string[]): string => [...lines, '', ''].join('\r\n');

  it.each([
    ['a method nobody knows', request('BREW /v1 HTTP/1.1', 'Host: a'), 400, 'malformed-request'],
    ['a broken header line', request('GET /v1 HTTP/1.1', 'Host: a', 'no colon here'), 400, 'malformed-request'],
    ['a space in a header name', request('GET /v1 HTTP/1.1', 'Host: a', 'bad name: x'), 400, 'malformed-request'],
    ['NUL in a header', request('GET /v1 HTTP/1.1', 'Host: a', 'x-a: b\0c'), 400, 'malformed-request'],
    ['a bad version', request('GET /v1 HTTP/9.9', 'Host: a'), 400, 'malformed-request'],
    ['no version but rubbish', 'rubbish\r\n\r\n', 400, 'malformed-request'],
    ['NUL in the path', request('GET /v1\0 HTTP/1.1', 'Host: a'), 400, 'malformed-request'],
    [
      'two lengths',
      request('POST /v1 HTTP/1.1', 'Host: a', 'Content-Length: 1', 'Content-Length: 2'),
      400,
      'malformed-request',
    ],
    ['the start of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400, 'malformed-request'],
    ['a URL of 100 kB', request(`GET /v1?lang=${'v'.repeat(100_000)} HTTP/1.1`, 'Host: a'), 431, 'headers-too-large'],
    [
      'a header of 100 kB',
      request('GET /v1 HTTP/1.1', 'Host: a', `Cookie: ${'c'.repeat(100_000)}`),
      431,
      'headers-too-large',
    ],
  ] as const)('are a problem document: %s', async (_, bytes, status, reason) => {
    const socket = await openSocket(server.port);
    socket.write(bytes, 'latin1');
    const [head = '', body = ''] = (await readAll(socket)).split('\r\n\r\n');
    expect(head.split('\r\n')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(new RegExp(`^HTTP/1\\.1 ${status} [A-Z]`)),
        'Content-Type: application/problem+json; charset=utf-8',
        'Content-Language: en',
        'Cache-Control: no-store',
        'Connection: close',
      ]),
    );
    expect(head.toLowerCase().split('\r\n')).toEqual(
      expect.arrayContaining(['access-control-allow-origin: *', 'x-content-type-options: nosniff']),
    );
    expect(JSON.parse(body)).toEqual({
      type: `/problems/${reason}`,
      title: message('en', `problem.${reason}.title`),
      status,
      detail: message('en', `problem.${reason}.detail`, { maximum: 16_384 }),
    });
    expect(await isAlive()).toBe(true);
  });

  it.each([
    ['no Host', request('GET /v1 HTTP/1.1')],
    ['CONNECT', request('CONNECT example.com:443 HTTP/1.1', 'Host: a')],
    ['a bad chunk', request('POST /v1 HTTP/1.1', 'Host: a', 'Transfer-Encoding: chunked', '', 'zz')],
    ['nothing but blank lines', '\r\n\r\n\r\n\r\nGET\r\n\r\n'],
  ])('give 4xx or a closed connection: %s', async (_, bytes) => {
    const socket = await openSocket(server.port);
    socket.write(bytes, 'latin1');
    expect(await readAll(socket)).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
    expect(await isAlive()).toBe(true);
  });

  it('do not disturb others while they wait for their other half', async () => {
    const half = await openSocket(server.port);
    half.write('GET /v1 HTTP/1.1\r\nHost: a\r\n');
    expect(await isAlive()).toBe(true);
    half.destroy();
    expect(await isAlive()).toBe(true);
  });
});

describe('the log', () => {
  it('has one line for each request from debug on, without its query', async () => {
    const talkative = await startServer({ LOG_LEVEL: 'debug' });
    const urls = ['/v1/codes/smtp/455?lang=vi&secret=s3cret', '/v1/codes/smtp/%zz?s3cret', '/nothing?token=s3cret'];
    for (const url of urls) {
      const socket = await openSocket(talkative.port);
      socket.write(`GET ${url} HTTP/1.1\r\nHost: a\r\nX-Token: s3cret\r\nConnection: close\r\n\r\n`);
      await readAll(socket);
    }
    await sleep(100);
    talkative.child.kill();
    await talkative.ended;
    const lines = talkative.log().filter(({ msg }) => msg === 'request');
    expect(lines.map(({ level, method, path, status }) => ({ level, method, path, status }))).toEqual([
      { level: 20, method: 'GET', path: '/v1/codes/smtp/455', status: 400 },
      { level: 20, method: 'GET', path: '/v1/codes/smtp/%zz', status: 400 },
      { level: 20, method: 'GET', path: '/nothing', status: 404 },
    ]);
    expect(lines.every(({ milliseconds }) => typeof milliseconds === 'number')).toBe(true);
  });

  it('has no line for a request by default', async () => {
    const answered = async (variables: Record<string, string>): Promise<unknown[]> => {
      const other = await startServer(variables);
      for (const path of ['/v1', '/nothing']) await (await fetch(other.origin + path)).text();
      await sleep(100);
      other.child.kill();
      await other.ended;
      return other.log().flatMap(({ msg, path, status }) => (msg === 'request' ? [[path, status]] : []));
    };
    expect(await answered({ LOG_LEVEL: 'info' })).toEqual([]);
    expect(await answered({ LOG_LEVEL: 'debug' })).toEqual([
      ['/v1', 200],
      ['/nothing', 404],
    ]);
  });

  it('never has what stands in a query, a header or a broken request, even at its most talkative', async () => {
    const talkative = await startServer({ LOG_LEVEL: 'trace' });
    const bytes = [
      'GET /v1/codes?q=s3cret HTTP/1.1\r\nHost: a\r\nAuthorization: s3cret\r\nConnection: close\r\n\r\n',
      'GET /v1/codes/smtp/%zz?q=s3cret HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      'BREW /s3cret?s3cret HTTP/1.1\r\nHost: s3cret\r\n\r\n',
      `GET /v1?q=${'s3cret'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
      `GET /v1/codes?q=${'s3cret'.repeat(1500)} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
      'POST /v1/codes?q=s3cret HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\nConnection: close\r\n\r\ns3cret',
      'GET http://user:s3cret@a/v1?s3cret HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      'GET /v1/explain?text=s3cret%20550%205.1.1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      ...['{"text":"s3cret 550 5.1.1"}', '{"s3cret', '{"s3cret":1}', '{"text":1,"limit":"s3cret"}'].map(
        (body) =>
          `POST /v1/explain HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
      ),
      'POST /v1/explain HTTP/1.1\r\nHost: a\r\nContent-Type: s3cret\r\nContent-Length: 6\r\nConnection: close\r\n\r\ns3cret',
    ];
    for (const each of bytes) {
      const socket = await openSocket(talkative.port);
      socket.write(each);
      await readAll(socket);
    }
    await sleep(100);
    talkative.child.kill();
    const { stderr } = await talkative.ended;
    expect(talkative.log().filter((line) => JSON.stringify(line).includes('s3cret'))).toEqual([]);
    expect(stderr).toBe('');
  });
});

/** Requests that follow the rules of HTTP hardly or not at all: what of them is answered, and how. */
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

const close = 'Connection: close';
const request = (...lines: string[]): string => [...lines, '', ''].join('\r\n');
const post = (...headers: string[]): string =>
  request('POST /v1/explain HTTP/1.1', 'Host: a', close, 'Content-Type: text/plain', ...headers);

const ask = async (bytes: string) => {
  const socket = await openSocket(server.port);
  socket.write(bytes, 'latin1');
  const text = (await readAll(socket)).replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '');
  const [head = '', body = ''] = text.split('\r\n\r\n');
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), head, body };
};

describe('an unusual request', () => {
  it.each([
    ['the absolute form', request('GET http://a.example/v1/codes/smtp/455 HTTP/1.1', 'Host: a', close)],
    ['the absolute form with a password', request('GET http://a:b@a.example/v1 HTTP/1.1', 'Host: a', close)],
    ['HTTP/1.0, without host', request('GET /v1 HTTP/1.0')],
    ['an expectation nobody knows', request('GET /v1 HTTP/1.1', 'Host: a', 'Expect: tea', close)],
    ['Expect: 100-continue', `${post('Expect: 100-continue', 'Content-Length: 3')}550`],
    ['a body in chunks', `${post('Transfer-Encoding: chunked')}3\r\n550\r\n0\r\n\r\n`],
    ['a trailer', `${post('Transfer-Encoding: chunked')}3\r\n550\r\n0\r\nX: y\r\n\r\n`],
    ['an upgrade', request('GET /v1 HTTP/1.1', 'Host: a', 'Connection: Upgrade, close', 'Upgrade: websocket')],
    ['a body with GET', `${request('GET /v1 HTTP/1.1', 'Host: a', close, 'Content-Length: 3')}abc`],
    ['3,000 header fields', request('GET /v1 HTTP/1.1', ...Array<string>(3000).fill('a:b'), 'Host: a', close)],
  ])('is answered: %s', async (_, bytes) => {
    const { status, body } = await ask(bytes);
    expect([status, JSON.parse(body)]).toEqual([200, expect.objectContaining({ language: 'en' })]);
  });

  const chunks = `10000\r\n${'a'.repeat(65_536)}\r\n`.repeat(5);
  it.each([
    ['no host', request('GET /v1 HTTP/1.1', close), 400, 'malformed-request'],
    ['no host, for what stands ready', request('GET /v1/codes/smtp/455 HTTP/1.1', close), 400, 'malformed-request'],
    ['CONNECT', request('CONNECT example.com:443 HTTP/1.1', 'Host: a'), 400, 'malformed-request'],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400, 'malformed-request'],
    ['lines that end in LF', 'GET /v1 HTTP/1.1\nHost: a\n\n', 400, 'malformed-request'],
    ['CR in a header', request('GET /v1 HTTP/1.1', 'Host: a', 'X: a\rb'), 400, 'malformed-request'],
    ['a folded header', request('GET /v1 HTTP/1.1', 'Host: a', 'X: a\r\n b'), 400, 'malformed-request'],
    ['bytes above ASCII in the path', request('GET /v1/\xff HTTP/1.1', 'Host: a'), 400, 'malformed-request'],
    ['a method in lower case', request('get /v1 HTTP/1.1', 'Host: a'), 400, 'malformed-request'],
    ['the authority form', request('GET example.com:80 HTTP/1.1', 'Host: a'), 400, 'malformed-request'],
    [
      'length and chunks',
      `${post('Content-Length: 3', 'Transfer-Encoding: chunked')}0\r\n\r\n`,
      400,
      'malformed-request',
    ],
    [
      'chunks and length',
      `${post('Transfer-Encoding: chunked', 'Content-Length: 3')}0\r\n\r\n`,
      400,
      'malformed-request',
    ],
    ['a coding nobody knows', `${post('Transfer-Encoding: xchunked')}0\r\n\r\n`, 400, 'malformed-request'],
    ['a coding nobody undoes', `${post('Transfer-Encoding: gzip, chunked')}0\r\n\r\n`, 400, 'malformed-request'],
    ['chunks that are not last', `${post('Transfer-Encoding: chunked, identity')}0\r\n\r\n`, 400, 'malformed-request'],
    [
      'chunks in HTTP/1.0',
      request('POST /v1/explain HTTP/1.0', 'Transfer-Encoding: chunked'),
      400,
      'malformed-request',
    ],
    ['a negative length', post('Content-Length: -1'), 400, 'malformed-request'],
    ['a length with a sign', post('Content-Length: +3'), 400, 'malformed-request'],
    ['a length beyond all numbers', post('Content-Length: 99999999999999999999'), 400, 'malformed-request'],
    [
      'a chunk extension of 20 kB',
      `${post('Transfer-Encoding: chunked')}3;${'x'.repeat(20_000)}\r\n`,
      400,
      'malformed-request',
    ],
    ['a chunked body of 320 kB', `${post('Transfer-Encoding: chunked')}${chunks}`, 413, 'content-too-large'],
    ['a length of 300 kB', post('Content-Length: 300000'), 413, 'content-too-large'],
    ['a length of 300 kB, announced', post('Expect: 100-continue', 'Content-Length: 300000'), 413, 'content-too-large'],
    [
      'a URL of 8,193 characters',
      request(`GET /v1?${'a'.repeat(8189)} HTTP/1.1`, 'Host: a', close),
      414,
      'url-too-long',
    ],
    ['TRACE', request('TRACE /v1 HTTP/1.1', 'Host: a', close), 405, 'method-not-allowed'],
    ['an asterisk', request('OPTIONS * HTTP/1.1', 'Host: a', close), 404, 'unknown-resource'],
  ])('is refused with a problem: %s', async (_, bytes, status, reason) => {
    await ask(request('GET /v1/codes/smtp/455 HTTP/1.1', 'Host: a', close));
    const answer = await ask(bytes);
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      status,
      expect.objectContaining({ type: `/problems/${reason}`, status, title: message('en', `problem.${reason}.title`) }),
    ]);
    expect(answer.head.toLowerCase()).toContain('\r\ncache-control: ');
  });

  it('takes a URL of 8,192 characters', async () => {
    const { body } = await ask(request(`GET /v1?${'a'.repeat(8188)} HTTP/1.1`, 'Host: a', close));
    expect(JSON.parse(body)).toMatchObject({ type: '/problems/unknown-parameter' });
  });

  it('is refused in the language of the reader where it says one', async () => {
    const { body } = await ask(request('GET /v1 HTTP/1.1', 'Accept-Language: vi', close));
    expect(JSON.parse(body)).toMatchObject({ title: message('vi', 'problem.malformed-request.title') });
  });

  it('takes nothing down, and neither answers nor log know a folder of this machine', async () => {
    expect((await ask(request('GET /livez HTTP/1.1', 'Host: a', close))).status).toBe(200);
    expect(server.log().filter((line) => JSON.stringify(line).includes(root))).toEqual([]);
    expect(server.log().filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});

describe('requests that come in one go', () => {
  it('are answered one after the other, however many', async () => {
    const socket = await openSocket(server.port);
    const paths = Array.from({ length: 300 }, (_, index) => `/nothing/${index}`);
    socket.write(paths.map((path) => request(`GET ${path} HTTP/1.1`, 'Host: a')).join(''));
    socket.write(request('GET /nothing HTTP/1.1', 'Host: a', close));
    const answered = [...(await readAll(socket)).matchAll(/"instance":"([^"]+)"/g)].map(([, path]) => path);
    expect(answered).toEqual([...paths, '/nothing']);
  });
});

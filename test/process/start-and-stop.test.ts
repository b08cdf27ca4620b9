import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { describe, expect, it, onTestFinished } from 'vitest';

import { type Server, copyProject, openSocket, readAll, runMain, spawnMain, startServer } from './start-server.js';

const start = async (variables: Record<string, string> = {}): Promise<Server> => {
  const server = await startServer(variables);
  onTestFinished(() => void server.child.kill('SIGKILL'));
  return server;
};

const isListening = async (port: number): Promise<boolean> => {
  const socket = connect(port, '127.0.0.1');
  const isConnected = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isConnected;
};

const request = (path: string, ...headers: string[]): string =>
  [`GET ${path} HTTP/1.1`, 'Host: a', ...headers, '', ''].join('\r\n');

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  it('ends an idle server at once, with exit code 0', async () => {
    const { child, ended } = await start();
    const began = Date.now();
    child.kill(signal);
    expect(await ended).toEqual({ code: 0, signal: null, stderr: '' });
    expect(Date.now() - began).toBeLessThan(3000);
  });
});

describe('SIGTERM', () => {
  it('lets a request under way finish, takes no new one and does not wait for idle clients', async () => {
    const { child, port, ended } = await start({ SHUTDOWN_GRACE: '8' });
    const idle = await openSocket(port);
    idle.write(request('/livez'));
    await once(idle, 'data');
    const underWay = await openSocket(port);
    const answer = readAll(underWay);
    underWay.write('GET /v1/codes/smtp/455 HTTP/1.1\r\nHost: a\r\n');
    await sleep(100);

    const began = Date.now();
    child.kill('SIGTERM');
    while (await isListening(port)) await sleep(20);
    await sleep(100);
    underWay.write('\r\n');

    const [head = '', body = ''] = (await answer).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(head.toLowerCase()).toContain('connection: close');
    expect(JSON.parse(body)).toMatchObject({ id: 'smtp:455' });
    expect(await ended).toEqual({ code: 0, signal: null, stderr: '' });
    expect(Date.now() - began).toBeLessThan(5000);
  });

  it('is told to whoever asks /readyz, before no connection is taken any more', async () => {
    const { child, origin, port, ended } = await start({ SHUTDOWN_GRACE: '8' });
    child.kill('SIGTERM');
    const seen = new Set<string>();
    while (await isListening(port)) {
      const answer = await fetch(`${origin}/readyz`).catch(() => undefined);
      if (answer !== undefined) seen.add(`${answer.status} ${answer.headers.get('connection')}`);
      await answer?.text();
    }
    expect([...seen].filter((each) => each !== '200 keep-alive')).toEqual(['503 close']);
    expect(await ended).toEqual({ code: 0, signal: null, stderr: '' });
  });

  it('ends the process at once when it comes a second time', async () => {
    const { child, port, ended } = await start({ SHUTDOWN_GRACE: '60' });
    const half = await openSocket(port);
    half.on('error', () => undefined).write('GET /v1 HTTP/1.1\r\n');
    child.kill('SIGTERM');
    await sleep(300);
    const began = Date.now();
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 1, signal: null, stderr: 'second SIGTERM, exiting\n' });
    expect(Date.now() - began).toBeLessThan(3000);
  });

  it('ends a server that is still starting', async () => {
    const { child, ended } = spawnMain({ PORT: '0', SHUTDOWN_GRACE: '60' });
    onTestFinished(() => void child.kill('SIGKILL'));
    await sleep(700);
    const began = Date.now();
    child.kill('SIGTERM');
    const { code, signal, stderr } = await ended;
    expect([code ?? signal, stderr]).toEqual([expect.toBeOneOf([0, 'SIGTERM']), '']);
    expect(Date.now() - began).toBeLessThan(5000);
  });

  it('ends a server whose keep-alive client goes on asking', async () => {
    const { child, port, ended } = await start({ SHUTDOWN_GRACE: '8' });
    const client = await openSocket(port);
    let isOpen = true;
    client.on('close', () => (isOpen = false)).on('error', () => undefined);
    client.on('data', () => void (isOpen && client.write(request('/v1/codes/smtp/455'))));
    client.write(request('/livez'));
    await sleep(100);
    const began = Date.now();
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 0, signal: null, stderr: '' });
    expect(Date.now() - began).toBeLessThan(5000);
  });

  it('cuts a client that never finishes before SHUTDOWN_GRACE is over, and ends well', async () => {
    const { child, port, ended } = await start({ SHUTDOWN_GRACE: '1' });
    const half = await openSocket(port);
    half.on('error', () => undefined).write('GET /v1 HTTP/1.1\r\n');
    await sleep(100);
    const began = Date.now();
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, signal: null });
    expect(Date.now() - began).toBeLessThan(3000);
  });
});

describe('a start that cannot succeed', () => {
  it('lists everything that is wrong with the environment, with exit code 1', async () => {
    const { code, stderr } = await runMain({ PORT: 'http', BASE_PATH: 'statusbook', LOG_LEVEL: 'loud' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^✖ environment: /);
    expect(['PORT', 'BASE_PATH', 'LOG_LEVEL'].filter((name) => !stderr.includes(name))).toEqual([]);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('lists everything that is wrong with the data, each with file and remedy, with exit code 1', async () => {
    const folder = await copyProject();
    await rm(join(folder, 'locales/vi/smtp.json'));
    await writeFile(join(folder, 'catalog/http.json'), '{\n  "protocol": "http",\n}\n');
    const english = JSON.parse(await readFile(join(folder, 'locales/en/smtp.json'), 'utf8'));
    delete english.codes['455'];
    await writeFile(join(folder, 'locales/en/smtp.json'), JSON.stringify(english));
    expect(await runMain({ PORT: '0' }, folder)).toEqual({
      code: 1,
      signal: null,
      stderr: `✖ catalog/http.json: line 3, column 1: Expected double-quoted property name
    fix: mend the JSON at or just before that place

✖ locales/vi/smtp.json: missing file
    protocol "smtp" has 61 codes and "vi" is a complete language
    fix: npm run scaffold -- protocol smtp, then translate

✖ locales/en/smtp.json: codes.455: missing entry
    fix: npm run scaffold -- protocol smtp, then translate
`,
    });
  });

  it('names a folder that is not there', async () => {
    const folder = await copyProject();
    await rm(join(folder, 'catalog'), { recursive: true });
    const { code, stderr } = await runMain({ PORT: '0' }, folder);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^✖ data: ENOENT.*catalog'\n$/)]);
  });

  it('names a default language that is not there', async () => {
    const { code, stderr } = await runMain({ PORT: '0', DEFAULT_LANGUAGE: 'xx' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^✖ .*\bxx\b/m);
    expect(stderr).toMatch(/DEFAULT_LANGUAGE|default language/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('names a port that is taken', async () => {
    const { port } = await start();
    expect(await runMain({ PORT: String(port) })).toEqual({
      code: 1,
      signal: null,
      stderr: `✖ cannot listen on 127.0.0.1:${port}: listen EADDRINUSE: address already in use 127.0.0.1:${port}\n`,
    });
  });
});

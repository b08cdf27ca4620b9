/**
 * Debian's nginx with its brotli module, as a process of the user who runs the tests. Where it is
 * absent such tests are skipped, unless the environment says that they must run (`CI=true` or
 * `REQUIRE_NGINX=1`).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { findFreePort } from '../helpers/free-port.js';

const executablePath = '/usr/sbin/nginx';
const modulePath = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

const isRequired = process.env['CI'] === 'true' || process.env['REQUIRE_NGINX'] === '1';

/** Why tests with nginx are skipped; undefined where they run. */
export const reasonToSkip: string | undefined =
  (existsSync(executablePath) && existsSync(modulePath)) || isRequired
    ? undefined
    : 'there is no nginx with brotli (apt-get install nginx-light libnginx-mod-http-brotli-static); REQUIRE_NGINX=1 makes that a failure';

export interface Nginx {
  port: number;
  stop(): Promise<void>;
}

/** A new folder, also for a process of another user: nginx gives up the rights of root. */
export const createSharedFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'statusbook-'));
  await chmod(folder, 0o755);
  return folder;
};

const isListening = async (port: number): Promise<boolean> => {
  const socket = connect(port, '127.0.0.1');
  const isConnected = await Promise.race([
    once(socket, 'connect').then(() => true),
    once(socket, 'close').then(() => false),
  ]).catch(() => false);
  socket.destroy();
  return isConnected;
};

const waitUntilListening = async (child: ChildProcess, port: number): Promise<void> => {
  let complaints = '';
  child.on('error', ({ message }) => (complaints += message));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  while (!(await isListening(port))) {
    if (child.pid === undefined || child.exitCode !== null) throw new Error(`nginx ended: ${complaints}`);
    await sleep(20);
  }
};

/** On a free port, with the `nginx.conf` of an export as `change` leaves it. */
export const startNginx = async (folder: string, change = (conf: string) => conf): Promise<Nginx> => {
  const port = await findFreePort();
  const own = await mkdtemp(join(tmpdir(), 'statusbook-nginx-'));
  const conf = join(folder, 'nginx.conf');
  const changed = change(await readFile(conf, 'utf8')).replace('listen 8080;', `listen 127.0.0.1:${port};`);
  await writeFile(conf, changed);
  const child = spawn(executablePath, ['-p', own, '-c', conf, '-g', 'daemon off;'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await waitUntilListening(child, port);
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    await rm(own, { recursive: true });
  };
  return { port, stop };
};

export interface Got {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/** The path goes over the wire as it is written. */
export const ask = async (
  port: number,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Got> =>
  new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
      response.on('end', () => {
        const fields = Object.entries(response.headers).map(([name, value]) => [name, String(value)] as const);
        resolve({
          status: response.statusCode!,
          headers: Object.fromEntries(fields),
          body: Buffer.concat(chunks),
        });
      });
    });
    request.on('error', reject).end();
  });

/** The server as its own process, started as an operator does, and sockets that send bytes as they are. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { type Socket, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

import { root } from '../helpers/app.js';

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stderr: string;
}

export interface Server {
  child: ChildProcess;
  port: number;
  origin: string;
  /** Every line of the log so far. */
  log(): Record<string, unknown>[];
  /** Resolves when the process has ended. */
  ended: Promise<Ended>;
}

/** `node` with the TypeScript sources; the environment has nothing but `variables`. */
export const spawnMain = (variables: Record<string, string>, folder: string = root) => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const ended = once(child, 'close').then(([code, signal]): Ended => ({ code, signal, stderr: said.stderr }));
  return { child, said, ended };
};

/** For a start that must fail, of this project or of a copy of it in another folder. */
export const runMain = async (variables: Record<string, string>, folder?: string): Promise<Ended> =>
  spawnMain(variables, folder).ended;

/** A copy of the project in which data can be broken; removed when the test ends. */
export const copyProject = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'statusbook-'));
  onTestFinished(async () => rm(folder, { recursive: true }));
  for (const name of ['package.json', 'src', 'catalog', 'locales']) {
    await cp(join(root, name), join(folder, name), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
};

/** Waits until the server listens. Whoever starts it ends it with `child.kill()`. */
export const startServer = async (variables: Record<string, string> = {}): Promise<Server> => {
  const { child, said, ended } = spawnMain({ PORT: '0', ...variables });
  const log = () =>
    said.stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /Server listening at http:\/\/[^"]*:([0-9]+)"/.exec(said.stdout)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    void ended.then(({ code, stderr }) => reject(new Error(`the server ended with ${code}: ${stderr}`)));
  });
  return { child, port, origin: `http://127.0.0.1:${port}`, log, ended };
};

export const openSocket = async (port: number): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  onTestFinished(() => void socket.destroy());
  return socket;
};

/** Everything that arrives until the server closes the connection, or until `milliseconds` have passed. */
export const readAll = async (socket: Socket, milliseconds = 5000): Promise<string> => {
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    const finish = () => {
      clearTimeout(timer);
      resolve();
    };
    socket.once('close', finish).once('end', finish).on('error', finish);
  });
  return text;
};

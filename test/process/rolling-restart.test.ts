/**
 * Two servers that are restarted in turn, behind a client that does what load balancers do: it asks the ones
 * whose `/readyz` is 200, and asks the other one where a connection was refused, or was closed before it could
 * be used again. No request fails.
 */
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

import { expect, it, onTestFinished } from 'vitest';

import { type Server, startServer } from './start-server.js';

interface Backend {
  server: Server;
  isReady: boolean;
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

type Outcome = { isSent: true; status: number } | { isSent: false; reason: string };

const get = async (port: number, path: string): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path, agent, timeout: 10_000 }, (answer: IncomingMessage) => {
      text(answer).then(() => resolve({ isSent: true, status: answer.statusCode! }), reject);
    });
    asked.on('error', (error: NodeJS.ErrnoException) => {
      const isUnsent = error.code === 'ECONNREFUSED' || (asked.reusedSocket && error.code === 'ECONNRESET');
      if (isUnsent) resolve({ isSent: false, reason: error.code! });
      else reject(error);
    });
    asked.end();
  });

const start = async (variables: Record<string, string> = {}): Promise<Server> => {
  const server = await startServer({ SHUTDOWN_GRACE: '5', ...variables });
  onTestFinished(() => void server.child.kill('SIGKILL'));
  return server;
};

it('restarting one server after another under load fails no request', async () => {
  const backends: Backend[] = [
    { server: await start(), isReady: true },
    { server: await start(), isReady: true },
  ];
  const failures: unknown[] = [];
  const retried = new Map<string, number>();
  let answers = 0;
  const load = new AbortController();

  const watchHealth = async (backend: Backend): Promise<void> => {
    while (!load.signal.aborted) {
      const outcome = await get(backend.server.port, '/readyz').catch(() => undefined);
      backend.isReady = outcome?.isSent === true && outcome.status === 200;
      await sleep(50);
    }
  };
  const askUntilSent = async (first: number): Promise<Outcome> => {
    for (let attempt = first; ; attempt += 1) {
      const { server, isReady } = backends[attempt % backends.length]!;
      const outcome: Outcome = isReady
        ? await get(server.port, '/v1/codes/smtp/455?lang=en&fields=name')
        : { isSent: false, reason: 'not ready' };
      if (outcome.isSent || attempt - first > 200) return outcome;
      retried.set(outcome.reason, (retried.get(outcome.reason) ?? 0) + 1);
      if (attempt > first) await sleep(10);
    }
  };
  const client = async (first: number): Promise<void> => {
    for (let turn = first; !load.signal.aborted; turn += 1) {
      const outcome = await askUntilSent(turn).catch((error: unknown) => ({ isSent: false as const, reason: error }));
      if (!outcome.isSent || outcome.status !== 200) failures.push(outcome);
      answers += 1;
      await sleep(5);
    }
  };

  const running = [...backends.map(watchHealth), ...[0, 1, 2, 3].map(client)];
  for (const backend of [...backends, ...backends]) {
    const { child, port, ended } = backend.server;
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 0, signal: null, stderr: '' });
    backend.server = await start({ PORT: String(port) });
    while (!backend.isReady) await sleep(20);
  }
  load.abort();
  await Promise.all(running);
  agent.destroy();
  expect(failures).toEqual([]);
  expect(answers).toBeGreaterThan(200);
}, 120_000);

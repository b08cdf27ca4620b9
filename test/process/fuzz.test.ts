/**
 * Ten thousand requests that look like ours and are not quite, and bytes that look like nothing, against the
 * real server: whatever comes, it answers soon, never with 5xx, says nothing of its machine and keeps its size.
 */
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { root } from '../helpers/app.js';
import { type Asked, asked, rubbish } from './odd-input.js';
import { type Server, openSocket, readAll, startServer } from './start-server.js';

/** Another one finds other things; the same one finds the same again. */
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_127);
const requests = 10_000;
const connections = 16;

let server: Server;
const agent = new Agent({ keepAlive: true, maxSockets: connections });
beforeAll(async () => {
  server = await startServer({ MAX_EVENT_LOOP_DELAY: '0' });
});
afterAll(async () => {
  agent.destroy();
  server.child.kill();
  await server.ended;
});

/** Of the process, in MB; 0 where the system does not tell. */
const memory = async (): Promise<number> => {
  const statm = await readFile(`/proc/${server.child.pid}/statm`, 'utf8').catch(() => '0 0');
  return (Number(statm.split(' ')[1]) * 4096) / 1024 / 1024;
};

const send = async ({ method, url, headers, body }: Asked): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const options = { agent, host: '127.0.0.1', port: server.port, method, path: url, headers, timeout: 10_000 };
    const sent = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode!, text: Buffer.concat(chunks).toString('latin1') }),
      );
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer in time')));
    sent.on('error', reject).end(method === 'POST' ? body : undefined);
  });

/** How often each status came. */
const counts = new Map<number, number>();
const findFault = async (each: Asked): Promise<string | undefined> => {
  try {
    const { status, text: body } = await send(each);
    if (status >= 500) return `${status} ${body}`;
    counts.set(status, (counts.get(status) ?? 0) + 1);
    return body.includes(root) ? 'names a folder of the machine' : undefined;
  } catch (error) {
    return String(error);
  }
};

/** The first requests that went wrong, with what to ask for to see them again. */
const sendAll = async (all: readonly Asked[]): Promise<unknown[]> => {
  const faults: unknown[] = [];
  const queue = all.values();
  const work = async () => {
    for (const each of queue) {
      const fault = await findFault(each);
      if (fault !== undefined) faults.push({ seed, fault, ...each });
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  return faults.slice(0, 5);
};

describe(`whatever is asked (seed ${seed})`, () => {
  it('is answered in time, never with 5xx, and leaves the server as it was', async () => {
    const all = fc.sample(asked, { numRuns: requests, seed });
    const half = requests / 2;
    expect(await sendAll(all.slice(0, half))).toEqual([]);
    const before = await memory();
    expect(await sendAll(all.slice(half))).toEqual([]);
    expect(counts.get(200)).toBeGreaterThan(requests / 8);
    expect((await memory()) - before).toBeLessThan(150);
  }, 120_000);

  it('may be rubbish', async () => {
    const answers: string[] = [];
    for (const bytes of fc.sample(rubbish, { numRuns: 400, seed })) {
      const socket = await openSocket(server.port);
      socket.end(bytes, 'latin1');
      answers.push(await readAll(socket));
    }
    const heads = answers.flatMap((answer) => answer.match(/HTTP\/1\.1 \d+/g) ?? []);
    expect(heads.filter((head) => /HTTP\/1\.1 5/.test(head))).toEqual([]);
    expect(answers.filter((answer) => answer.includes(root))).toEqual([]);
  }, 60_000);

  it('leaves nothing in the log that is a failure or a path of the machine', async () => {
    expect((await fetch(`${server.origin}/livez`)).status).toBe(200);
    expect(server.log().filter((each) => Number(each['level']) > 30 || JSON.stringify(each).includes(root))).toEqual(
      [],
    );
    expect(server.child.exitCode).toBeNull();
  });
});

/**
 * `npm run bench`: requests per second for one code, as a ratio to `node:http` sending a fixed buffer
 * of the same size in the same run. Every code, two languages, real browsers' `Accept-Language`
 * headers; rounds alternate between the two servers, so that a noisy machine is noisy for both.
 * Rates differ from machine to machine, ratios much less. Needs `npm run build` before it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

import autocannon from 'autocannon';

const rounds = 5;
const secondsPerRound = 3;
const connections = 64;

const acceptLanguages = [
  'vi-VN,vi;q=0.9,fr-FR;q=0.8,fr;q=0.7,en-US;q=0.6,en;q=0.5',
  'vi,en-US;q=0.9,en;q=0.8',
  'en-US,en;q=0.9',
  'en-GB,en;q=0.9,vi;q=0.8',
  'de-DE,de;q=0.9,en;q=0.8',
  'zh-TW,zh;q=0.9,en;q=0.8',
];

interface Server {
  name: string;
  url: string;
  process: ChildProcess;
}

/** Waits for the first line of output in which `findUrl` finds an address. */
const start = async (
  name: string,
  command: string[],
  environment: NodeJS.ProcessEnv,
  findUrl: (line: string) => string | undefined,
): Promise<Server> => {
  const child = spawn(process.execPath, command, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = findUrl(line);
    if (url !== undefined) {
      child.stdout.resume();
      return { name, url, process: child };
    }
  }
  throw new Error(`${name} ended before it listened`);
};

const startStatusbook = async (): Promise<Server> =>
  start(
    'statusbook',
    ['dist/main.js'],
    { PORT: '0', LOG_LEVEL: 'info' },
    (line) => /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0],
  );

const startLimit = async (bytes: number): Promise<Server> =>
  start('node:http, fixed buffer', ['--import', 'tsx', 'bench/limit.ts', String(bytes)], {}, (line) => line);

const measure = async (url: string, paths: readonly string[]): Promise<number> => {
  const requests = paths.map((path, index) => ({
    path,
    headers: { 'accept-language': acceptLanguages[index % acceptLanguages.length]! },
  }));
  const result = await autocannon({ url, connections, duration: secondsPerRound, requests });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx + result.errors} requests failed`);
  return result.requests.average;
};

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

const statusbook = await startStatusbook();
const list = (await (await fetch(`${statusbook.url}/v1/codes?limit=1000&view=full`)).json()) as {
  items: { links: { self: string } }[];
};
const bytes = Math.round(JSON.stringify(list.items).length / list.items.length);
const limit = await startLimit(bytes);
const paths = list.items.map(({ links }) => links.self);

const rates = new Map([limit, statusbook].map((server) => [server, [] as number[]]));
try {
  for (const server of rates.keys()) await measure(server.url, paths);
  for (let round = 0; round < rounds; round += 1) {
    for (const [server, measured] of rates) measured.push(await measure(server.url, paths));
  }
} finally {
  for (const server of rates.keys()) server.process.kill();
}

console.log(`${paths.length} codes, ${bytes} bytes on average, ${connections} connections, Node ${process.version}`);
for (const [{ name }, measured] of rates) {
  const ratio = median(measured) / median(rates.get(limit)!);
  const spread = `${Math.round(Math.min(...measured))}–${Math.round(Math.max(...measured))}`;
  console.log(`${name}: ${Math.round(median(measured))} requests/s (${spread}), ratio ${ratio.toFixed(2)}`);
}

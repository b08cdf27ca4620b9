/**
 * The load: connections that each send the next request as soon as they have their answer. By
 * `wrk`, which needs a tenth of what a server needs; without it by autocannon, which is slower than a
 * fast server and then measures itself.
 */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import autocannon from 'autocannon';

import type { Request } from './ask.js';
import { startChild } from './children.js';
import { wrkVersion } from './machine.js';

/** Unless a scenario says otherwise. */
export const usualConnections = 64;
const script = fileURLToPath(new URL('load.lua', import.meta.url));

export interface Load {
  origin: string;
  requests: readonly Request[];
  connections: number;
  /** Written by `writeRequests`. */
  file: string;
}

/** Latencies in milliseconds. `refused`: answers of 400 and above; `failed`: requests without an answer. */
interface LoadResult {
  requests: number;
  seconds: number;
  p50: number;
  p99: number;
  refused: number;
  failed: number;
}

const toWire = ({ method = 'GET', path, headers = {}, body = '' }: Request): string => {
  const fields = { host: '127.0.0.1', ...headers, ...(body !== '' && { 'content-length': Buffer.byteLength(body) }) };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path} HTTP/1.1`, ...lines, '', body].join('\r\n');
};

export const writeRequests = (file: string, requests: readonly Request[]): void => {
  writeFileSync(
    file,
    requests
      .map(toWire)
      .map((each) => `${Buffer.byteLength(each)}\n${each}`)
      .join(''),
  );
};

/** A whole number of seconds is the least that `wrk` can be told; interrupted, it reports all the same. */
const runWrk = async ({ origin, connections, file }: Load, seconds: number, first: number): Promise<LoadResult> => {
  const limit = `${Math.ceil(seconds) + 1}s`;
  const options = ['-t', '1', '-c', String(connections), '-d', limit, '--timeout', '10s', '-s', script];
  const child = startChild(['wrk', ...options, origin, '--', file, String(first)]);
  const timer = setTimeout(() => child.kill('SIGINT'), seconds * 1000);
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  clearTimeout(timer);
  return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '') as LoadResult;
};

const runAutocannon = async (
  { origin, requests, connections }: Load,
  seconds: number,
  first: number,
): Promise<LoadResult> => {
  const inTurn = [...requests.slice(first), ...requests.slice(0, first)];
  const result = await autocannon({
    url: origin,
    connections,
    duration: Math.ceil(seconds),
    requests: inTurn.map(({ method, path, headers, body }) => ({
      method: method ?? 'GET',
      path,
      headers: headers ?? {},
      ...(body !== undefined && { body }),
    })),
  });
  return {
    requests: result.requests.total,
    seconds: result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    refused: result['4xx'] + result['5xx'],
    failed: result.errors,
  };
};

/** `first`: the number of requests in the list that are passed over at the beginning. */
export const runLoad: (load: Load, seconds: number, first: number) => Promise<LoadResult> =
  wrkVersion === undefined ? runAutocannon : runWrk;

/**
 * Server processes: started on a core of their own and asked until they answer. Their processor time
 * and memory are read from `/proc` and unknown on systems without it.
 */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { ask } from './ask.js';
import { type Child, endChild, startChild } from './children.js';
import { cores, readText, ticksPerSecond } from './cores.js';

export interface Launch {
  name: string;
  command: readonly string[];
  environment?: NodeJS.ProcessEnv;
  port: number;
  /** What is asked until there is an answer. */
  firstPath: string;
}

export interface RunningServer extends Launch {
  child: Child;
  /** From the start of the process to the end of its first answer. */
  startMilliseconds: number;
}

const longestStart = 30_000;
const pause = 2;

const givenPorts = new Set<number>();

export const findFreePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  if (givenPorts.has(port)) return findFreePort();
  givenPorts.add(port);
  return port;
};

const answers = async (origin: string, path: string): Promise<boolean> => {
  try {
    await ask(origin, { path });
    return true;
  } catch {
    return false;
  }
};

/**
 * With no environment but what it is given: this server as it ships. The log goes through a pipe, as it
 * does under a service manager, and is thrown away.
 */
export const startServer = async (launch: Launch): Promise<RunningServer> => {
  const pinned = cores === undefined ? [] : ['taskset', '-c', String(cores.server)];
  const [program = process.execPath, ...parameters] = [...pinned, process.execPath, ...launch.command];
  const started = performance.now();
  const child = startChild([program, ...parameters], {
    PATH: process.env['PATH'],
    ...launch.environment,
    PORT: String(launch.port),
  });
  child.stdout.resume();
  while (!(await answers(`http://127.0.0.1:${launch.port}`, launch.firstPath))) {
    if (child.exitCode !== null) throw new Error(`${launch.name} ended with ${child.exitCode}`);
    if (performance.now() - started > longestStart) throw new Error(`${launch.name} does not answer`);
    await sleep(pause);
  }
  return { ...launch, child, startMilliseconds: performance.now() - started };
};

export const endServer = async ({ child }: RunningServer): Promise<void> => endChild(child);

/** Seconds of processor time so far, of all threads, in the program and in the kernel. */
export const processorSeconds = ({ child }: Pick<RunningServer, 'child'>): number | undefined => {
  const fields = readText(`/proc/${child.pid}/stat`)?.split(') ')[1]?.split(' ');
  return fields && (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
};

/** Resident memory in MiB. */
export const residentMemory = ({ child }: Pick<RunningServer, 'child'>): number | undefined => {
  const kibibytes = /^VmRSS:\s*(\d+) kB$/m.exec(readText(`/proc/${child.pid}/status`) ?? '')?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
};

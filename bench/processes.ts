/** Server processes: started on a core of their own, asked until they answer, and looked at from outside. */
import { setTimeout as sleep } from 'node:timers/promises';

import { findFreePort } from '../test/helpers/free-port.js';
import { ask } from './ask.js';
import { type Child, endChild, startChild } from './children.js';
import { onCores } from './cores.js';
import { treeMemory, treeSeconds } from './process-tree.js';

export interface Launch {
  name: string;
  /** What the program gets as arguments. */
  command: readonly string[];
  /** Node where nothing is said. */
  program?: string;
  /** Whether it may run on every core. */
  isOnAllCores?: boolean;
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

/** Another one each time, since the servers start later. */
export const takeFreePort = async (): Promise<number> => {
  const port = await findFreePort();
  if (givenPorts.has(port)) return takeFreePort();
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
  const node = process.execPath;
  const pinned = onCores(launch.isOnAllCores === true ? 'all' : 'server');
  const [program = node, ...parameters] = [...pinned, launch.program ?? node, ...launch.command];
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

/** Seconds of processor time so far. */
export const processorSeconds = ({ child }: Pick<RunningServer, 'child'>): number | undefined =>
  treeSeconds(child.pid!);

/** In MiB. */
export const residentMemory = ({ child }: Pick<RunningServer, 'child'>): number | undefined => treeMemory(child.pid!);

/**
 * Two cores, one for the server that is measured and one for everything else, so that neither takes
 * time from the other. Where `taskset` or the second core is missing, nothing is pinned.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Of the times in `/proc`: a constant of the kernel's interface, not of its configuration. */
export const ticksPerSecond = 100;

/** Undefined where there is no such file, as outside Linux. */
export const readText = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** "0-1,4" → 0, 1, 4. */
const allowedCores = (): number[] => {
  const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(readText('/proc/self/status') ?? '')?.[1] ?? '';
  return list.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
};

/** As `taskset` takes them. */
interface Cores {
  server: string;
  load: string;
  all: string;
}

const findCores = (): Cores | undefined => {
  if (spawnSync('taskset', ['--version']).status !== 0) return undefined;
  const allowed = allowedCores();
  const [server, ...others] = allowed;
  const load = others.at(-1);
  return server === undefined || load === undefined
    ? undefined
    : { server: String(server), load: String(load), all: allowed.join(',') };
};

export const cores = findCores();

/** What is written before a command that is to run there. */
export const onCores = (name: keyof Cores): string[] => (cores === undefined ? [] : ['taskset', '-c', cores[name]]);

/** Moves this process; what it starts stays there unless it is pinned elsewhere. */
export const moveToCores = (name: 'load' | 'all'): void => {
  if (cores !== undefined) spawnSync('taskset', ['-a', '-c', '-p', cores[name], String(process.pid)]);
};

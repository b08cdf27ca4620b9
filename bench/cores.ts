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

const findCores = (): { server: number; load: number } | undefined => {
  if (spawnSync('taskset', ['--version']).status !== 0) return undefined;
  const [server, ...others] = allowedCores();
  const load = others.at(-1);
  return server === undefined || load === undefined ? undefined : { server, load };
};

export const cores = findCores();

/** Moves this process to the core of the load; what it starts stays there unless it is pinned elsewhere. */
export const moveToLoadCore = (): void => {
  if (cores !== undefined) spawnSync('taskset', ['-a', '-c', '-p', String(cores.load), String(process.pid)]);
};

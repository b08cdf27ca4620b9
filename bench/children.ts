/** The processes that the benchmark starts: whatever ends it, by Ctrl-C too, ends them, each by its own id. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

export type Child = ChildProcessByStdio<null, Readable, null>;

const children = new Set<Child>();

/** What it writes to its standard output is for the caller to read. */
export const startChild = (command: readonly [string, ...string[]], environment = process.env): Child => {
  const [program, ...parameters] = command;
  const child = spawn(program, parameters, { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
};

export const endChild = async (child: Child): Promise<void> => {
  if (!children.has(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
};

export const endChildrenWithThisProcess = (): void => {
  process.on('exit', () => {
    for (const child of children) child.kill('SIGKILL');
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));
};

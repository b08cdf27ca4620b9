/**
 * What a process and the processes that it started have taken: processor time and resident memory, read
 * from `/proc` and unknown on systems without it.
 */
import { readText, ticksPerSecond } from './cores.js';

const childrenOf = (pid: number): number[] =>
  (readText(`/proc/${pid}/task/${pid}/children`) ?? '').split(' ').filter(Boolean).map(Number);

const treeOf = (pid: number): number[] => [pid, ...childrenOf(pid).flatMap(treeOf)];

/** Seconds in the program and in the kernel, of all threads, with those of its children that have ended. */
const secondsOfOne = (pid: number): number => {
  const fields = readText(`/proc/${pid}/stat`)?.split(') ')[1]?.split(' ');
  return (fields ?? []).slice(11, 15).reduce((total, field) => total + Number(field), 0) / ticksPerSecond;
};

const mebibytesOfOne = (pid: number): number =>
  Number(/^VmRSS:\s*(\d+) kB$/m.exec(readText(`/proc/${pid}/status`) ?? '')?.[1] ?? 0) / 1024;

const isKnown = (pid: number): boolean => readText(`/proc/${pid}/stat`) !== undefined;

const sum = (pid: number, figure: (pid: number) => number): number | undefined =>
  isKnown(pid) ? treeOf(pid).reduce((total, each) => total + figure(each), 0) : undefined;

/** Of processor time so far. */
export const treeSeconds = (pid: number): number | undefined => sum(pid, secondsOfOne);

/** In MiB. Memory that processes share counts for each of them. */
export const treeMemory = (pid: number): number | undefined => sum(pid, mebibytesOfOne);

/** The machine: what it is, and how much of it other programs took while something was measured. */
import { spawnSync } from 'node:child_process';
import { cpus, release, totalmem, type } from 'node:os';

import { readText, ticksPerSecond } from './cores.js';
import { treeSeconds } from './process-tree.js';

export const describeMachine = (): string => {
  const processors = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `${processors[0]?.model.trim()}, ${processors.length} cores, ${memory}, ${type()} ${release()}, Node ${process.version}`;
};

/** Such as `wrk 4.1.0`; undefined where it is not installed. */
export const wrkVersion = /^wrk \S+/.exec(spawnSync('wrk', ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[0];

/** Seconds in which a core was not idle, of all cores since the machine started. */
const busySeconds = (): number | undefined => {
  const fields = /^cpu +(.*)$/m.exec(readText('/proc/stat') ?? '')?.[1]?.split(' ');
  if (fields === undefined) return undefined;
  // user nice system idle iowait irq softirq steal
  const busy = [...fields.slice(0, 3), ...fields.slice(5, 8)];
  return busy.reduce((total, field) => total + Number(field), 0) / ticksPerSecond;
};

/** Begins to count; the function that it gives says which share of all cores programs other than the benchmark's took. */
export const createForeignShare = (): (() => number | undefined) => {
  const [start, busyBefore, ownBefore] = [performance.now(), busySeconds(), treeSeconds(process.pid)];
  return () => {
    const [busy, own] = [busySeconds(), treeSeconds(process.pid)];
    if (busy === undefined || own === undefined) return undefined;
    const available = ((performance.now() - start) / 1000) * cpus().length;
    return Math.max(0, (busy - busyBefore! - (own - ownBefore!)) / available);
  };
};

/** The machine: what it is, and how much of it other programs took while something was measured. */
import { cpus, release, totalmem, type } from 'node:os';

import { readText, ticksPerSecond } from './cores.js';

export const describeMachine = (): string => {
  const processors = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `${processors[0]?.model.trim()}, ${processors.length} cores, ${memory}, ${type()} ${release()}, Node ${process.version}`;
};

const sum = (fields: readonly (string | undefined)[]): number =>
  fields.reduce((total, field) => total + Number(field), 0) / ticksPerSecond;

/** Seconds in which a core was not idle, of all cores since the machine started. */
const busySeconds = (): number | undefined => {
  const fields = /^cpu +(.*)$/m.exec(readText('/proc/stat') ?? '')?.[1]?.split(' ');
  // user nice system idle iowait irq softirq steal
  return fields && sum([...fields.slice(0, 3), ...fields.slice(5, 8)]);
};

/** Of this process and of the processes it started that have ended. */
const ownSeconds = (): number | undefined => {
  const fields = readText('/proc/self/stat')?.split(') ')[1]?.split(' ');
  return fields && sum(fields.slice(11, 15));
};

/** `childSeconds`: the time of the processes that this one started and that still run. */
export const createForeignShare = (): ((childSeconds: number) => number | undefined) => {
  const [start, busyBefore, ownBefore] = [performance.now(), busySeconds(), ownSeconds()];
  return (childSeconds) => {
    const [busy, own] = [busySeconds(), ownSeconds()];
    if (busy === undefined || own === undefined) return undefined;
    const available = ((performance.now() - start) / 1000) * cpus().length;
    const foreign = busy - busyBefore! - (own - ownBefore!) - childSeconds;
    return Math.max(0, foreign / available);
  };
};

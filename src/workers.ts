/**
 * Several processes behind one port (`WORKERS`), each with all the data and caches of its own. The primary
 * process answers nothing: it starts the workers and another one for each that fails, tells them when to
 * reload and when to stop, and adds up their metrics for the one that is asked.
 */
import cluster, { type Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';

import { pino } from 'pino';
import { AggregatorRegistry, Counter, Registry } from 'prom-client';

import type { Config } from './config.js';
import type { Metrics } from './metrics/metrics.js';

export type StopSignal = 'SIGTERM' | 'SIGINT';

/** What a worker says to the primary. */
interface Question {
  question: number;
}

/** What the primary says to a worker. */
type Message = { question: number; metrics: string } | { stop: StopSignal };

/** In milliseconds, before a worker that failed is replaced. */
const pause = 1000;
/** In milliseconds beyond the grace, before a worker that does not end is ended. */
const patience = 1000;

export const createRestartCounter = (registry: Registry): Counter =>
  new Counter({
    name: 'statusbook_worker_restarts_total',
    help: 'Workers that failed and were replaced',
    registers: [registry],
  });

const createMetricsReader = (own: Registry) => {
  const registry = new AggregatorRegistry();
  return async (worker: Worker, { question }: Question): Promise<void> => {
    // Messages of prom-client itself come this way, too.
    if (typeof question !== 'number') return;
    // Rejects where a worker is too busy to answer: who asked then waits in vain, and says so.
    const ofWorkers = await registry.clusterMetrics().catch(() => undefined);
    if (ofWorkers === undefined) return;
    worker.send({ question, metrics: `${ofWorkers}\n${await own.metrics()}` } satisfies Message);
  };
};

/**
 * Ends when the last worker has ended. As long as none has ever listened, one that fails ends all, with its exit
 * code: what is wrong then is wrong for every one.
 */
export const startWorkers = ({ WORKERS, SHUTDOWN_GRACE, LOG_LEVEL }: Config): void => {
  const log = pino({ level: LOG_LEVEL });
  const own = new Registry();
  const restarts = createRestartCounter(own);
  const readMetrics = createMetricsReader(own);
  const starting = new Set<Worker>();
  const listening = new Set<Worker>();
  /** Those that were starting when the data had to be loaded again. */
  const late = new Set<Worker>();
  let hasServed = false;
  let stopping: StopSignal | undefined;
  let exitCode = 0;

  const all = (): Worker[] => [...starting, ...listening];
  const killAll = (): void => {
    for (const worker of all()) worker.process.kill('SIGKILL');
  };
  const endWithLast = (): void => {
    if (all().length === 0) process.exit(exitCode);
  };
  const stop = (signal: StopSignal): void => {
    // Who asks twice does not want to wait.
    if (stopping !== undefined) return killAll();
    stopping = signal;
    for (const worker of all()) worker.send({ stop: signal } satisfies Message);
    setTimeout(killAll, SHUTDOWN_GRACE * 1000 + patience);
    endWithLast();
  };
  const end = (worker: Worker, code: number | null, signal: string | null): void => {
    for (const set of [starting, listening, late]) set.delete(worker);
    if (stopping === undefined && hasServed) {
      log.error({ worker: worker.process.pid, code, signal }, 'a worker failed, another one is started');
      restarts.inc();
      setTimeout(start, pause);
      return;
    }
    exitCode = Math.max(exitCode, code ?? 1);
    if (stopping === undefined) stop('SIGTERM');
    else endWithLast();
  };
  const start = (): void => {
    if (stopping !== undefined) return;
    const worker = cluster.fork();
    starting.add(worker);
    // A message to one that has just ended.
    worker.on('error', () => undefined);
    worker.once('exit', (code: number | null, signal: string | null) => end(worker, code, signal));
    worker.once('listening', () => {
      hasServed = true;
      starting.delete(worker);
      listening.add(worker);
      if (late.delete(worker)) worker.process.kill('SIGHUP');
    });
  };

  cluster.on('message', (worker, message: Question) => void readMetrics(worker, message));
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('SIGHUP', () => {
    for (const worker of listening) worker.process.kill('SIGHUP');
    for (const worker of starting) late.add(worker);
  });
  for (let index = 0; index < WORKERS; index += 1) start();
};

/**
 * In a worker: it stops when the primary says so. Signals to stop it leaves to the primary, since a terminal or
 * a service manager sends them to every process of a group, and the second would end it in the middle of a request.
 */
export const onStopOfPrimary = (stop: (signal: StopSignal) => void): void => {
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => undefined);
  process.on('message', (message: Message) => {
    if ('stop' in message) stop(message.stop);
  });
};

/** In milliseconds: longer than the primary waits for a worker. */
const longestWait = 6000;

/** In a worker: how to read the metrics of all workers, from the primary. */
export const readMetricsOfAll = ({ registry }: Metrics): Metrics['read'] => {
  AggregatorRegistry.setRegistries(registry);
  // Answers the primary's questions.
  void new AggregatorRegistry();
  const waiting = new Map<number, (metrics: string) => void>();
  let questions = 0;
  process.on('message', (message: Message) => {
    if ('question' in message) waiting.get(message.question)?.(message.metrics);
  });
  return async () => {
    questions += 1;
    const question = questions;
    const answer = new Promise<string>((resolve) => void waiting.set(question, resolve));
    process.send!({ question } satisfies Question);
    const metrics = await Promise.race([answer, sleep(longestWait, undefined, { ref: false })]);
    waiting.delete(question);
    return metrics;
  };
};

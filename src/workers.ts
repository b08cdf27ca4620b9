/**
 * Several processes behind one port (`WORKERS`), each with all the data and caches of its own. The
 * primary process answers nothing: it starts the workers and another one for each that fails, hands
 * signals on to them, and adds up their metrics for the one that is asked.
 */
import cluster, { type Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';

import { AggregatorRegistry } from 'prom-client';

import type { Metrics } from './metrics/metrics.js';

interface Question {
  question: number;
}

interface Reply extends Question {
  metrics: string;
}

/** In milliseconds, before a worker that failed is replaced. */
const pause = 1000;

const signalAll = (signal: NodeJS.Signals): void => {
  for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill(signal);
};

/** Ends when the last worker has ended. A worker that fails before it listens ends all, with its exit code. */
export const startWorkers = (count: number): void => {
  const registry = new AggregatorRegistry();
  let isStopping = false;
  let exitCode = 0;

  const stop = (): void => {
    isStopping = true;
    signalAll('SIGTERM');
  };
  const start = (): void => {
    if (isStopping) return;
    let hasListened = false;
    const worker = cluster.fork();
    worker.once('listening', () => {
      hasListened = true;
    });
    worker.once('exit', (code: number | null) => {
      if (hasListened) setTimeout(start, pause).unref();
      else if (!isStopping) {
        exitCode = code ?? 1;
        stop();
      }
      const isLast = Object.keys(cluster.workers ?? {}).length === 0;
      if (isLast && isStopping) process.exit(exitCode);
    });
  };
  const answer = async (worker: Worker, { question }: Question): Promise<void> => {
    // Messages of prom-client itself come this way, too.
    if (typeof question !== 'number') return;
    // Rejects where a worker is too busy to answer: who asked then waits in vain, and says so.
    const metrics = await registry.clusterMetrics().catch(() => undefined);
    if (metrics !== undefined && worker.isConnected()) worker.send({ question, metrics } satisfies Reply);
  };

  cluster.on('message', (worker, message: Question) => void answer(worker, message));
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('SIGHUP', () => signalAll('SIGHUP'));
  for (let index = 0; index < count; index += 1) start();
};

/** In milliseconds: longer than the primary waits for a worker. */
const longestWait = 6000;

/** In a worker: how to read the metrics of all workers, from the primary. */
export const readMetricsOfAll = ({ registry }: Metrics): Metrics['read'] => {
  AggregatorRegistry.setRegistries(registry);
  // Answers the primary's questions.
  void new AggregatorRegistry();
  const waiting = new Map<number, (metrics: string | undefined) => void>();
  let questions = 0;
  process.on('message', ({ question, metrics }: Reply) => waiting.get(question)?.(metrics));
  return async () => {
    questions += 1;
    const question = questions;
    const answer = new Promise<string | undefined>((resolve) => void waiting.set(question, resolve));
    process.send!({ question } satisfies Question);
    const metrics = await Promise.race([answer, sleep(longestWait, undefined, { ref: false })]);
    waiting.delete(question);
    return metrics;
  };
};

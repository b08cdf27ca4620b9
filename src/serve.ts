/**
 * One serving process: load and check the data, listen; on SIGHUP and when the operator's folder changes load
 * anew; on SIGTERM or SIGINT let the requests under way finish. Whatever is wrong at the start is listed
 * whole, then exit code 1; what is wrong later changes nothing but the log, `/readyz` and a metric.
 */
import cluster from 'node:cluster';
import { fileURLToPath } from 'node:url';

import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';

import { type Config, dataFolders } from './config.js';
import { type Dataset, type LoadedDataset, loadDataset } from './dataset.js';
import type { App } from './http/app-instance.js';
import { createApp } from './http/app.js';
import { type Front, createFront } from './http/front.js';
import { type Metrics, addProcessMetrics, createMetrics } from './metrics/metrics.js';
import { createReloadState, createReloads } from './reload/reloads.js';
import { watchFolder } from './reload/watch-folder.js';
import { type StopSignal, onStopOfPrimary, readMetricsOfAll } from './workers.js';

/** The folder of `catalog/` and `locales/`: one above both `src` and `dist`. */
const root = fileURLToPath(new URL('../', import.meta.url));

/** In milliseconds: long enough for who asks `/readyz` every second, short for who waits for the end. */
const longestNotice = 1000;

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
};

type Loaded = Extract<LoadedDataset, { ok: true }>;

const loadOrFail = async (load: () => Promise<LoadedDataset>): Promise<Loaded> => {
  try {
    const loaded = await load();
    return loaded.ok ? loaded : fail(loaded.problems);
  } catch (error) {
    return fail(`✖ data: ${(error as Error).message}`);
  }
};

/** First of all, since a process that is the first in its container dies of no signal that it does not handle. */
const stopWhenTold = (front: Front, log: pino.Logger, grace: number): void => {
  let told: StopSignal | undefined;
  const { close } = closeWithGrace(
    { delay: grace, skip: cluster.isWorker ? ['SIGHUP', 'SIGTERM', 'SIGINT'] : ['SIGHUP'] },
    async ({ err, signal = told }) => {
      if (err) log.fatal({ err }, 'stopping after an unexpected error');
      // Whoever presses Ctrl+C stands behind no load balancer.
      await front.stop({ notice: signal === 'SIGTERM' ? Math.min(longestNotice, grace / 4) : 0, grace });
    },
  );
  if (!cluster.isWorker) return;
  onStopOfPrimary((signal) => {
    told = signal;
    close();
  });
};

/** An application that cannot be made leaves nothing open. */
export const makeReady = async (app: Pick<App, 'ready' | 'close'>): Promise<void> => {
  try {
    await app.ready();
  } catch (error) {
    await app.close();
    throw error;
  }
};

const createProcessMetrics = (own: Metrics): Metrics => {
  addProcessMetrics(own);
  return cluster.isWorker ? { ...own, read: readMetricsOfAll(own) } : own;
};

export const serve = async (config: Config): Promise<void> => {
  const log = pino({ level: config.LOG_LEVEL });
  const front = createFront(config);
  stopWhenTold(front, log, config.SHUTDOWN_GRACE * 1000);
  // Taken from the beginning, since by itself it ends a process.
  let reload: (() => unknown) | undefined;
  process.on('SIGHUP', () => reload?.());

  const folders = dataFolders(config);
  const load = async (): Promise<LoadedDataset> => loadDataset({ root, ...folders });
  const { isDraining } = front;
  const watch =
    folders.overlay === undefined
      ? undefined
      : await watchFolder(folders.overlay, (err) => log.warn({ err }, 'watching is slower'));
  const { dataset, warn } = await loadOrFail(load);
  const state = createReloadState();
  const metrics = createProcessMetrics(createMetrics(state));
  const serveData = async (next: Dataset): Promise<void> => {
    const app = createApp({ dataset: next, config, logger: log, isDraining, reloads: state, metrics });
    await makeReady(app);
    front.serve(app);
  };

  await serveData(dataset);
  const warnings = warn();
  if (warnings !== '') log.warn({ warnings }, 'the data folder could be better');
  const reloads = createReloads({ load, dataset, serve: serveData, state, log });
  reload = () => isDraining() || reloads.reload();
  try {
    log.info(`Server listening at ${await front.listen({ host: config.HOST, port: config.PORT })}`);
  } catch (error) {
    fail(`✖ cannot listen on ${config.HOST}:${config.PORT}: ${(error as Error).message}`);
  }
  watch?.start(reload);
};

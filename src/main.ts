/**
 * The process: read the configuration, load and check the data, listen, and on SIGTERM or SIGINT let
 * the requests under way finish. Whatever is wrong at the start is listed whole, then exit code 1.
 */
import { fileURLToPath } from 'node:url';

import closeWithGrace from 'close-with-grace';

import { type Config, dataFolders, readConfig } from './config.js';
import { type LoadedDataset, loadDataset } from './dataset.js';
import { createApp } from './http/app.js';

/** The folder of `catalog/` and `locales/`: one above both `src` and `dist`. */
const root = fileURLToPath(new URL('../', import.meta.url));

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
};

const readConfigOrFail = (): Config => {
  try {
    return readConfig(process.env);
  } catch (error) {
    return fail(`✖ environment: ${(error as Error).message}`);
  }
};

type Loaded = Extract<LoadedDataset, { ok: true }>;

const loadOrFail = async (config: Config): Promise<Loaded> => {
  try {
    const loaded = await loadDataset({ root, ...dataFolders(config) });
    return loaded.ok ? loaded : fail(loaded.problems);
  } catch (error) {
    return fail(`✖ data: ${(error as Error).message}`);
  }
};

const config = readConfigOrFail();
const { dataset, warn } = await loadOrFail(config);
const app = createApp({ dataset, config, logger: { level: config.LOG_LEVEL } });

const warnings = warn();
if (warnings !== '') app.log.warn({ warnings }, 'the data folder could be better');

/** Connections that are still open this long before the grace ends, such as half-sent requests, are cut. */
const lastMilliseconds = 500;

closeWithGrace({ delay: config.SHUTDOWN_GRACE * 1000 }, async ({ err }) => {
  if (err) app.log.fatal({ err }, 'stopping after an unexpected error');
  setTimeout(() => app.server.closeAllConnections(), config.SHUTDOWN_GRACE * 1000 - lastMilliseconds).unref();
  await app.close();
});

try {
  await app.listen({ host: config.HOST, port: config.PORT });
} catch (error) {
  fail(`✖ cannot listen on ${config.HOST}:${config.PORT}: ${(error as Error).message}`);
}

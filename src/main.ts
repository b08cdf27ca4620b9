/**
 * The process: read the configuration, then serve, or where several processes share the port, start those
 * that do. Whatever is wrong with the configuration is listed whole, then exit code 1.
 */
import cluster from 'node:cluster';

import { type Config, readConfig } from './config.js';
import { serve } from './serve.js';
import { startWorkers } from './workers.js';

const readConfigOrFail = (): Config => {
  try {
    return readConfig(process.env);
  } catch (error) {
    process.stderr.write(`✖ environment: ${(error as Error).message}\n`);
    return process.exit(1);
  }
};

const config = readConfigOrFail();
if (cluster.isPrimary && config.WORKERS > 1) startWorkers(config);
else await serve(config);

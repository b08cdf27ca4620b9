/**
 * `npm run export -- --out <folder>`: everything that can be read without a parameter but `lang`, as files
 * in every language, compressed in advance, with the configuration for nginx (`deploy/nginx/README.md`).
 * The bytes are those of the application, which is asked for each; the environment is that of the server.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { type Config, dataFolders, readConfig } from '../config.js';
import { type Dataset, loadDataset } from '../dataset.js';
import { createApp } from '../http/app.js';
import { type Command, type CommandResult, runIfMain } from './command.js';
import { findObstacle, replaceFolder } from './static-export/replace-folder.js';
import { writeExport } from './static-export/write-export.js';

const refuse = (message: string): CommandResult => ({ ok: false, output: `✖ ${message}` });

/** The absolute path after `--out`; undefined where the arguments are others. */
const readOut = (args: readonly string[]): string | undefined => {
  try {
    const { out } = parseArgs({ args: [...args], options: { out: { type: 'string' } } }).values;
    return out === undefined || out === '' ? undefined : resolve(out);
  } catch {
    return undefined;
  }
};

const exportTo = async (out: string, dataset: Dataset, config: Config): Promise<CommandResult> => {
  const began = performance.now();
  const app = createApp({ dataset, config });
  await app.ready();
  const { files, bytes } = await replaceFolder(out, async (folder) => writeExport({ app, folder, target: out }));
  await app.close();
  const megabytes = (bytes / 1e6).toFixed(1);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  return { ok: true, output: `✔ ${out}: ${files} files, ${megabytes} MB, in ${seconds} s` };
};

const readEnvironment = (): { ok: true; config: Config } | CommandResult => {
  try {
    return { ok: true, config: readConfig(process.env) };
  } catch (error) {
    return refuse(`environment: ${(error as Error).message}`);
  }
};

export const exportStatic: Command = async (root, args) => {
  const out = readOut(args);
  if (out === undefined) return refuse('usage: npm run export -- --out <folder>');
  const environment = readEnvironment();
  if (!('config' in environment)) return environment;
  const { config } = environment;
  try {
    const obstacle = await findObstacle(out);
    if (obstacle !== undefined) return refuse(obstacle);
    const loaded = await loadDataset({ root, ...dataFolders(config) });
    return loaded.ok ? await exportTo(out, loaded.dataset, config) : { ok: false, output: loaded.problems };
  } catch (error) {
    return refuse((error as Error).message);
  }
};

await runIfMain(import.meta.url, exportStatic);

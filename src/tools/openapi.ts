/** `npm run openapi`: writes `openapi/openapi.json` from the routes; a test compares it with what is committed. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { readConfig } from '../config.js';
import { loadDataset } from '../dataset.js';
import { createApp } from '../http/app.js';
import { createOpenApiDocument } from '../http/openapi.js';
import { type Command, runIfMain } from './command.js';

const path = 'openapi/openapi.json';

export const openapi: Command = async (root) => {
  const config = readConfig({});
  const loaded = await loadDataset({ root, defaultLanguage: config.DEFAULT_LANGUAGE });
  if (!loaded.ok) return { ok: false, output: loaded.problems };
  const app = createApp({ dataset: loaded.dataset, config });
  await app.ready();
  await writeFile(join(root, path), `${JSON.stringify(createOpenApiDocument(app), null, 2)}\n`);
  await app.close();
  return { ok: true, output: `✔ ${path}: written` };
};

await runIfMain(import.meta.url, openapi);

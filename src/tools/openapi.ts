/** `npm run openapi`: writes `openapi/openapi.json` from the routes; a test compares it with what is committed. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { readConfig } from '../config.js';
import { loadDataset } from '../dataset.js';
import { createApp } from '../http/app.js';
import { createOpenApiDocument } from '../http/openapi.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const config = readConfig({});
const loaded = await loadDataset(root, config.DEFAULT_LANGUAGE);
if (!loaded.ok) {
  console.error(loaded.problems);
  process.exit(1);
}
const app = createApp({ dataset: loaded.dataset, config });
await app.ready();
const path = 'openapi/openapi.json';
await writeFile(`${root}${path}`, `${JSON.stringify(createOpenApiDocument(app), null, 2)}\n`);
await app.close();
console.log(`✔ wrote ${path}`);

/** `npm run build`: writes `dist/main.js` and `dist/check.js`, and files that both share or that are read later. */
import { rm } from 'node:fs/promises';

import { build } from 'esbuild';

import { bundle } from './bundle.js';

await rm(new URL('../../dist', import.meta.url), { recursive: true, force: true });
await build(bundle);

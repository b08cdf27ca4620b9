/** `npm run build`: writes `dist/main.js`. */
import { build } from 'esbuild';

import { bundle } from './bundle.js';

await build(bundle);

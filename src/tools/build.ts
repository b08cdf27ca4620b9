/** `npm run build`: writes `dist/main.js` and `dist/check.js`. */
import { build } from 'esbuild';

import { bundle } from './bundle.js';

await build(bundle);

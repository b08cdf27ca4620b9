/** The version in package.json, which stands two folders above both `src/http` and `dist/http`. */
import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

export const softwareVersion = manifest.version;

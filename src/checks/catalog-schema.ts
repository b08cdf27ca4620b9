/** Is `catalog/schema.json`, by which editors validate and complete, the one that the code validates with? */
import { ProtocolFile } from '../catalog/schema.js';
import { toJsonText } from './canonical-text.js';
import type { Check } from './check.js';

export const catalogSchemaPath = 'catalog/schema.json';

export const catalogSchemaText = (): string =>
  toJsonText({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...ProtocolFile });

export const catalogSchema: Check = {
  name: 'catalog-schema',
  description: 'catalog/schema.json is the schema of the code',
  level: 'editorial',
  find: ({ files }) =>
    files.get(catalogSchemaPath)?.text === catalogSchemaText()
      ? []
      : [{ file: catalogSchemaPath, message: 'is not the schema of src/catalog/schema.ts', fix: 'npm run fix' }],
};

import { expect, it } from 'vitest';

import { catalogSchema } from '../../src/checks/catalog-schema.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { report } from './report.js';

it.each([
  ['old', '{}\n'],
  ['missing', undefined],
])('catalog-schema: finds an %s schema.json', (_state, text) => {
  expect(report(catalogSchema, withChange(tinyProject(), 'catalog/schema.json', text))).toBe(
    '✖ catalog/schema.json: is not the schema of src/catalog/schema.ts\n    fix: npm run fix',
  );
});

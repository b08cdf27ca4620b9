/** Is there a protocol to each bundle? A misspelled name would otherwise hide a whole file of texts. */
import { isOfBundle } from '../locales/schema.js';
import type { Check } from './check.js';
import { catalogPath, hasFile, parsePath } from './project.js';

export const unknownBundle: Check = {
  name: 'unknown-bundle',
  description: 'Every bundle is named for a protocol of the catalog',
  level: 'integrity',
  find: (project) =>
    [...project.files.values()]
      .filter(({ schema }) => isOfBundle(schema))
      .map(({ path }) => ({ path, name: parsePath(path).name }))
      .filter(({ name }) => !hasFile(project, catalogPath(name)))
      .map(({ path, name }) => ({
        file: path,
        message: `no protocol "${name}" is in the catalog`,
        fix: `rename or remove the bundle, or add ${catalogPath(name)}`,
      })),
};

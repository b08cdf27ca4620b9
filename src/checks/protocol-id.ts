/**
 * Is each protocol's id the name of its file? One spelling serves as file name, bundle name, URL
 * segment and first half of every id. (The form of the id itself is the schema's.)
 */
import type { Check } from './check.js';
import { catalogPath } from './project.js';

export const protocolId: Check = {
  name: 'protocol-id',
  description: 'A catalog file is named for its protocol',
  level: 'integrity',
  find: ({ protocols }) =>
    [...protocols]
      .filter(([name, { protocol }]) => protocol !== name)
      .map(([name, { protocol }]) => ({
        file: catalogPath(name),
        message: `protocol: is "${protocol}", but the file is named "${name}"`,
        fix: `write "protocol": "${name}", or rename the file to ${catalogPath(protocol)}`,
      })),
};

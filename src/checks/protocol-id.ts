/**
 * Is each protocol's id the name of its file? One spelling serves as file name, bundle name, URL
 * segment and first half of every id. (The form of the id itself is the schema's.)
 */
import type { Check, Problem } from './check.js';
import { type Project, catalogPath } from './project.js';

/** Names of files that every language has besides its bundles. */
const reserved = ['language', 'common', 'digests'];

const misnamed = ({ protocols }: Project): Problem[] =>
  [...protocols]
    .filter(([name, { protocol }]) => protocol !== name)
    .map(([name, { protocol }]) => ({
      file: catalogPath(name),
      message: `protocol: is "${protocol}", but the file is named "${name}"`,
      fix: `write "protocol": "${name}", or rename the file to ${catalogPath(protocol)}`,
    }));

const takenNames = ({ protocols }: Project): Problem[] =>
  reserved
    .filter((name) => protocols.has(name))
    .map((name) => ({
      file: catalogPath(name),
      message: `protocol: "${name}" is the name of another file of each language`,
      fix: 'give the protocol another id',
    }));

export const protocolId: Check = {
  name: 'protocol-id',
  description: 'A catalog file is named for its protocol',
  level: 'integrity',
  find: (project) => [...misnamed(project), ...takenNames(project)],
};

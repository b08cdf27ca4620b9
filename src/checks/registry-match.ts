/**
 * Does the catalog have what the registry has, and nothing else under its name? Both ways: every
 * listed code has an entry that counts as registered, and every such entry is listed. Vendor codes and
 * folklore are by definition in no registry; a range stands for numbers, not for a listed code.
 */
import type { CodeFact } from '../catalog/schema.js';
import type { Check, Problem } from './check.js';
import { catalogPath, registryPath } from './project.js';

const isRegistered = ({ standing, range }: CodeFact): boolean =>
  standing !== 'vendor' && standing !== 'folklore' && range === undefined;

const missing = (protocol: string, listed: readonly string[], codes: ReadonlySet<string>): Problem[] =>
  listed
    .filter((code) => !codes.has(code))
    .map((code) => ({
      file: catalogPath(protocol),
      message: `codes: lacks ${code}, which ${registryPath(protocol)} lists`,
      fix: 'add the code, or correct its standing',
    }));

const unlisted = (protocol: string, listed: ReadonlySet<string>, codes: readonly string[]): Problem[] =>
  codes
    .filter((code) => !listed.has(code))
    .map((code) => ({
      file: catalogPath(protocol),
      message: `codes.${code}: is not in ${registryPath(protocol)}`,
      fix: 'correct its standing, or renew the copy of the registry',
    }));

export const registryMatch: Check = {
  name: 'registry-match',
  description: 'The registered codes of a protocol are those of its registry, in both directions',
  level: 'editorial',
  find: ({ protocols, registries }) =>
    [...registries].flatMap(([id, { codes: listed }]) => {
      const codes = (protocols.get(id)?.codes ?? []).filter(isRegistered).map(({ code }) => code);
      return [...missing(id, listed, new Set(codes)), ...unlisted(id, new Set(listed), codes)];
    }),
};

/**
 * Does the catalog have what the registry has, and nothing else under its name? Both ways: every
 * listed code has an entry that counts as registered, and every such entry is listed. Where the list
 * gives names, an entry has that name as its phrase or symbol, or one of its variants does. Vendor
 * codes and folklore are by definition in no registry; a range stands for numbers, not for a listed code.
 */
import { isRegistered } from '../catalog/catalog.js';
import type { RegistryFile } from '../catalog/registry-schema.js';
import type { CodeFact } from '../catalog/schema.js';
import type { Check, Problem } from './check.js';
import { catalogPath, registryPath } from './project.js';

/** The list of enhanced status codes writes X for the class digit (RFC 5248): `X.7.26` is any of `4.7.26`, `5.7.26`. */
const listedCode = (code: string, listed: ReadonlySet<string>): string => {
  const anyClass = code.replace(/^[0-9]+(?=\.)/, 'X');
  return listed.has(anyClass) ? anyClass : code;
};

const namesOf = ({ phrase, symbol, variants = [] }: CodeFact): (string | undefined)[] => [
  phrase,
  symbol,
  ...variants.flatMap((variant) => [variant.phrase, variant.symbol]),
];

const missing = (protocol: string, listed: ReadonlySet<string>, codes: ReadonlySet<string>): Problem[] =>
  [...listed]
    .filter((code) => !codes.has(code))
    .map((code) => ({
      file: catalogPath(protocol),
      message: `codes: lacks ${code}, which ${registryPath(protocol)} lists`,
      fix: 'add the code, or correct its standing',
    }));

const unlisted = (protocol: string, listed: ReadonlySet<string>, codes: readonly CodeFact[]): Problem[] =>
  codes
    .filter(({ code }) => !listed.has(listedCode(code, listed)))
    .map(({ code }) => ({
      file: catalogPath(protocol),
      message: `codes.${code}: is not in ${registryPath(protocol)}`,
      fix: 'correct its standing, or renew the copy of the registry',
    }));

const renamed = (protocol: string, names: ReadonlyMap<string, string>, codes: readonly CodeFact[]): Problem[] =>
  codes.flatMap((fact) => {
    const name = names.get(listedCode(fact.code, new Set(names.keys())));
    if (name === undefined || namesOf(fact).includes(name)) return [];
    const message = `codes.${fact.code}: neither phrase nor symbol is "${name}", its name in ${registryPath(protocol)}`;
    return [{ file: catalogPath(protocol), message, fix: 'correct the phrase or the symbol' }];
  });

/** Codes with their names; none where the list is of numbers alone. */
const readList = ({ codes }: RegistryFile): { listed: Set<string>; names: Map<string, string> } =>
  Array.isArray(codes)
    ? { listed: new Set(codes), names: new Map() }
    : { listed: new Set(Object.keys(codes)), names: new Map(Object.entries(codes)) };

export const registryMatch: Check = {
  name: 'registry-match',
  description: 'The registered codes of a protocol are those of its registry, with its names, in both directions',
  level: 'editorial',
  find: ({ protocols, registries }) =>
    [...registries].flatMap(([id, registry]) => {
      const { listed, names } = readList(registry);
      const codes = (protocols.get(id)?.codes ?? []).filter(isRegistered);
      const found = new Set(codes.map(({ code }) => listedCode(code, listed)));
      return [...missing(id, listed, found), ...unlisted(id, listed, codes), ...renamed(id, names, codes)];
    }),
};

/**
 * Do `related`, `equivalents` and `observedAs` lead to codes that exist, and is each pair stated once?
 * Both sides of a pair are computed from the one that states it, so a second statement would show twice.
 */
import { splitId } from '../catalog/catalog.js';
import { toCodeNumber } from '../catalog/code-number.js';
import { entryKeys } from './bundle-skeleton.js';
import type { Check, Problem } from './check.js';
import { type Project, catalogPath, hasFile } from './project.js';
import { repeated } from './repeated.js';

interface Link {
  file: string;
  kind: 'related' | 'equivalents' | 'observedAs';
  from: string;
  to: string;
}

const linksOf = (project: Project): Link[] =>
  [...project.protocols].flatMap(([protocol, { codes }]) =>
    codes.flatMap((code) => {
      const from = { file: catalogPath(protocol), from: `${protocol}:${code.code}` };
      return [
        ...(code.related ?? []).map(({ id }) => ({ ...from, kind: 'related' as const, to: id })),
        ...(code.equivalents ?? []).map(({ id }) => ({ ...from, kind: 'equivalents' as const, to: id })),
        ...(code.observedAs ?? []).map((id) => ({ ...from, kind: 'observedAs' as const, to: id })),
        ...(code.variants ?? []).flatMap(({ variant, observedAs = [] }) =>
          observedAs.map((id) => ({ ...from, from: `${from.from}~${variant}`, kind: 'observedAs' as const, to: id })),
        ),
      ];
    }),
  );

const placeOf = ({ kind, from }: Link): string => `codes.${splitId(from)!.code}.${kind}`;

/** A protocol whose file could not be read may have any code: its own problem is reported. */
const dangling = (project: Project, links: readonly Link[]): Problem[] => {
  const keys = new Map([...project.protocols].map(([protocol, file]) => [protocol, new Set(entryKeys(file))]));
  const mayExist = (id: string): boolean => {
    const { protocol, code } = splitId(id)!;
    return keys.get(protocol)?.has(code) ?? hasFile(project, catalogPath(protocol));
  };
  return links
    .filter(({ to }) => !mayExist(to))
    .map((link) => ({
      file: link.file,
      message: `${placeOf(link)}: no code has the id "${link.to}"`,
      fix: 'mend the id (canonical code, not symbol or alias), or remove the link',
      otherFile: catalogPath(splitId(link.to)!.protocol),
    }));
};

/** A range that carries a protocol which is not there, or from an offset that is no number. */
const uncarried = ({ protocols }: Project): Problem[] =>
  [...protocols].flatMap(([protocol, { codes }]) =>
    codes.flatMap(({ code, range }) => {
      const carries = range?.carries;
      if (carries === undefined) return [];
      const place = { file: catalogPath(protocol), message: `codes.${code}.range.carries:` };
      if (!protocols.has(carries.protocol)) {
        return [{ ...place, message: `${place.message} no protocol "${carries.protocol}"`, fix: 'mend the protocol' }];
      }
      if (toCodeNumber(carries.offset, 'hexadecimal') !== undefined) return [];
      return [{ ...place, message: `${place.message} "${carries.offset}" is no number`, fix: 'mend the offset' }];
    }),
  );

const selfish = (links: readonly Link[]): Problem[] =>
  links
    .filter(({ from, to }) => from === to)
    .map((link) => ({ file: link.file, message: `${placeOf(link)}: links to itself`, fix: 'remove the link' }));

const pairOf = ({ kind, from, to }: Link): string => `${kind} ${[from, to].toSorted().join(' and ')}`;

const statedTwice = (links: readonly Link[]): Problem[] => {
  const pairs = new Set(repeated(links.filter(({ kind }) => kind !== 'observedAs').map(pairOf)));
  return [...pairs].map((pair) => {
    const second = links.findLast((link) => pairOf(link) === pair)!;
    return {
      file: second.file,
      otherFile: links.find((link) => pairOf(link) === pair)!.file,
      message: `${placeOf(second)}: the pair ${second.from}, ${second.to} is stated twice`,
      fix: 'remove one of the two: each is known from both sides',
    };
  });
};

export const links: Check = {
  name: 'links',
  description: 'Links between codes lead to codes that exist, and each pair is stated once',
  level: 'integrity',
  find: (project) => {
    const found = linksOf(project);
    return [...dangling(project, found), ...uncarried(project), ...selfish(found), ...statedTwice(found)];
  },
};

/**
 * Are the curated comparisons of codes that exist, in canonical order, each listed once, and has every
 * complete language exactly one note on each? The order is what makes a comparison findable: any order
 * of ids asks for the same one.
 */
import { splitId } from '../catalog/catalog.js';
import { entryKeys } from './bundle-skeleton.js';
import type { Check, Problem } from './check.js';
import {
  type Project,
  type ProjectLanguage,
  catalogPath,
  comparisonsPath,
  hasFile,
  localePath,
  notesName,
} from './project.js';
import { repeated } from './repeated.js';

/** All ids in canonical order: protocols by name, codes and variants by file. */
const allIds = ({ protocols }: Project): string[] =>
  [...protocols.keys()]
    .toSorted()
    .flatMap((protocol) => entryKeys(protocols.get(protocol)!).map((key) => `${protocol}:${key}`));

const comparisonKeys = ({ comparisons }: Project): string[] =>
  (comparisons?.comparisons ?? []).map((ids) => ids.join(','));

/** A protocol whose file could not be read may have any code: its own problem is reported. */
const isOfBrokenFile = (project: Project, id: string): boolean => {
  const { protocol } = splitId(id)!;
  return !project.protocols.has(protocol) && hasFile(project, catalogPath(protocol));
};

const misstated = (project: Project): Problem[] => {
  const position = new Map(allIds(project).map((id, index) => [id, index]));
  return (project.comparisons?.comparisons ?? []).flatMap((ids): Problem[] => {
    if (ids.some((id) => isOfBrokenFile(project, id))) return [];
    const place = { file: comparisonsPath, message: `comparisons.${ids.join(',')}:` };
    const unknown = ids.filter((id) => !position.has(id));
    if (unknown.length > 0) {
      const message = `${place.message} no code has the id "${unknown.join('", "')}"`;
      return [{ ...place, message, fix: 'mend the id', otherFile: catalogPath(splitId(unknown[0]!)!.protocol) }];
    }
    const ordered = ids.toSorted((a, b) => position.get(a)! - position.get(b)!).join(',');
    if (ordered === ids.join(',')) return [];
    return [{ ...place, message: `${place.message} is not in canonical order`, fix: `write ${ordered}` }];
  });
};

const listedTwice = (project: Project): Problem[] =>
  repeated(comparisonKeys(project)).map((key) => ({
    file: comparisonsPath,
    message: `comparisons.${key}: is listed twice`,
    fix: 'remove one of the two',
  }));

/** Notes that an operator's folder does not have are only missed (`borrowed-texts`). */
const isOurs = ({ overlay }: Project, tag: string): boolean => overlay === null || overlay.builtin.languages.has(tag);

const compareNotes = (project: Project, { tag, language, notes }: ProjectLanguage): Problem[] => {
  const [wanted, present] = [new Set(comparisonKeys(project)), new Set(Object.keys(notes?.notes ?? {}))];
  const file = localePath(tag, `${notesName}.json`);
  const isAsked = language?.status === 'complete' && isOurs(project, tag);
  const missing = isAsked
    ? [...comparisonKeys(project.overlay?.builtin ?? project)].filter((key) => !present.has(key))
    : [];
  const surplus = [...present].filter((key) => !wanted.has(key));
  return [
    ...missing.map((key) => ({ file, message: `notes.${key}: missing note`, fix: 'write it' })),
    ...surplus.map((key) => ({
      file,
      message: `notes.${key}: is not in ${comparisonsPath}`,
      fix: 'mend the ids, or add the comparison there',
    })),
  ];
};

export const comparisons: Check = {
  name: 'comparisons',
  description: 'Curated comparisons are of codes that exist, and every language has a note on each',
  level: 'integrity',
  find: (project) => [
    ...misstated(project),
    ...listedTwice(project),
    ...[...project.languages.values()].flatMap((language) => compareNotes(project, language)),
  ],
};

/**
 * Has every bundle of a complete language exactly the entries of the catalog: phases, contexts,
 * attributes, classes, groups and codes with their variants? A draft may lack some.
 */
import type { BundleFile } from '../locales/schema.js';
import { bundleSkeleton } from './bundle-skeleton.js';
import type { Check, Problem } from './check.js';
import { type Project, type ProjectLanguage, catalogPath, localePath } from './project.js';

/** Places of all entries: `codes.499~esri`, `attributes.level.values.fatal`. */
const entriesOf = ({ phases, contexts, attributes, classes, groups, codes }: BundleFile): string[] => {
  const sections = Object.entries({ phases, contexts, attributes, classes, groups, codes });
  const names = sections.flatMap(([section, entries]) => Object.keys(entries).map((key) => `${section}.${key}`));
  const values = Object.entries(attributes).flatMap(([name, attribute]) =>
    Object.keys(attribute.values ?? {}).map((value) => `attributes.${name}.values.${value}`),
  );
  return [...names, ...values];
};

const without = (entries: readonly string[], others: readonly string[]): string[] => {
  const known = new Set(others);
  return entries.filter((entry) => !known.has(entry));
};

const compareBundles = (project: Project, { tag, language, bundles }: ProjectLanguage): Problem[] =>
  [...bundles].flatMap(([id, bundle]) => {
    const protocol = project.protocols.get(id);
    if (protocol === undefined) return [];
    const [wanted, present] = [entriesOf(bundleSkeleton(protocol)), entriesOf(bundle)];
    const missing = language?.status === 'complete' ? without(wanted, present) : [];
    const file = localePath(tag, `${id}.json`);
    const scaffold = `npm run scaffold -- protocol ${id}, then translate`;
    return [
      ...missing.map((entry) => ({ file, message: `${entry}: missing entry`, fix: scaffold })),
      ...without(present, wanted).map((entry) => ({
        file,
        message: `${entry}: is not in ${catalogPath(id)}`,
        fix: 'remove or rename the entry, or add it to the catalog',
      })),
    ];
  });

export const entryCoverage: Check = {
  name: 'entry-coverage',
  description: 'Every bundle has the entries of the catalog, no fewer and no more',
  level: 'integrity',
  find: (project) => [...project.languages.values()].flatMap((language) => compareBundles(project, language)),
};

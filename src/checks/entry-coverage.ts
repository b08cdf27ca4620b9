/**
 * Has every bundle of a complete language exactly the entries of the catalog: phases, contexts,
 * attributes, classes, groups and codes with their variants? A draft may lack some, and so may what an
 * operator adds, where another language has it.
 */
import { bundleSkeleton } from './bundle-skeleton.js';
import type { Check, Problem } from './check.js';
import { findLender, missingPlaces, placesOf } from './lender.js';
import { type Project, type ProjectLanguage, catalogPath, localePath } from './project.js';

const compareBundles = (project: Project, { tag, language, bundles }: ProjectLanguage): Problem[] =>
  [...bundles].flatMap(([id, bundle]) => {
    const protocol = project.protocols.get(id);
    if (protocol === undefined) return [];
    const missing = language?.status === 'complete' ? missingPlaces(project, id, bundle) : [];
    const wanted = new Set(placesOf(bundleSkeleton(protocol)));
    const file = localePath(tag, `${id}.json`);
    const scaffold = `npm run scaffold -- protocol ${id}, then translate`;
    return [
      ...missing
        .filter((place) => findLender(project, tag, id, place) === undefined)
        .map((place) => ({ file, message: `${place}: missing entry`, fix: scaffold })),
      ...placesOf(bundle)
        .filter((place) => !wanted.has(place))
        .map((place) => ({
          file,
          message: `${place}: is not in ${catalogPath(id)}`,
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

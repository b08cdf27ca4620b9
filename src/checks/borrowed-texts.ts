/**
 * Has an operator's folder its texts in every language that is served, and its languages all texts? What
 * is missing is answered in another language (`lender.ts`), which is no mistake but worth knowing.
 */
import type { Check, Problem } from './check.js';
import { count } from './count.js';
import { findLender, missingPlaces } from './lender.js';
import { type Project, type ProjectLanguage, localePath, notesName } from './project.js';

const mostNamed = 3;

const borrowedIn = (project: Project, { tag, bundles }: ProjectLanguage, id: string): Problem[] => {
  const borrowed = missingPlaces(project, id, bundles.get(id)).flatMap((place) => {
    const lender = findLender(project, tag, id, place);
    return lender === undefined ? [] : [{ place, lender }];
  });
  if (borrowed.length === 0) return [];
  const from = [...new Set(borrowed.map(({ lender }) => `"${lender}"`))].join(', ');
  const named = borrowed.slice(0, mostNamed).map(({ place }) => place);
  const more = borrowed.length > mostNamed ? ' …' : '';
  return [
    {
      file: localePath(tag, `${id}.json`),
      message: `lacks ${count(borrowed.length, 'entry', 'entries')}: ${named.join(', ')}${more}\nthe answer has the texts of ${from} instead`,
      fix: `npm run scaffold -- protocol ${id}, then translate`,
    },
  ];
};

const missingNotes = (project: Project, { tag, notes }: ProjectLanguage): Problem[] =>
  (project.comparisons?.comparisons ?? [])
    .map((ids) => ids.join(','))
    .filter((key) => notes?.notes[key] === undefined)
    .map((key) => ({
      file: localePath(tag, `${notesName}.json`),
      message: `notes.${key}: missing note\nthe comparison is not listed in "${tag}"`,
      fix: 'write it',
    }));

export const borrowedTexts: Check = {
  name: 'borrowed-texts',
  description: "An operator's texts are there in every language, and those of an operator's language are complete",
  level: 'editorial',
  find: (project) =>
    project.overlay === null
      ? []
      : [...project.languages.values()]
          .filter(({ language }) => language?.status === 'complete')
          .flatMap((language) => [
            ...[...project.protocols.keys()].flatMap((id) => borrowedIn(project, language, id)),
            ...missingNotes(project, language),
          ]),
};

/**
 * What could be better in an operator's folder, by the editorial rules. They are slow, and ours has passed
 * them: only those protocols are held to them of which the folder has facts or texts.
 */
import { borrowedTexts } from './borrowed-texts.js';
import { catalogSchema } from './catalog-schema.js';
import type { FoundProblem } from './check.js';
import { editorialChecks } from './checks.js';
import { findProblems } from './find-problems.js';
import type { Project } from './project.js';
import { staleTranslation } from './stale-translation.js';

/** The last two compare what is generated of ours alone. */
const others = new Set([borrowedTexts, staleTranslation, catalogSchema]);
const editorialOfParts = editorialChecks.filter((check) => !others.has(check));

/** Protocols and words beside which nothing of ours can have changed are left out. */
const touchedPart = (project: Project): Project => {
  const { overlay } = project;
  if (overlay === null) return project;
  const paths = [...overlay.valid.keys()];
  const isTouched = (name: string): boolean => paths.some((path) => path.endsWith(`/${name}.json`));
  const only = <Value>(map: Map<string, Value>): Map<string, Value> =>
    new Map([...map].filter(([name]) => isTouched(name)));
  const narrow = (whole: Project): Project => ({
    ...whole,
    files: new Map([...whole.files].filter(([path, { source }]) => source === 'local' || path.endsWith('.md'))),
    protocols: only(whole.protocols),
    registries: only(whole.registries),
    languages: new Map(
      [...whole.languages].map(([tag, language]) => {
        const common = isTouched('common') ? language.common : null;
        const notes = isTouched('comparisons') ? language.notes : null;
        return [tag, { ...language, common, notes, bundles: only(language.bundles) }];
      }),
    ),
  });
  return { ...narrow(project), overlay: { ...overlay, builtin: narrow(overlay.builtin) } };
};

/** None where there is no such folder. */
export const findWarnings = (project: Project): FoundProblem[] =>
  project.overlay === null
    ? []
    : [...findProblems([borrowedTexts], project), ...findProblems(editorialOfParts, touchedPart(project))];

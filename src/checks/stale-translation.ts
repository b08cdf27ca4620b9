/** Was each translation made from the English as it is now? What went stale is named; see `digests.ts`. */
import { toJsonText } from './canonical-text.js';
import type { Check, Problem } from './check.js';
import { acceptedName, digestEntries, digestsPath, isStale, translatedLanguages, updateDigests } from './digests.js';
import { type Project, type ProjectLanguage, localePath } from './project.js';

const findStale = (project: Project, language: ProjectLanguage): Problem[] =>
  digestEntries(project, language)
    .filter(isStale)
    .map((digested) => ({
      file: localePath(language.tag, `${digested.bundle}.json`),
      message: `${digested.entry}: the English changed since this was translated`,
      fix: `mend the translation, then npm run fix; where the meaning is the same, npm run fix -- --accept ${acceptedName(language.tag, digested)}`,
    }));

const findOutdated = (project: Project, language: ProjectLanguage): Problem[] => {
  const file = digestsPath(language.tag);
  if (project.files.get(file)?.text === toJsonText(updateDigests(project, language))) return [];
  return [{ file, message: 'does not record the translations as they are now', fix: 'npm run fix' }];
};

export const staleTranslation: Check = {
  name: 'stale-translation',
  description: 'Every translation was made from the English as it is now',
  level: 'editorial',
  find: (project) =>
    translatedLanguages(project).flatMap((language) => [
      ...findStale(project, language),
      ...findOutdated(project, language),
    ]),
};

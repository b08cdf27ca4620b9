/**
 * Is each language what its folder says, under a canonical BCP 47 tag, and is the default one complete?
 * Negotiation, fallback and `Content-Language` rely on it.
 */
import type { Check, Problem } from './check.js';
import { canonicalTag, isCanonicalTag } from './language-tag.js';
import { type Project, localePath } from './project.js';

const misnamedFolders = ({ languages }: Project): Problem[] =>
  [...languages.keys()]
    .filter((tag) => !isCanonicalTag(tag))
    .map((tag) => ({
      file: localePath(tag, 'language.json'),
      message: `the folder's name "${tag}" is not a canonical BCP 47 tag`,
      fix: `rename the folder to ${canonicalTag(tag) ?? 'a language tag such as "vi" or "zh-Hant"'}`,
    }));

const otherTags = ({ languages }: Project): Problem[] =>
  [...languages.values()].flatMap(({ tag, language }) =>
    language === null || language.tag === tag
      ? []
      : [
          {
            file: localePath(tag, 'language.json'),
            message: `tag: is "${language.tag}", but the folder is named "${tag}"`,
            fix: `write "tag": "${tag}", or rename the folder`,
          },
        ],
  );

const incompleteDefault = ({ languages, defaultLanguage }: Project): Problem[] => {
  const found = languages.get(defaultLanguage);
  const file = localePath(defaultLanguage, 'language.json');
  if (found === undefined) {
    const fix = `npm run scaffold -- language ${defaultLanguage}, or configure another default language`;
    return [{ file, message: `missing file\n"${defaultLanguage}" is the default language`, fix }];
  }
  if (found.language?.status !== 'draft') return [];
  const fix = 'complete it and write "status": "complete", or configure another default language';
  return [{ file, message: `status: "${defaultLanguage}" is the default language and cannot be a draft`, fix }];
};

export const languageFile: Check = {
  name: 'language-file',
  description: 'Languages have canonical tags, and the default one is complete',
  level: 'integrity',
  find: (project) => [...misnamedFolders(project), ...otherTags(project), ...incompleteDefault(project)],
};

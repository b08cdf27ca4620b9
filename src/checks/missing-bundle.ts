/** Does every language say what it is, and has a complete one its messages and a bundle for each protocol? */
import type { Check, Problem } from './check.js';
import { count } from './count.js';
import { findLender } from './lender.js';
import { type Project, type ProjectLanguage, hasFile, localePath } from './project.js';

/** What the language must have, with the reason and the remedy. */
const requiredFiles = (project: Project, { tag, language }: ProjectLanguage): [string, string, string][] => {
  const scaffold = `npm run scaffold -- language ${tag}, then translate`;
  const itself: [string, string, string] = ['language.json', 'every folder of locales is a language', scaffold];
  if (language?.status !== 'complete') return [itself];
  return [
    itself,
    ['common.json', `"${tag}" is a complete language`, scaffold],
    ...[...project.protocols]
      .filter(([id]) => findLender(project, tag, id, 'name') === undefined)
      .map(([id, { codes }]): [string, string, string] => [
        `${id}.json`,
        `protocol "${id}" has ${count(codes.length, 'code')} and "${tag}" is a complete language`,
        `npm run scaffold -- protocol ${id}, then translate`,
      ]),
  ];
};

const missingFiles = (project: Project, language: ProjectLanguage): Problem[] =>
  requiredFiles(project, language)
    .map(([name, reason, fix]) => ({ file: localePath(language.tag, name), message: `missing file\n${reason}`, fix }))
    .filter(({ file }) => !hasFile(project, file));

export const missingBundle: Check = {
  name: 'missing-bundle',
  description: 'A complete language has common.json and a bundle for each protocol',
  level: 'integrity',
  find: (project) => [...project.languages.values()].flatMap((language) => missingFiles(project, language)),
};

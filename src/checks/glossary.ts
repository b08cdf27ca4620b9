/**
 * Does every text of a language use its terms? `locales/<language>/NOTES.md` has a table with the
 * columns `English`, the language, and `not`: renderings in `not`, separated by commas, are found
 * nowhere in the language's texts (whole words, any letter case; quotations from the wire excepted).
 */
import type { Check, Problem } from './check.js';
import { sourceLanguage, textsOf } from './each-text.js';
import { type Project, type ProjectLanguage, findFile, localePath } from './project.js';
import { wholeWord, withoutQuotations } from './prose.js';

interface Term {
  english: string;
  rendering: string;
  not: string[];
}

const cellsOf = (row: string): string[] =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** Undefined where the notes have no such table. */
export const readGlossary = (notes: string): Term[] | undefined => {
  const lines = notes.split('\n').map((line) => line.trim());
  const header = lines.findIndex((line) => /^\| *English *\|[^|]*\| *not *\|/.test(line));
  if (header === -1) return undefined;
  const rows = lines.slice(header + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end === -1 ? undefined : end).map((row) => {
    const [english = '', rendering = '', not = ''] = cellsOf(row);
    return {
      english,
      rendering,
      not: not
        .split(',')
        .map((each) => each.trim())
        .filter((each) => each !== ''),
    };
  });
};

const findInTexts = (project: Project, language: ProjectLanguage, glossary: readonly Term[]): Problem[] => {
  const banned = glossary.flatMap((term) => term.not.map((not) => ({ ...term, not, pattern: wholeWord(not) })));
  return textsOf(project, language).flatMap(({ file, place, text }) => {
    const prose = withoutQuotations(text);
    return banned
      .filter(({ pattern }) => pattern.test(prose))
      .map(({ english, rendering, not }) => ({
        file,
        message: `${place}: has "${not}" for "${english}"`,
        fix: `write "${rendering}", or change the glossary in NOTES.md`,
      }));
  });
};

const checkLanguage = (project: Project, language: ProjectLanguage): Problem[] => {
  const file = localePath(language.tag, 'NOTES.md');
  const notes = findFile(project, file);
  const fix = 'write the table | English | <language> | not |';
  if (notes === undefined) return [{ file, message: 'missing file\nevery translation keeps a glossary', fix }];
  const glossary = readGlossary(notes.text);
  return glossary === undefined
    ? [{ file, message: 'has no glossary table', fix }]
    : findInTexts(project, language, glossary);
};

export const glossary: Check = {
  name: 'glossary',
  description: 'Every language has a glossary and keeps to it',
  level: 'editorial',
  find: (project) =>
    [...project.languages.values()]
      .filter(({ tag }) => tag !== sourceLanguage)
      .flatMap((language) => checkLanguage(project, language)),
};

/** The files with which a language begins: what it is, its messages and labels, and notes for translators. */
import { commonSkeleton } from '../checks/bundle-skeleton.js';
import { sourceLanguage } from '../checks/each-text.js';
import { localePath } from '../checks/project.js';
import { type Present, type Texts, filled } from './scaffold-files.js';

const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Syrc', 'Thaa']);

const languageSkeleton = (tag: string) => ({
  tag,
  nativeName: new Intl.DisplayNames(tag, { type: 'language' }).of(tag),
  direction: rightToLeft.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr',
  status: 'draft',
});

const notesExample = (tag: string): string => `# Notes on the translation (${tag})

## Register

## Glossary
Renderings in the last column are found nowhere in the texts; separate them by commas.

| English | ${new Intl.DisplayNames(tag, { type: 'language' }).of(tag)} | not |
|---|---|---|
`;

const notesFor = (present: Present, tag: string): [string, string] => {
  const path = localePath(tag, 'NOTES.md');
  return [path, present(path)?.text ?? notesExample(tag)];
};

export const languageItself = (present: Present, tag: string): Texts =>
  [
    { path: localePath(tag, 'language.json'), skeleton: languageSkeleton(tag) },
    { path: localePath(tag, 'common.json'), skeleton: commonSkeleton(tag) },
  ].map(({ path, skeleton }) => filled(path, skeleton, present(path)?.json));

export const languageNotes = (present: Present, tag: string): Texts =>
  tag === sourceLanguage ? [] : [notesFor(present, tag)];

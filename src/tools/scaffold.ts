/**
 * `npm run scaffold -- protocol <id>` and `-- language <tag>`: write the files that are to be filled,
 * with every key in its place and every text empty. Empty texts fail `npm run check`, so none is
 * forgotten; what is there already stays. A new protocol starts with its facts: its bundles follow, by
 * the same command, once the facts are right.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { protocolIdPattern } from '../catalog/schema.js';
import { bundleSkeleton, commonSkeleton, notesSkeleton } from '../checks/bundle-skeleton.js';
import { arrangeLike, toJsonText } from '../checks/canonical-text.js';
import { sourceLanguage } from '../checks/each-text.js';
import { isCanonicalTag } from '../checks/language-tag.js';
import { type Project, catalogPath, localePath, notesName, readProject } from '../checks/project.js';
import { type Command, type CommandResult, runIfMain } from './command.js';
import { protocolExample } from './protocol-example.js';

/** By path. */
type Texts = [string, string][];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isBlank = (value: unknown): boolean => value === '' || (isObject(value) && Object.values(value).every(isBlank));

/** What is there, with the skeleton's members where there is none; blank members that nobody asks for any more go. */
export const fillIn = (skeleton: unknown, present: unknown): unknown => {
  if (!isObject(skeleton) || !isObject(present)) return present ?? skeleton;
  const kept = Object.entries(present).filter(([key, value]) => Object.hasOwn(skeleton, key) || !isBlank(value));
  const missing = Object.entries(skeleton).map(([key, value]) => [key, fillIn(value, present[key])]);
  return arrangeLike(skeleton, { ...Object.fromEntries(kept), ...Object.fromEntries(missing) });
};

const filled = (project: Project, path: string, skeleton: unknown): [string, string] => [
  path,
  toJsonText(fillIn(skeleton, project.files.get(path)?.json)),
];

const bundlesFor = (project: Project, ids: readonly string[], tags: readonly string[]): Texts =>
  tags.flatMap((tag) =>
    ids.map((id) => filled(project, localePath(tag, `${id}.json`), bundleSkeleton(project.protocols.get(id)!))),
  );

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

const notesFor = (project: Project, tag: string): [string, string] => {
  const path = localePath(tag, 'NOTES.md');
  return [path, project.files.get(path)?.text ?? notesExample(tag)];
};

const refuse = (message: string): CommandResult => ({ ok: false, output: `✖ ${message}` });

/** A file that is not JSON cannot be filled in, and must not be overwritten. */
const findBroken = ({ files }: Project, texts: Texts): string | undefined =>
  texts
    .map(([path]) => path)
    .find((path) => path.endsWith('.json') && files.has(path) && files.get(path)?.json === undefined);

const write = async (root: string, project: Project, texts: Texts, next: string): Promise<CommandResult> => {
  const broken = findBroken(project, texts);
  if (broken !== undefined) return refuse(`${broken} is not JSON: npm run check says where`);
  const changed = texts.filter(([path, text]) => project.files.get(path)?.text !== text);
  for (const [path, text] of changed) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const lines = changed.map(([path]) => `✔ ${path}: written`);
  return { ok: true, output: lines.length === 0 ? '✔ nothing is missing' : [...lines, `  next: ${next}`].join('\n') };
};

const scaffoldProtocol = async (root: string, id: string): Promise<CommandResult> => {
  if (!new RegExp(protocolIdPattern).test(id))
    return refuse(`"${id}" is no protocol id: it must match ${protocolIdPattern}`);
  const project = await readProject(root, sourceLanguage);
  const path = catalogPath(id);
  if (!project.files.has(path)) {
    const next = `state the facts, then npm run scaffold -- protocol ${id} once more for the texts`;
    return write(root, project, [[path, toJsonText(protocolExample(id))]], next);
  }
  if (!project.protocols.has(id)) return refuse(`${path} does not satisfy its schema: npm run check says why`);
  return write(
    root,
    project,
    bundlesFor(project, [id], [...project.languages.keys()]),
    'write the texts, then npm run check',
  );
};

const scaffoldLanguage = async (root: string, tag: string): Promise<CommandResult> => {
  if (!isCanonicalTag(tag)) return refuse(`"${tag}" is no canonical BCP 47 tag such as "vi", "pt-BR" or "zh-Hant"`);
  const project = await readProject(root, sourceLanguage);
  const texts: Texts = [
    filled(project, localePath(tag, 'language.json'), languageSkeleton(tag)),
    filled(project, localePath(tag, 'common.json'), commonSkeleton(tag)),
    ...bundlesFor(project, [...project.protocols.keys()], [tag]),
    filled(project, localePath(tag, `${notesName}.json`), notesSkeleton(project)),
    ...(tag === sourceLanguage ? [] : [notesFor(project, tag)]),
  ];
  return write(root, project, texts, 'write the texts; when all are there, set "status": "complete"');
};

export const scaffold: Command = async (root, [kind, name, ...rest]) => {
  if (name !== undefined && rest.length === 0) {
    if (kind === 'protocol') return scaffoldProtocol(root, name);
    if (kind === 'language') return scaffoldLanguage(root, name);
  }
  return refuse('usage: npm run scaffold -- protocol <id> | language <tag>');
};

await runIfMain(import.meta.url, scaffold);

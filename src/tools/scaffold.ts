/**
 * `npm run scaffold -- protocol <id>` and `-- language <tag>`: write the files that are to be filled,
 * with every key in its place and every text empty. Empty texts fail `npm run check`, so none is
 * forgotten; what is there already stays. A new protocol starts with its facts: its bundles follow, by
 * the same command, once the facts are right. With `--dir <folder>` first, the same in an operator's folder.
 */
import { protocolIdPattern } from '../catalog/schema.js';
import { bundleSkeleton, notesSkeleton } from '../checks/bundle-skeleton.js';
import { toJsonText } from '../checks/canonical-text.js';
import { sourceLanguage } from '../checks/each-text.js';
import { isCanonicalTag } from '../checks/language-tag.js';
import { type Project, catalogPath, localePath, notesName } from '../checks/project.js';
import { readProject } from '../checks/read-project.js';
import { type Command, type CommandResult, runIfMain } from './command.js';
import { protocolExample } from './protocol-example.js';
import { type Present, type Texts, filled, refuse, write } from './scaffold-files.js';
import { languageItself, languageNotes } from './scaffold-language.js';
import { scaffoldLocalLanguage, scaffoldLocalProtocol } from './scaffold-overlay.js';

const presentIn =
  ({ files }: Project): Present =>
  (path) =>
    files.get(path);

const bundlesFor = (project: Project, ids: readonly string[], tags: readonly string[]): Texts =>
  tags.flatMap((tag) =>
    ids.map((id) => {
      const path = localePath(tag, `${id}.json`);
      return filled(path, bundleSkeleton(project.protocols.get(id)!), project.files.get(path)?.json);
    }),
  );

const scaffoldProtocol = async (root: string, id: string): Promise<CommandResult> => {
  if (!new RegExp(protocolIdPattern).test(id))
    return refuse(`"${id}" is no protocol id: it must match ${protocolIdPattern}`);
  const project = await readProject({ root, defaultLanguage: sourceLanguage });
  const path = catalogPath(id);
  if (!project.files.has(path)) {
    const next = `state the facts, then npm run scaffold -- protocol ${id} once more for the texts`;
    return write(root, presentIn(project), [[path, toJsonText(protocolExample(id))]], next);
  }
  if (!project.protocols.has(id)) return refuse(`${path} does not satisfy its schema: npm run check says why`);
  return write(
    root,
    presentIn(project),
    bundlesFor(project, [id], [...project.languages.keys()]),
    'write the texts, then npm run check',
  );
};

const scaffoldLanguage = async (root: string, tag: string): Promise<CommandResult> => {
  if (!isCanonicalTag(tag)) return refuse(`"${tag}" is no canonical BCP 47 tag such as "vi", "pt-BR" or "zh-Hant"`);
  const project = await readProject({ root, defaultLanguage: sourceLanguage });
  const present = presentIn(project);
  const notes = localePath(tag, `${notesName}.json`);
  const texts: Texts = [
    ...languageItself(present, tag),
    ...bundlesFor(project, [...project.protocols.keys()], [tag]),
    filled(notes, notesSkeleton(project), present(notes)?.json),
    ...languageNotes(present, tag),
  ];
  return write(root, present, texts, 'write the texts; when all are there, set "status": "complete"');
};

const usage =
  'usage: npm run scaffold -- protocol <id> | language <tag> | --dir <folder> protocol <id> [<tag> …] | --dir <folder> language <tag>';

export const scaffold: Command = async (root, args) => {
  if (args[0] === '--dir') {
    const [, folder, kind, name, ...tags] = args;
    if (folder === undefined || name === undefined) return refuse(usage);
    if (kind === 'protocol') return scaffoldLocalProtocol(root, folder, name, tags);
    return kind === 'language' && tags.length === 0 ? scaffoldLocalLanguage(root, folder, name) : refuse(usage);
  }
  const [kind, name, ...rest] = args;
  if (name !== undefined && rest.length === 0) {
    if (kind === 'protocol') return scaffoldProtocol(root, name);
    if (kind === 'language') return scaffoldLanguage(root, name);
  }
  return refuse(usage);
};

await runIfMain(import.meta.url, scaffold);

/**
 * Files to be filled in, as every `npm run scaffold` writes them: what is there already stays, what is missing
 * is added with empty texts, and a file that is not JSON is left alone.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { arrangeLike, toJsonText } from '../checks/canonical-text.js';
import type { SourceFile } from '../checks/project.js';
import type { CommandResult } from './command.js';

/** By path. */
export type Texts = [string, string][];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isBlank = (value: unknown): boolean => value === '' || (isObject(value) && Object.values(value).every(isBlank));

/** What is there, with the skeleton's members where there is none; blank members that nobody asks for any more go. */
export const fillIn = (skeleton: unknown, present: unknown): unknown => {
  if (!isObject(skeleton) || !isObject(present)) return present ?? skeleton;
  const kept = Object.entries(present).filter(([key, value]) => Object.hasOwn(skeleton, key) || !isBlank(value));
  const missing = Object.entries(skeleton).map(([key, value]) => [key, fillIn(value, present[key])]);
  return arrangeLike(skeleton, { ...Object.fromEntries(kept), ...Object.fromEntries(missing) });
};

/** `present`: the file's JSON as it is, if it is. */
export const filled = (path: string, skeleton: unknown, present: unknown): [string, string] => [
  path,
  toJsonText(fillIn(skeleton, present)),
];

export const refuse = (message: string): CommandResult => ({ ok: false, output: `✖ ${message}` });

/** What stands at a path of the folder that is written to. */
export type Present = (path: string) => SourceFile | undefined;

/** A file that is not JSON cannot be filled in, and must not be overwritten. */
const findBroken = (present: Present, texts: Texts): string | undefined =>
  texts
    .map(([path]) => path)
    .find((path) => path.endsWith('.json') && present(path) !== undefined && present(path)?.json === undefined);

export const write = async (folder: string, present: Present, texts: Texts, next: string): Promise<CommandResult> => {
  const broken = findBroken(present, texts);
  if (broken !== undefined) return refuse(`${broken} is not JSON: npm run check says where`);
  const changed = texts.filter(([path, text]) => present(path)?.text !== text);
  for (const [path, text] of changed) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const lines = changed.map(([path]) => `✔ ${path}: written`);
  return { ok: true, output: lines.length === 0 ? '✔ nothing is missing' : [...lines, `  next: ${next}`].join('\n') };
};

/**
 * The data for the peers, taken from what this server answers: facts in no language for those that
 * translate, and whole documents in every language for the one that only stores them.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { askJson } from './ask.js';
import { tags } from './readers.js';

type Json = Record<string, unknown>;

const textNames = ['language', 'name', 'summary', 'description', 'whenYouSeeIt', 'howToFix', 'userMessage'];

const without = (names: readonly string[], value: Json): Json =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

const each = (list: unknown, change: (item: Json) => Json): Json[] => (list as Json[]).map(change);

/** The facts of a code: what is the same in every language. */
const withoutTexts = (code: Json): Json => ({
  ...without([...textNames, 'labels'], code),
  group: code['group'] && without(['name', 'explanation'], code['group'] as Json),
  attributes: each(code['attributes'], (item) => without(['label'], item)),
  variants: each(code['variants'], (item) => without(textNames, item)),
  ...Object.fromEntries(
    ['contexts', 'related', 'equivalents'].map((name) => [name, each(code[name], (item) => without(['name'], item))]),
  ),
});

/** `origin` is where this server answers. Gives the paths of the files that it writes to `folder`. */
export const writePeerData = async (origin: string, folder: string): Promise<{ facts: string; database: string }> => {
  const documents: Record<string, Json[]> = {};
  for (const tag of tags) {
    const list = await askJson<{ items: Json[] }>(origin, `/v1/codes?view=full&limit=1000&lang=${tag}`);
    documents[tag] = list.items;
  }
  const files = { facts: join(folder, 'facts.json'), database: join(folder, 'database.json') };
  writeFileSync(files.facts, JSON.stringify({ codes: documents[tags[0]!]!.map(withoutTexts) }));
  writeFileSync(files.database, JSON.stringify(documents));
  return files;
};

/**
 * The table of environment variables that documents carry, made from `ConfigSchema`. It stands between
 * two comments; `npm run fix` writes it, `npm run check` compares it.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ConfigSchema } from '../config.js';

const documents = ['README.md', 'docs/operations.md'];
const begin = '<!-- configuration: written by npm run fix -->\n';
const end = '\n<!-- end of configuration -->';

interface Variable {
  default: string | number;
  description: string;
}

const row = ([name, variable]: [string, unknown]): string => {
  const { default: value, description } = variable as Variable;
  return `| \`${name}\` | ${value === '' ? '*(empty)*' : `\`${value}\``} | ${description} |`;
};

export const configurationTable = (): string =>
  ['| variable | default | meaning |', '|---|---|---|', ...Object.entries(ConfigSchema.properties).map(row)].join('\n');

/** The text with the table between the comments; as it was where it has none. */
export const withTable = (text: string): string => {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  return from < 0 || to < from ? text : text.slice(0, from + begin.length) + configurationTable() + text.slice(to);
};

const readOrEmpty = async (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

/** The texts, by path below `root`, of the documents whose table is not that of the code. */
export const renewedDocuments = async (root: string): Promise<Map<string, string>> => {
  const texts = await Promise.all(documents.map(async (path) => [path, await readOrEmpty(join(root, path))] as const));
  return new Map(
    texts
      .map(([path, text]) => ({ path, text, renewed: withTable(text) }))
      .filter(({ text, renewed }) => text !== renewed)
      .map(({ path, renewed }) => [path, renewed]),
  );
};

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { root } from './helpers/app.js';

const markdownIn = (folder: string, recursive: boolean): string[] =>
  readdirSync(join(root, folder), { recursive, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));

const documents = [
  ...markdownIn('.', false),
  ...['catalog', 'deploy', 'docs', 'examples', 'src'].flatMap((folder) => markdownIn(folder, true)),
];

const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: Record<string, string> };

describe.each(documents)('%s', (path) => {
  const text = readFileSync(`${root}${path}`, 'utf8');

  it('links only to files that exist', () => {
    const links = [...text.matchAll(/\]\((?![a-z]+:|#)([^)#]+)/g)].map(([, link]) => join(dirname(path), link!));
    expect(links.filter((link) => !existsSync(`${root}${link}`))).toEqual([]);
  });

  it('names only commands that exist', () => {
    const commands = [...text.matchAll(/\bnpm run ([a-z]+)\b/g)].map(([, script]) => script!);
    expect(commands.filter((script) => !(script in scripts))).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { buildRealApp, root } from './helpers/app.js';

const read = (name: string): string => readFileSync(`${root}${name}`, 'utf8');

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const readme = read('README.md');

const commandsIn = (text: string): string[] =>
  [...text.matchAll(/\bnpm (?:run )?(start|test|(?<=run )[a-z]+)\b/g)].map(([, script]) => script!);

describe('README.md', () => {
  it.each(['README.md', 'CONTRIBUTING.md'])('names only commands that exist (%s)', (name) => {
    expect(commandsIn(read(name)).filter((script) => !(script in scripts))).toEqual([]);
  });

  it('has every command in its table', () => {
    const table = readme.slice(readme.indexOf('| command |'));
    const own = Object.keys(scripts).filter((script) => !script.startsWith('pre'));
    expect(own.filter((script) => !commandsIn(table).includes(script))).toEqual([]);
  });

  const tour = [...readme.matchAll(/^curl '?localhost:3000([^' ]+)'? *# (.*)$/gm)].map(([, url, comment]) => ({
    url: url!,
    status: comment!.includes('404') ? 404 : 200,
  }));

  it('has a tour', () => {
    expect(tour.length).toBeGreaterThan(8);
  });

  it.each(tour)('tells the truth about $url', async ({ url, status }) => {
    const { get } = await buildRealApp();
    expect((await get(url)).statusCode).toBe(status);
  });
});

import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { ConfigSchema } from '../../src/config.js';
import { allChecks } from '../../src/checks/checks.js';
import { check } from '../../src/tools/check.js';
import { configurationTable } from '../../src/tools/configuration-table.js';
import { fix } from '../../src/tools/fix.js';
import { root } from '../helpers/app.js';
import { readText, writeProject } from '../helpers/project-folder.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';

const document = (table: string): string =>
  `# Title\n\n<!-- configuration: written by npm run fix -->\n${table}\n<!-- end of configuration -->\n\nMore.\n`;

describe('the table of environment variables', () => {
  it('has a row for each, with its default and meaning', () => {
    const [head, line, ...rows] = configurationTable().split('\n');
    expect([head, line]).toEqual(['| variable | default | meaning |', '|---|---|---|']);
    expect(rows.map((row) => /^\| `([A-Z_]+)`/.exec(row)?.[1])).toEqual(Object.keys(ConfigSchema.properties));
    expect(rows).toContain('| `PORT` | `3000` | Port to listen on; `0` picks a free one |');
    expect(rows.find((row) => row.includes('`BASE_PATH`'))).toMatch(/^\| `BASE_PATH` \| \*\(empty\)\* \| Path /);
  });

  it.each(['README.md', 'docs/operations.md'])('stands in %s', (path) => {
    expect(readFileSync(`${root}${path}`, 'utf8')).toContain(`\n${configurationTable()}\n`);
  });

  it('is compared by npm run check and written by npm run fix', async () => {
    const folder = await writeProject(withChange(tinyProject(), 'README.md', document('| variable |')));
    expect(await check(folder, [])).toEqual({
      ok: false,
      output: `✖ README.md: its table of environment variables is not that of src/config.ts
    fix: npm run fix

✖ ${allChecks.length} checks, 2 protocols, 2 languages: 1 problem`,
    });
    expect(await fix(folder, [])).toEqual({ ok: true, output: '✔ README.md: written' });
    expect(await readText(folder, 'README.md')).toBe(document(configurationTable()));
    expect(await check(folder, [])).toMatchObject({ ok: true });
  });
});

import { describe, expect, it } from 'vitest';

import { allChecks } from '../../src/checks/checks.js';
import { check } from '../../src/tools/check.js';
import { fix } from '../../src/tools/fix.js';
import { writeProject } from '../helpers/project-folder.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';

describe('npm run check', () => {
  it('says what it checked where nothing is wrong', async () => {
    expect(await check(await writeProject(tinyProject()), [])).toEqual({
      ok: true,
      output: `✔ ${allChecks.length} checks, 2 protocols, 2 languages: no problems`,
    });
  });

  it('says all that is wrong, and fails', async () => {
    const broken = withChange(tinyProject(), 'locales/vi/beta.json', undefined);
    expect(await check(await writeProject(broken), [])).toEqual({
      ok: false,
      output: `✖ locales/vi/beta.json: missing file
    protocol "beta" has 2 codes and "vi" is a complete language
    fix: npm run scaffold -- protocol beta, then translate

✖ locales/vi/digests.json: does not record the translations as they are now
    fix: npm run fix

✖ ${allChecks.length} checks, 2 protocols, 2 languages: 2 problems`,
    });
  });
});

describe('npm run check -- <folder>', () => {
  it('refuses what would keep the server from starting, and fails', async () => {
    const mine = await writeProject(new Map([['catalog/beta.json', '{']]));
    expect(await check(await writeProject(tinyProject()), [mine])).toEqual({
      ok: false,
      output: `✖ ${mine}/catalog/beta.json: line 1, column 2: Expected property name or '}'
    fix: mend the JSON at or just before that place

✖ ${allChecks.length} checks, 2 protocols, 2 languages: 1 problem`,
    });
  });

  it('warns of what could be better, and does not fail', async () => {
    const mine = await writeProject(new Map([['locales/vi/common.json', '{"messages":{}}']]));
    expect(await check(await writeProject(tinyProject()), [mine])).toEqual({
      ok: true,
      output: `⚠ ${mine}/locales/vi/common.json: line 1: expected "{", found "{\\"messages\\":{}}"
    fix: npm run fix -- ${mine}

✔ ${allChecks.length} checks, 2 protocols, 2 languages: no problems, 1 warning`,
    });
    expect(await fix(await writeProject(tinyProject()), [mine])).toEqual({
      ok: true,
      output: `✔ ${mine}/locales/vi/common.json: written`,
    });
    expect(await check(await writeProject(tinyProject()), [`${mine}/`])).toEqual({
      ok: true,
      output: `✔ ${allChecks.length} checks, 2 protocols, 2 languages: no problems`,
    });
  });

  it('refuses other arguments', async () => {
    expect(await check('', ['--strict'])).toEqual({ ok: false, output: '✖ usage: npm run check [-- <folder>]' });
  });
});

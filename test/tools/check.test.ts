import { describe, expect, it } from 'vitest';

import { allChecks } from '../../src/checks/checks.js';
import { check } from '../../src/tools/check.js';
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

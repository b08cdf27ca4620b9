import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it, onTestFinished } from 'vitest';

import { allChecks } from '../../src/checks/checks.js';
import { root } from '../helpers/app.js';
import { runMain, startServer } from './start-server.js';

const example = `${root}examples/bring-your-own/data`;

describe('STATUSBOOK_DATA_DIR', () => {
  it('names a folder that is served with ours', async () => {
    const { child, origin } = await startServer({ STATUSBOOK_DATA_DIR: example });
    onTestFinished(() => void child.kill('SIGKILL'));
    const answer = await fetch(`${origin}/v1/codes/orders/ORD-3001?fields=source`);
    expect(await answer.json()).toEqual({ id: 'orders:ORD-3001', language: 'en', source: 'local' });
  });

  it('names a folder that is not there, which is refused', async () => {
    expect(await runMain({ PORT: '0', STATUSBOOK_DATA_DIR: join(root, 'nowhere') })).toEqual({
      code: 1,
      signal: null,
      stderr: `✖ $STATUSBOOK_DATA_DIR: cannot be read as a folder (ENOENT)
    fix: name a folder that is there and that the server may read
`,
    });
  });
});

describe('dist/check.js', () => {
  it('checks a folder with nothing but our data beside it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'statusbook-'));
    onTestFinished(async () => rm(folder, { recursive: true }));
    await cp(join(root, 'package.json'), join(folder, 'package.json'));
    for (const name of ['dist', 'catalog', 'locales'])
      await cp(join(root, name), join(folder, name), { recursive: true });
    const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/check.js', example], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: `✔ ${allChecks.length} checks, 14 protocols, 2 languages: no problems\n`,
      stderr: '',
    });
  });
});

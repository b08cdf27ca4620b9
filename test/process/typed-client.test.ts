/** The OpenAPI document proves itself: the client that is made of it compiles strictly and gets its answers. */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { CodeAnswer } from '../../src/library/representation/code.js';
import { message, root } from '../helpers/app.js';
import { type Server, startServer } from './start-server.js';

const run = async (command: string, ...parameters: string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(join(root, 'node_modules/.bin', command), parameters, {
    cwd: folder,
    env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
  });
  return stdout;
};

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'statusbook-'));
  server = await startServer();
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await cp(join(root, 'examples/typescript-client/triage.ts'), join(folder, 'triage.ts'));
  const options = ['--output', 'statusbook.ts', '--args-style', 'grouped', '--import-ext', 'ts'];
  await run('redocly', 'generate-client', `${server.origin}/openapi.json`, ...options);
});

afterAll(async () => {
  server.child.kill();
  await server.ended;
  await rm(folder, { recursive: true });
});

describe('the client that is generated from /openapi.json', () => {
  it('compiles under strict TypeScript, with the example that uses it', async () => {
    const strict = ['--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes'];
    const language = ['--target', 'es2023', '--module', 'nodenext', '--types', 'node', '--allowImportingTsExtensions'];
    expect(await run('tsc', '--ignoreConfig', '--noEmit', ...strict, ...language, 'triage.ts')).toBe('');
  });

  it('gets typed answers and problems from the server', async () => {
    const answer = await fetch(`${server.origin}/v1/codes/smtp-enhanced/4.2.2?lang=vi`);
    const code = (await answer.json()) as CodeAnswer;
    const output = await run('tsx', 'triage.ts', server.origin, 'vi', 'said: 452 4.2.2 mailbox full');
    expect(output.split('\n')).toEqual([
      expect.stringMatching(new RegExp(`^smtp-enhanced:4.2.2 ${code.name} \\[certain\\]: .+; ${code.labels.retry}`)),
      code.howToFix,
      expect.stringContaining(
        `404: ${message('vi', 'problem.unknown-code.detail', { protocol: 'SMTP', code: '457' })} `,
      ),
      '',
    ]);
  });
});

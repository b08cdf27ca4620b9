/** The running server, while the operator's folder is edited, broken, taken away and brought back. */
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { root } from '../helpers/app.js';
import { type Server, startServer } from './start-server.js';

const copyData = async (folder: string): Promise<void> =>
  cp(join(root, 'examples/bring-your-own/data'), folder, { recursive: true });

const smtp = 'locales/en/smtp.json';

/** Gives 455 another name, as an editor does: a new file in the place of the old one. */
const rewrite = async (folder: string, name: string): Promise<void> => {
  const bundle = JSON.parse(await readFile(join(root, smtp), 'utf8'));
  const own = { codes: { 455: { ...bundle.codes['455'], name } } };
  await writeFile(join(folder, `${smtp}.new`), JSON.stringify(own, null, 2));
  await rename(join(folder, `${smtp}.new`), join(folder, smtp));
};

const ask = async ({ origin }: Server) => {
  const answer = await fetch(`${origin}/v1/codes/smtp/455?lang=en&fields=name`);
  const { name } = (await answer.json()) as { name: string };
  const service = (await (await fetch(`${origin}/v1`)).json()) as { versions: { data: string } };
  return { status: answer.status, name, version: answer.headers.get('statusbook-data-version'), ...service.versions };
};

interface Health {
  status: string;
  data: { version: string; loadedAt: string; refused: { total: number; problems: string[] } | null };
}

const health = async ({ origin }: Server): Promise<{ status: number; body: Health }> => {
  const answer = await fetch(`${origin}/readyz`);
  return { status: answer.status, body: (await answer.json()) as Health };
};

const within = { timeout: 20_000, interval: 100 };
const nameOf = async (server: Server): Promise<string> => (await ask(server)).name;
const refusedBy = async (server: Server): Promise<string[] | null> =>
  (await health(server)).body.data.refused?.problems ?? null;

const reloadLines = (server: Server) => server.log().filter(({ msg }) => String(msg).startsWith('data '));

describe('a server whose data are edited', () => {
  let folder: string;
  let server: Server;
  let original: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'statusbook-'));
    await copyData(folder);
    server = await startServer({ STATUSBOOK_DATA_DIR: folder });
    original = await nameOf(server);
  });
  afterAll(async () => {
    server.child.kill('SIGKILL');
    await server.ended;
    await rm(folder, { recursive: true, force: true });
  });

  it('answers from the new ones soon, under their version, and says so in its log', async () => {
    const before = await ask(server);
    await rewrite(folder, 'Another Name');
    await expect.poll(async () => nameOf(server), within).toBe('Another Name');
    const after = await ask(server);
    expect([before.version, after.version]).toEqual([before.data, after.data]);
    expect(after.version).not.toBe(before.version);
    expect((await health(server)).body.data).toMatchObject({ version: after.version, refused: null });
    expect(reloadLines(server)).toMatchObject([
      { level: 30, msg: 'data reloaded', from: before.version, to: after.version, wasRefused: false },
    ]);
  });

  it.each<[string, (path: string) => Promise<unknown>, RegExp]>([
    [
      'half written',
      async (path) => truncate(path, 200),
      /^✖ \$STATUSBOOK_DATA_DIR\/locales\/en\/smtp\.json: line \d+, /,
    ],
    [
      'empty, as a full disk leaves it',
      async (path) => truncate(path, 0),
      /^✖ \$STATUSBOOK_DATA_DIR\/locales\/en\/smtp/,
    ],
    ['replaced by what cannot be read', async (path) => rm(path).then(() => mkdir(path)), /^✖ .*smtp\.json: /],
    [
      'about a code that there is not',
      async (path) => writeFile(path, (await readFile(path, 'utf8')).replace('"455"', '"4550"')),
      /^✖ \$STATUSBOOK_DATA_DIR\/locales\/en\/smtp\.json: .*4550/,
    ],
  ])('keeps the old ones while a file is %s, and says what is wrong until it is mended', async (_, spoil, problem) => {
    const before = await ask(server);
    const lines = reloadLines(server).length;
    await spoil(join(folder, smtp));
    await expect.poll(async () => refusedBy(server), within).toEqual(expect.arrayContaining([expect.any(String)]));
    const { status, body } = await health(server);
    expect([status, body.status, body.data.version]).toEqual([200, 'ready', before.version]);
    expect(body.data.refused!.problems.join('\n')).toMatch(problem);
    expect(JSON.stringify(body)).not.toContain(folder);
    expect(await ask(server)).toEqual(before);
    expect(reloadLines(server).slice(lines)).toMatchObject([{ level: 50, problems: body.data.refused!.problems }]);

    await rm(join(folder, smtp), { recursive: true, force: true });
    await rewrite(folder, `Mended ${lines}`);
    await expect.poll(async () => nameOf(server), within).toBe(`Mended ${lines}`);
    expect(await refusedBy(server)).toBeNull();
    const { version } = await ask(server);
    expect(reloadLines(server).at(-1)).toMatchObject({
      level: 30,
      from: before.version,
      to: version,
      wasRefused: true,
    });
  });

  it('keeps the old ones while the whole folder is gone, and finds it again', async () => {
    const before = await ask(server);
    await rename(folder, `${folder}-away`);
    await expect.poll(async () => refusedBy(server), within).not.toBeNull();
    expect([await ask(server), (await health(server)).status]).toEqual([before, 200]);
    await rename(`${folder}-away`, folder);
    await rewrite(folder, 'Back Again');
    await expect.poll(async () => nameOf(server), within).toBe('Back Again');
    expect(await refusedBy(server)).toBeNull();
  });

  it('loads anew on SIGHUP, and changes nothing where nothing has changed', async () => {
    const before = await ask(server);
    const lines = reloadLines(server).length;
    server.child.kill('SIGHUP');
    await expect.poll(() => reloadLines(server).length, within).toBe(lines + 1);
    expect(reloadLines(server).at(-1)).toMatchObject({ from: before.version, to: before.version });
    expect(await ask(server)).toEqual(before);
  });

  it('takes a burst of edits as one or two', async () => {
    const lines = reloadLines(server).length;
    for (let edit = 1; edit <= 30; edit += 1) {
      await rewrite(folder, `Edit ${edit}`);
      await sleep(20);
    }
    await expect.poll(async () => nameOf(server), within).toBe('Edit 30');
    expect(reloadLines(server).length - lines).toBeLessThan(4);
    expect(await refusedBy(server)).toBeNull();
  });

  it('ends well when it is told to while it loads', async () => {
    await rewrite(folder, original);
    server.child.kill('SIGHUP');
    server.child.kill('SIGTERM');
    expect(await server.ended).toEqual({ code: 0, signal: null, stderr: '' });
  });
});

describe('a server whose data are a ConfigMap', () => {
  it('follows kubelet, which turns a link to another folder', async () => {
    const volume = await mkdtemp(join(tmpdir(), 'statusbook-'));
    const project = async (stamp: string, name: string): Promise<void> => {
      await copyData(join(volume, stamp));
      await rewrite(join(volume, stamp), name);
      await symlink(stamp, join(volume, '..data_tmp'));
      await rename(join(volume, '..data_tmp'), join(volume, '..data'));
    };
    await project('..2026_01_01', 'First Map');
    for (const name of ['catalog', 'locales']) await symlink(`..data/${name}`, join(volume, name));
    const server = await startServer({ STATUSBOOK_DATA_DIR: volume });
    try {
      expect(await nameOf(server)).toBe('First Map');
      await project('..2026_01_02', 'Second Map');
      await rm(join(volume, '..2026_01_01'), { recursive: true });
      await expect.poll(async () => nameOf(server), within).toBe('Second Map');
      await project('..2026_01_03', 'Third Map');
      await rm(join(volume, '..2026_01_02'), { recursive: true });
      await expect.poll(async () => nameOf(server), within).toBe('Third Map');
      expect(await refusedBy(server)).toBeNull();
    } finally {
      server.child.kill('SIGKILL');
      await server.ended;
      await rm(volume, { recursive: true });
    }
  });
});

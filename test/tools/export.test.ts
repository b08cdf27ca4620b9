import { mkdir, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { exportStatic } from '../../src/tools/export.js';
import { listExportedUrls } from '../../src/tools/static-export/exported-urls.js';
import { buildApp, buildRealApp } from '../helpers/app.js';
import { readJson, readText, writeProject } from '../helpers/project-folder.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';

/** A folder for exports, which is removed after the test. */
const createFolder = async (): Promise<string> => writeProject(new Map());

const exportTiny = async (out: string) => exportStatic(await writeProject(tinyProject()), ['--out', out]);

/** One that is known by its manifest only. */
const createEarlierExport = async (folder: string): Promise<string> => {
  await mkdir(join(folder, 'files'), { recursive: true });
  await writeFile(join(folder, 'files/old.json'), '{}');
  await writeFile(join(folder, 'export.json'), '{"name":"Statusbook"}');
  return folder;
};

/** The paths of all files below the folder, with size and time. */
const listFiles = async (folder: string): Promise<Map<string, string>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const described = files.map(async (path): Promise<[string, string]> => {
    const { size, mtimeMs } = await stat(path);
    return [relative(folder, path), `${size} ${mtimeMs}`];
  });
  return new Map(await Promise.all(described));
};

afterEach(() => vi.unstubAllEnvs());

describe('npm run export', () => {
  it('writes what the server answers, compressed twice, and says how much', async () => {
    const out = join(await createFolder(), 'deep', 'static');
    const result = await exportTiny(out);
    const { get, app } = await buildApp();
    const { versions, languages, files, bytes } = await readJson(out, 'export.json');
    expect(result).toEqual({
      ok: true,
      output: expect.stringMatching(
        new RegExp(`^✔ ${out}: ${files} files, ${(bytes / 1e6).toFixed(1)} MB, in [0-9.]+ s$`),
      ),
    });
    expect([versions, languages]).toEqual([{ software: '0.1.0', data: app.dataset.version }, ['en', 'vi']]);
    for (const [path, url] of [
      ['files/vi/paths/v1/codes/beta/0xb.json', '/v1/codes/beta/0xb?lang=vi'],
      ['files/en/paths/v1/codes.json', '/v1/codes?lang=en'],
      ['files/vi/queries/v1/compare/codes=alpha.400,beta.0xb.json', '/v1/compare?codes=alpha:400,beta:0xb&lang=vi'],
      ['files/en/queries/v1/exports/csv/protocol=alpha.csv', '/v1/exports/csv?protocol=alpha&lang=en'],
    ] as const) {
      const { rawPayload } = await get(url);
      expect(await readFile(join(out, path))).toEqual(rawPayload);
      expect(gunzipSync(await readFile(join(out, `${path}.gz`)))).toEqual(rawPayload);
      expect(brotliDecompressSync(await readFile(join(out, `${path}.br`)))).toEqual(rawPayload);
    }
    const written = await listFiles(join(out, 'files'));
    expect(written.size).toBe(files);
  });

  it('replaces an earlier export whole, also behind a link, with the same files and times', async () => {
    const folder = await createFolder();
    const earlier = await createEarlierExport(join(folder, 'static'));
    await symlink('static', join(folder, 'current'));
    expect(await exportTiny(join(folder, 'current'))).toMatchObject({ ok: true });
    expect(await readdir(folder)).toEqual(['current', 'static']);
    await exportTiny(join(folder, 'another'));
    expect(await listFiles(join(earlier, 'files'))).toEqual(await listFiles(join(folder, 'another/files')));
  });

  it('leaves any other folder alone', async () => {
    const folder = await createFolder();
    await writeFile(join(folder, 'export.json'), '{"name":"another"}');
    expect(await exportTiny(folder)).toEqual({ ok: false, output: `✖ ${folder} is not empty and no earlier export` });
    const file = join(folder, 'export.json');
    expect(await exportTiny(file)).toEqual({ ok: false, output: `✖ ${file} is not a folder` });
    expect(await readText(folder, 'export.json')).toBe('{"name":"another"}');
  });

  it('keeps the earlier export where the data are broken, and says what is wrong', async () => {
    const folder = await createEarlierExport(join(await createFolder(), 'static'));
    const before = await listFiles(folder);
    const broken = await writeProject(withChange(tinyProject(), 'locales/vi/beta.json', undefined));
    expect(await exportStatic(broken, ['--out', folder])).toEqual({
      ok: false,
      output: `✖ locales/vi/beta.json: missing file
    protocol "beta" has 2 codes and "vi" is a complete language
    fix: npm run scaffold -- protocol beta, then translate`,
    });
    expect(await listFiles(folder)).toEqual(before);
    expect(await readdir(dirname(folder))).toEqual(['static']);
  });

  it.each([[[]], [['--out']], [['--out', '']], [['static']], [['--out', 'a', '--all']]])(
    'refuses arguments that it does not know: %j',
    async (args) => {
      expect(await exportStatic(await writeProject(tinyProject()), args)).toEqual({
        ok: false,
        output: '✖ usage: npm run export -- --out <folder>',
      });
    },
  );

  it('is configured like the server', async () => {
    vi.stubEnv('BASE_PATH', '/status');
    vi.stubEnv('CACHE_MAX_AGE', '60');
    const folder = join(await createFolder(), 'static');
    expect(await exportTiny(folder)).toMatchObject({ ok: true });
    expect(await readJson(folder, 'files/vi/paths/status/v1/codes/alpha/200.json')).toMatchObject({
      links: { self: '/status/v1/codes/alpha/200' },
    });
    expect(await readText(folder, 'server.conf')).toContain('location /status/ {');
    expect(await readText(folder, 'http.conf')).toContain('public, max-age=60, stale-while-revalidate=3600');
    vi.stubEnv('BASE_PATH', 'status');
    expect(await exportTiny(folder)).toEqual({
      ok: false,
      output: expect.stringMatching(/^✖ environment: .*BASE_PATH/),
    });
  });
});

describe('an export of the real data', () => {
  it('answers every link in its answers that the server answers as it stands', async () => {
    const { app } = await buildRealApp();
    const urls = listExportedUrls(app.dataset, '').map(({ path, query }) => (query === '' ? path : `${path}?${query}`));
    expect(new Set(urls).size).toBe(urls.length);
    const linked = new Set<string>();
    for (const url of urls) {
      const { body, headers } = await app.inject({ url });
      const link = String(headers['link'] ?? '');
      if (!String(headers['content-type']).startsWith('application/json') || url.startsWith('/openapi')) continue;
      for (const [, target] of body.matchAll(/"(\/[a-z][^"\\ ]*)"/g)) linked.add(target!);
      for (const [, target] of link.matchAll(/<([^>]+)>/g)) linked.add(target!);
    }
    expect(linked.size).toBeGreaterThan(500);
    const others = [...linked].filter((url) => !urls.includes(url));
    const answered: string[] = [];
    for (const url of others) {
      if ((await app.inject({ url })).statusCode === 200) answered.push(url);
    }
    expect(answered).toEqual(['/docs']);
  });
});

import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { vocabulary, vocabularyNames } from '../../src/catalog/vocabulary.js';
import { createReloadState } from '../../src/reload/reloads.js';
import { buildApp, message, problem, root, wordsOf } from '../helpers/app.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';

const { app, get } = await buildApp();

describe('GET /v1', () => {
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };

  it.each(['en', 'vi'] as const)('tells what this is, which versions it has and where to go on (%s)', async (tag) => {
    expect((await get(`/v1?lang=${tag}`)).json()).toEqual({
      name: 'Statusbook',
      language: tag,
      description: message(tag, 'service.description'),
      versions: { software: version, data: app.dataset.version },
      links: {
        languages: '/v1/languages',
        vocabulary: '/v1/vocabulary',
        protocols: '/v1/protocols',
        codes: '/v1/codes',
        compare: '/v1/compare',
        explain: '/v1/explain',
        search: '/v1/search',
        exports: '/v1/exports',
        documentation: '/docs',
        openapi: '/openapi.json',
      },
    });
  });

  it('links only to what exists', async () => {
    const examples: Record<string, string> = {
      compare: '?codes=alpha:200,alpha:404',
      explain: '?text=STORM',
      search: '?q=shelf',
    };
    const { links } = (await get('/v1')).json();
    for (const [name, link] of Object.entries<string>(links)) {
      const url = link + (examples[name] ?? '');
      expect([name, (await get(url)).statusCode]).toEqual([name, 200]);
    }
  });
});

describe('GET /v1/languages', () => {
  const coverage = [
    { protocol: 'alpha', translated: 4, total: 4 },
    { protocol: 'beta', translated: 2, total: 2 },
  ];
  const english = { tag: 'en', nativeName: 'English', direction: 'ltr', default: true, coverage };
  const vietnamese = { tag: 'vi', nativeName: 'Tiếng Việt', direction: 'ltr', default: false, coverage };

  it.each([
    ['en', 'English', 'Vietnamese'],
    ['vi', 'Tiếng Anh', 'Tiếng Việt'],
  ])('lists them in %s, the default one first', async (tag, nameOfEnglish, nameOfVietnamese) => {
    expect((await get(`/v1/languages?lang=${tag}`)).json()).toEqual({
      language: tag,
      items: [
        { ...english, name: nameOfEnglish },
        { ...vietnamese, name: nameOfVietnamese },
      ],
    });
  });

  it('leaves drafts out, here and everywhere', async () => {
    const texts = withChange(tinyProject(), 'locales/vi/language.json', (file) => {
      file.status = 'draft';
    });
    const withDraft = await buildApp({ texts });
    const { items } = (await withDraft.get('/v1/languages', { 'accept-language': 'vi' })).json();
    expect(items).toEqual([{ ...english, name: 'English' }]);
    expect((await withDraft.get('/v1?lang=vi')).json().supportedLanguages).toEqual(['en']);
  });
});

describe('GET /v1/vocabulary', () => {
  it.each(['en', 'vi'] as const)('explains every value of every closed list (%s)', async (tag) => {
    const { language, items } = (await get(`/v1/vocabulary?lang=${tag}`)).json();
    expect(language).toBe(tag);
    expect(items.map(({ name, values }: (typeof items)[number]) => ({ name, values }))).toEqual(
      vocabularyNames.map((name) => ({
        name,
        values: vocabulary[name].map((value) => ({ value, ...wordsOf(tag, name, value) })),
      })),
    );
    expect(items.filter(({ label }: { label: string }) => label === '')).toEqual([]);
  });
});

describe('GET /livez and /readyz', () => {
  it('say that the process runs and takes requests, and are never cached', async () => {
    const [live, ready] = [await get('/livez'), await get('/readyz')];
    expect(live.json()).toEqual({ status: 'alive' });
    const { version } = app.dataset;
    expect(ready.json()).toEqual({
      status: 'ready',
      data: { version, loadedAt: app.reloads.loadedAt.toISOString(), refused: null },
    });
    expect([live, ready].map(({ headers }) => headers['cache-control'])).toEqual(['no-store', 'no-store']);
  });

  it('say, still with 200, which newer data were refused and why', async () => {
    const refused = { at: new Date('2026-01-02T03:04:05Z'), total: 1, problems: ['✖ catalog/alpha.json: no JSON'] };
    const client = await buildApp({ reloads: { ...createReloadState(), refused } });
    const ready = await client.get('/readyz');
    expect(ready.statusCode).toBe(200);
    expect(ready.json().data.refused).toEqual({ ...refused, at: '2026-01-02T03:04:05.000Z' });
    expect((await client.get('/livez')).json()).toEqual({ status: 'alive' });
  });

  it('answer 503 on /readyz, still 200 on /livez, once the server has begun to stop', async () => {
    const stopping = await buildApp({ isDraining: () => true });
    const [ready, live, data] = [
      await stopping.get('/readyz'),
      await stopping.get('/livez'),
      await stopping.get('/v1'),
    ];
    expect([ready.statusCode, ready.headers['retry-after'], ready.headers['cache-control']]).toEqual([
      503,
      '1',
      'no-store',
    ]);
    expect(ready.json()).toEqual(problem('en', 'shutting-down', 503, '/readyz'));
    expect([live.statusCode, data.statusCode]).toEqual([200, 200]);
  });
});

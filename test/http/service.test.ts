import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { vocabulary, vocabularyNames } from '../../src/catalog/vocabulary.js';
import { readConfig } from '../../src/config.js';
import { createApp } from '../../src/http/app.js';
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
    expect(ready.json()).toEqual({ status: 'ready', dataVersion: app.dataset.version });
    expect([live, ready].map(({ headers }) => headers['cache-control'])).toEqual(['no-store', 'no-store']);
  });

  it('answer 503 on /readyz, still 200 on /livez, once the server has begun to stop', async () => {
    const stopping = createApp({ dataset: app.dataset, config: readConfig({}) });
    const answers: Response[] = [];
    stopping.addHook('preClose', async () => {
      for (const path of ['/readyz', '/livez', '/v1']) answers.push(await fetch(`${address}${path}`));
    });
    const address = await stopping.listen({ host: '127.0.0.1', port: 0 });
    await stopping.close();
    const [ready, live, data] = answers;
    expect(ready?.headers.get('retry-after')).toBe('1');
    expect(ready?.headers.get('cache-control')).toBe('no-store');
    expect(await ready?.json()).toEqual(problem('en', 'shutting-down', 503, '/readyz'));
    expect([live?.status, data?.status]).toEqual([200, 200]);
  });
});

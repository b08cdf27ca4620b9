import { describe, expect, it } from 'vitest';

import { createDataset } from '../../src/dataset.js';
import { buildApp } from '../helpers/app.js';
import { alpha, beta } from '../helpers/tiny-catalog.js';
import { gale, galeTexts } from '../helpers/tiny-overlay.js';
import { overlayTexts, tinyProject, toProject, withOverlay } from '../helpers/tiny-project.js';
import { betaInEnglish } from '../helpers/tiny-words-en.js';
import { betaInVietnamese } from '../helpers/tiny-words-vi.js';

const open = async (files: Record<string, unknown>) => buildApp({ overlay: overlayTexts(files) });

const load = (files: Record<string, unknown>) => createDataset(withOverlay(tinyProject(), overlayTexts(files)));

const added = {
  'catalog/beta.json': { protocol: 'beta', codes: [gale] },
  'locales/en/beta.json': { codes: { '0xc': galeTexts } },
  'locales/vi/beta.json': { codes: { '0xc': betaInVietnamese.codes['0xb'] } },
};

const { $schema: _, ...betaFacts } = beta;
const gamma = {
  'catalog/gamma.json': { ...betaFacts, protocol: 'gamma' },
  'locales/vi/gamma.json': { ...betaInVietnamese, name: 'Tín hiệu Gamma' },
};

describe('an operator’s folder', () => {
  it('adds a code to a protocol of ours', async () => {
    const { get } = await open(added);
    expect((await get('/v1/codes/beta/gale')).json()).toMatchObject({
      id: 'beta:0xc',
      language: 'en',
      name: 'Gale at the Harbour',
      source: 'local',
    });
    expect((await get('/v1/codes?source=local')).json()).toMatchObject({ total: 1, items: [{ id: 'beta:0xc' }] });
    expect((await get('/v1/codes/beta/0xb')).json()).toMatchObject({ source: 'builtin' });
    expect((await get('/v1/protocols/beta')).json()).toMatchObject({ source: 'builtin', counts: { total: 3 } });
    expect((await get('/v1/search?q=harbour&source=local')).json()).toMatchObject({ items: [{ id: 'beta:0xc' }] });
  });

  it('replaces the facts of a code as a whole, and texts of meanings that are gone go with them', async () => {
    const { variants: _, ...code } = alpha.codes[1]!;
    const { get } = await open({
      'catalog/alpha.json': { protocol: 'alpha', codes: [{ ...code, retry: { policy: 'never' } }] },
    });
    expect((await get('/v1/codes/alpha/400')).json()).toMatchObject({
      name: 'Lift Paused',
      retry: { policy: 'never' },
      variants: [],
      source: 'local',
    });
    expect((await get('/v1/codes/alpha/400~door')).statusCode).toBe(404);
  });

  it('replaces texts in one language, where the code is local in that language only', async () => {
    const { get } = await open({ 'locales/en/beta.json': { codes: { '0xb': galeTexts } } });
    expect((await get('/v1/codes/beta/0xb?lang=en')).json()).toMatchObject({ name: galeTexts.name, source: 'local' });
    expect((await get('/v1/codes/beta/0xb?lang=vi')).json()).toMatchObject({
      name: betaInVietnamese.codes['0xb']!.name,
      source: 'builtin',
    });
    expect((await get('/v1/codes?source=local&lang=en')).json()).toMatchObject({ total: 1 });
    expect((await get('/v1/codes?source=local&lang=vi')).json()).toMatchObject({ total: 0 });
    const csv = (await get('/v1/exports/csv?protocol=beta&lang=en')).body.trimEnd().split('\r\n');
    expect(csv.map((line) => line.split(',').at(-1))).toEqual(['source', 'builtin', 'local']);
  });

  it('replaces single messages and labels', async () => {
    const { get } = await open({
      'locales/en/common.json': {
        vocabulary: { severity: { values: { error: { label: 'Alarm', explanation: 'Call extension 4711.' } } } },
        messages: { 'service.description': 'The codes of Example Harbour.' },
      },
    });
    expect((await get('/v1')).json()).toMatchObject({ description: 'The codes of Example Harbour.' });
    expect((await get('/v1/codes/beta/0xb')).json()).toMatchObject({ labels: { severity: 'Alarm' } });
  });

  it('adds a protocol, and answers it in the language that it has', async () => {
    const { get } = await open(gamma);
    const answer = await get('/v1/codes/gamma/storm?with=vi');
    expect(answer.json()).toMatchObject({
      language: 'vi',
      name: betaInVietnamese.codes['0xb']!.name,
      source: 'local',
      labels: { severity: 'Error' },
      translations: { vi: { name: betaInVietnamese.codes['0xb']!.name } },
    });
    expect(answer.headers['content-language']).toBe('en, vi');
    expect((await get('/v1/protocols/gamma')).json()).toMatchObject({ language: 'vi', source: 'local' });
    const languages = (await get('/v1/languages')).json() as { items: { tag: string; coverage: object[] }[] };
    expect(languages.items.map(({ tag, coverage }) => [tag, coverage.at(-1)])).toEqual([
      ['en', { protocol: 'gamma', translated: 0, total: 2 }],
      ['vi', { protocol: 'gamma', translated: 2, total: 2 }],
    ]);
    const other = (await get('/v1/codes/gamma/storm?lang=vi&with=en')).json() as { translations: object };
    expect(other.translations).toEqual({});
  });

  it('adds a language, which may be partial', async () => {
    const common = JSON.parse(tinyProject().get('locales/en/common.json')!);
    const { get } = await open({
      'locales/eo/language.json': { tag: 'eo', nativeName: 'Esperanto', direction: 'ltr', status: 'complete' },
      'locales/eo/common.json': common,
      'locales/eo/beta.json': { ...betaInEnglish, codes: { '0xb': galeTexts } },
    });
    const list = await get('/v1/codes?protocol=beta&lang=eo');
    expect(list.json()).toMatchObject({ language: 'eo', items: [{ language: 'en' }, { language: 'eo' }] });
    expect(list.headers['content-language']).toBe('eo, en');
    expect((await get('/v1/codes/alpha/404?lang=eo')).json()).toMatchObject({ language: 'en', source: 'builtin' });
    expect((await get('/v1/compare/popular?lang=eo')).json()).toMatchObject({ total: 0 });
  });

  it('changes the version, unless it is empty', () => {
    const version = (files: Record<string, unknown>) => {
      const loaded = load(files);
      return loaded.ok ? loaded.dataset.version : loaded.problems;
    };
    const ours = createDataset(toProject(tinyProject()));
    expect(ours).toMatchObject({ ok: true, dataset: { version: version({}) } });
    expect(ours.ok && ours.warn()).toBe('');
    expect(version(added)).toMatch(/^[0-9a-f]{12}$/);
    expect(version(added)).not.toBe(version({}));
  });
});

describe('a mistake in an operator’s folder', () => {
  const problemsOf = (files: Record<string, unknown>): string => {
    const loaded = load(files);
    return loaded.ok ? '' : loaded.problems;
  };

  it.each([
    [
      'a member that a file beside ours may not have',
      { 'catalog/beta.json': { protocol: 'beta', codes: [beta.codes[0]], classes: [] } },
      `✖ mine/catalog/beta.json: the file: unknown member "classes"
    fix: remove it, or mend its name`,
    ],
    [
      'a code that stands twice',
      { 'catalog/beta.json': { protocol: 'beta', codes: [beta.codes[1], { ...beta.codes[1], symbol: 'TEMPEST' }] } },
      `✖ mine/catalog/beta.json: 2 problems
    codes: "0xb" is the spelling of two entries (letter case does not count)
      fix: give each code, symbol, alias and variant a spelling of its own
    codes: two entries are the number 11
      fix: keep one, with the other meaning as its variant`,
    ],
    [
      'a text for a code that is not there',
      { 'locales/vi/beta.json': { codes: { '0xd': galeTexts } } },
      `✖ mine/locales/vi/beta.json: codes.0xd: is not in catalog/beta.json
    fix: remove or rename the entry, or add it to the catalog`,
    ],
    [
      'a file that is named for another protocol',
      { 'catalog/beta.json': { protocol: 'alpha', codes: [beta.codes[0]] } },
      `✖ mine/catalog/beta.json: protocol: is "alpha", but the file is named "beta"
    fix: write "protocol": "beta", or rename the file to catalog/alpha.json`,
    ],
    [
      'a link of ours to a code that was taken away',
      {
        'catalog/beta.json': {
          protocol: 'beta',
          codes: [{ ...beta.codes[1], equivalents: [{ id: 'alpha:400', fidelity: 'close', direction: 'both' }] }],
        },
      },
      `✖ mine/catalog/beta.json: codes.0xb.equivalents: the pair beta:0xb, alpha:400 is stated twice
    fix: remove one of the two: each is known from both sides`,
    ],
    [
      'a protocol without a text in any language',
      { 'catalog/gamma.json': { ...betaFacts, protocol: 'gamma' } },
      ['en', 'vi']
        .map(
          (tag) => `✖ mine/locales/${tag}/gamma.json: missing file
    protocol "gamma" has 2 codes and "${tag}" is a complete language
    fix: npm run scaffold -- --dir mine protocol gamma, then translate`,
        )
        .join('\n\n'),
    ],
    [
      'a protocol name that is a path',
      { 'catalog/gamma.json': { ...betaFacts, protocol: '../beta' } },
      `✖ mine/catalog/gamma.json: protocol: must match pattern "^[a-z][a-z0-9-]{0,31}$"
    fix: mend the value`,
    ],
    [
      'a folder that is no language',
      { 'locales/tiếng Việt/beta.json': {} },
      `✖ mine/locales/tiếng Việt/language.json: 2 problems
    the folder's name "tiếng Việt" is not a canonical BCP 47 tag
      fix: rename the folder to a language tag such as "vi" or "zh-Hant"
    missing file
      every folder of locales is a language
      fix: npm run scaffold -- --dir mine language tiếng Việt, then translate`,
    ],
  ])('is refused under the file where it is mended: %s', (_what, files, problems) => {
    expect(problemsOf(files)).toBe(problems);
  });

  it('warns of what could be better', () => {
    const file = { codes: { '0xb': { ...galeTexts, summary: 'A gale blows  at the harbour.' } } };
    const loaded = load({ 'locales/en/beta.json': file });
    expect(loaded.ok && loaded.warn())
      .toBe(`⚠ mine/locales/en/beta.json: codes.0xb.summary: has two spaces, a tab or a line break
    fix: write one space

⚠ mine/locales/vi/beta.json: 2 problems
    codes.0xb.description: lacks 75, which the English has
      fix: say it in the translation too, spelled the same
    codes.0xb.howToFix: lacks 4711, which the English has
      fix: say it in the translation too, spelled the same`);
  });
});

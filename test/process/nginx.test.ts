/** The same question to nginx, on an export of the real data, and to the application: the same answer. */
import { rm } from 'node:fs/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { allCodes } from '../../src/catalog/catalog.js';
import { comparisonKey } from '../../src/library/compare/compare-codes.js';
import { exportIds, problemReasons } from '../../src/locales/message-keys.js';
import { writeExport } from '../../src/tools/static-export/write-export.js';
import { type Client, buildApp, buildRealApp, problem } from '../helpers/app.js';
import { type Texts, tinyProject } from '../helpers/tiny-project.js';
import { type Got, type Nginx, ask, createSharedFolder, reasonToSkip, startNginx } from './start-nginx.js';

/** Tags and times are nginx's own; so is that it serves parts of files. */
const ownHeaders = new Set([
  'accept-ranges',
  'connection',
  'date',
  'etag',
  'keep-alive',
  'server',
  'transfer-encoding',
]);

/** In an order that answers of both can be compared in. */
const comparable = ({ status, headers, body }: Got) => {
  const names = Object.keys(headers).filter((name) => !ownHeaders.has(name));
  const fields = names.toSorted((a, b) => a.localeCompare(b)).map((name) => `${name}: ${headers[name]}`);
  return [String(status), ...fields, body.toString()];
};

interface Question {
  url: string;
  headers?: Record<string, string>;
  method?: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PATCH';
}

const askApp = async ({ app }: Client, { url, headers = {}, method = 'GET' }: Question): Promise<Got> => {
  const answer = await app.inject({ url, headers, method });
  const fields = Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as const);
  return { status: answer.statusCode, headers: Object.fromEntries(fields), body: answer.rawPayload };
};

/** What nginx answers otherwise than the application, each line with the question. */
const findDifferences = async (client: Client, { port }: Nginx, questions: readonly Question[]) => {
  const differences: object[] = [];
  const queue = questions.values();
  const compareNext = async () => {
    for (const question of queue) {
      const expected = comparable(await askApp(client, question));
      const got = comparable(await ask(port, question.url, question.headers, question.method));
      const only = (lines: string[], others: string[]) => lines.filter((line) => !others.includes(line));
      const [missing, added] = [only(expected, got), only(got, expected)];
      if (missing.length + added.length > 0) differences.push({ question, missing, added });
    }
  };
  await Promise.all(Array.from({ length: 8 }, compareNext));
  return differences.slice(0, 3);
};

interface Exported {
  folder: string;
  client: Client;
  nginx: Nginx;
}

const startExport = async (client: Client, change?: (conf: string) => string): Promise<Exported> => {
  const folder = await createSharedFolder();
  await writeExport({ app: client.app, folder, target: folder, quality: 1 });
  return { folder, client, nginx: await startNginx(folder, change) };
};

const stopExport = async ({ folder, nginx }: Exported): Promise<void> => {
  await nginx.stop();
  await rm(folder, { recursive: true });
};

const acceptLanguages = [
  'vi-VN,vi;q=0.9,fr-FR;q=0.8,fr;q=0.7,en-US;q=0.6,en;q=0.5',
  'vi,en-US;q=0.9,en;q=0.8',
  'vi',
  'VI-vn',
  'en-US,en;q=0.9',
  'en-GB, en; q=0.9, vi; q=0.8',
  'de-DE,de;q=0.9,en;q=0.8,vi;q=0.7',
  'zh-TW,zh;q=0.9,vi;q=0.8,en;q=0.7',
  'ja',
  '*',
  'en;q=0, vi;q=0.5',
];

const skipped = reasonToSkip === undefined ? '' : ` (skipped: ${reasonToSkip})`;

describe.skipIf(reasonToSkip !== undefined)(`nginx on an export of the real data${skipped}`, () => {
  let exported: Exported;
  let codes: string[];
  let others: string[];
  let tags: string[];

  beforeAll(async () => {
    const client = await buildRealApp();
    const { catalog, locales } = client.app.dataset;
    const protocols = [...catalog.protocols.keys()];
    tags = [...locales.languages.keys()];
    codes = allCodes(catalog)
      .flatMap((code) => [code, ...code.variants])
      .map(({ protocol, key }) => `/v1/codes/${protocol.id}/${key}`);
    others = [
      '/v1',
      '/v1/languages',
      '/v1/vocabulary',
      '/v1/protocols',
      '/v1/codes',
      '/v1/codes?offset=100',
      '/v1/codes/quic/0x128',
      '/v1/codes/http/499%7Eesri',
      '/v1/compare/popular',
      '/v1/exports',
      '/v1/exports/csv',
      '/v1/exports/ndjson',
      ...problemReasons.map((reason) => `/problems/${reason}`),
      ...catalog.comparisons.map((each) => `/v1/compare?codes=${comparisonKey(each)}`),
      ...catalog.comparisons.map(
        (each) => `/v1/compare?${String(new URLSearchParams({ codes: comparisonKey(each) }))}`,
      ),
      ...protocols.flatMap((id) => [
        `/v1/protocols/${id}`,
        `/v1/codes?protocol=${id}`,
        `/v1/compare/popular?protocol=${id}`,
        ...exportIds.map((format) => `/v1/exports/${format}?protocol=${id}`),
      ]),
    ];
    exported = await startExport(client);
  }, 300_000);

  afterAll(async () => {
    if (exported !== undefined) await stopExport(exported);
  });

  const differences = async (questions: readonly Question[]) =>
    findDifferences(exported.client, exported.nginx, questions);
  const get = async (url: string, headers?: Record<string, string>) => ask(exported.nginx.port, url, headers);

  it('answers every code and everything else in every language by ?lang=', async () => {
    const urls = [...codes, ...others].flatMap((url) =>
      tags.map((tag) => `${url}${url.includes('?') ? '&' : '?'}lang=${tag}`),
    );
    expect(await differences(urls.map((url) => ({ url })))).toEqual([]);
  }, 120_000);

  it.each(acceptLanguages)(
    'answers every code by Accept-Language: %s',
    async (header) => {
      const headers = { 'accept-language': header };
      expect(await differences(codes.map((url) => ({ url, headers })))).toEqual([]);
    },
    120_000,
  );

  it('answers everything else by Accept-Language, and without it', async () => {
    const headerSets = [{}, ...acceptLanguages.slice(0, 1).map((header) => ({ 'accept-language': header }))];
    const urls = [...others, '/openapi.json', '/openapi.yaml'];
    expect(await differences(urls.flatMap((url) => headerSets.map((headers) => ({ url, headers }))))).toEqual([]);
  }, 120_000);

  it.each(['lang=VI', 'lang=vi-VN', 'lang=EN-us', 'lang=vi&protocol=smtp', 'protocol=smtp&lang=vi'])(
    'reads the query as the application does: %s',
    async (query) => {
      const url = `/v1/codes?${query}`;
      const [got, expected] = [await get(url), await askApp(exported.client, { url })];
      expect([got.status, got.body.toString()]).toEqual([200, expected.body.toString()]);
    },
  );

  it('answers HEAD and OPTIONS, and refuses other methods', async () => {
    const urls = ['/v1', '/v1/codes/smtp/455', '/v1/compare?codes=grpc:14,http:503', '/v1/exports/csv', '/nothing'];
    const methods = ['HEAD', 'OPTIONS', 'POST', 'PATCH'] as const;
    const headers = { 'accept-language': 'vi' };
    const questions = urls.flatMap((url) => methods.map((method) => ({ url, method, headers })));
    expect(await differences(questions)).toEqual([]);
  });

  it('says in the language of the reader what is not there', async () => {
    expect(
      await differences(
        ['/nothing', '/v1/codes/', '/v1//codes', '/v1/nothing', '/V1', '/'].flatMap((url) =>
          acceptLanguages.map((header) => ({ url, headers: { 'accept-language': header } })),
        ),
      ),
    ).toEqual([]);
    const { status, headers, body } = await get('/v1/codes/smtp/457?lang=vi');
    expect([status, headers['content-type'], headers['content-language'], headers['cache-control']]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
      'vi',
      'public, max-age=60',
    ]);
    const path = '/v1/codes/smtp/457';
    expect(JSON.parse(body.toString())).toEqual(problem('vi', 'unknown-resource', 404, path, { path }));
  });

  it('refuses a language that is not served, and a parameter that no file answers', async () => {
    const headers = { 'accept-language': 'vi' };
    expect(
      await differences([
        { url: '/v1/codes/smtp/455?lang=xx', headers },
        { url: '/v1/codes?lang=fr&protocol=smtp' },
        { url: '/v1/vocabulary?nothing=1', headers },
        { url: '/v1/protocols?nothing&lang=vi' },
        { url: '/v1/exports?format=csv' },
      ]),
    ).toEqual([]);
    const { status, body } = await get('/v1/codes?severity=error&lang=en');
    expect(status).toBe(400);
    const values = { parameter: 'severity', known: 'lang' };
    expect(JSON.parse(body.toString())).toEqual(
      problem('en', 'unknown-parameter', 400, '/v1/codes', values, { parameter: 'severity', allowed: ['lang'] }),
    );
  });

  it.each(['/%22%5C', '/a"b', '/a\\b', `/${'a'.repeat(2000)}`, '/v1?"=1', '/v1?lang="', '/v1?lang=%22'])(
    'answers with JSON whatever it is asked: %s',
    async (url) => {
      const { headers, body } = await get(url);
      expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(JSON.parse(body.toString())).toMatchObject({ instance: expect.stringMatching(/^\//) });
    },
  );

  it.each(['/../export.json', '/v1/../../export.json', '/v1/codes?../../../export', '/paths/v1.json', '/v1.json'])(
    'has no other way to the files: %s',
    async (url) => {
      expect([400, 404]).toContain((await get(url)).status);
    },
  );

  it.each([
    ['br', 'br', brotliDecompressSync],
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['gzip, br;q=0', 'gzip', gunzipSync],
  ])('has every body compressed in advance, for Accept-Encoding: %s', async (accepted, coding, decode) => {
    for (const url of [...others, ...codes.slice(0, 50), '/openapi.json', '/openapi.yaml']) {
      const plain = await get(url);
      const coded = await get(url, { 'accept-encoding': accepted, via: '1.1 cdn' });
      const expected = await askApp(exported.client, { url, headers: { 'accept-encoding': accepted } });
      expect([url, coded.headers['content-encoding']]).toEqual([url, expected.headers['content-encoding']]);
      if (coded.headers['content-encoding'] === undefined) continue;
      expect(coded.headers['content-encoding']).toBe(coding);
      expect(decode(coded.body).equals(plain.body)).toBe(true);
      expect(coded.headers['vary']).toBe(expected.headers['vary']);
      expect(coded.headers['etag']).not.toBe(plain.headers['etag']);
    }
  });

  it('knows an answer again that has not changed', async () => {
    const { headers } = await get('/v1/codes/smtp/455?lang=vi');
    const { etag = '', 'content-type': _t, 'content-length': _l, ...kept } = headers;
    expect(etag).toMatch(/^"[0-9a-f]+-[0-9a-f]+"$/);
    const again = await get('/v1/codes/smtp/455?lang=vi', { 'if-none-match': `"other", W/${etag}` });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    const { date: _d, 'accept-ranges': _a, ...expected } = kept;
    expect(again.headers).toEqual({ ...expected, etag, date: expect.any(String) });
    expect((await get('/v1/codes/smtp/455?lang=en', { 'if-none-match': etag })).status).toBe(200);
  });
});

/** The tiny project with its texts under further tags, those of a language with the same plural forms. */
const withLanguages = (languages: Readonly<Record<string, 'en' | 'vi'>>): Texts => {
  const texts = tinyProject();
  for (const [tag, source] of Object.entries(languages)) {
    for (const [path, text] of tinyProject()) {
      if (path.startsWith(`locales/${source}/`)) texts.set(path.replace(`/${source}/`, `/${tag}/`), text);
    }
    const language = { tag, nativeName: tag, direction: 'ltr', status: 'complete' };
    texts.set(`locales/${tag}/language.json`, JSON.stringify(language));
  }
  return texts;
};

describe.skipIf(reasonToSkip !== undefined)(`nginx on an export in more languages${skipped}`, () => {
  const wanted = [
    'zh-TW',
    'zh-hk',
    'zh-Hant',
    'zh-Hant-HK',
    'zh-CN',
    'zh',
    'no',
    'nb-NO',
    'nn',
    'in',
    'ID',
    'en-GB',
    'vi',
  ];
  let exported: Exported;

  beforeAll(async () => {
    const languages = { 'zh-Hans': 'vi', 'zh-Hant': 'vi', id: 'vi', nb: 'en' } as const;
    exported = await startExport(await buildApp({ texts: withLanguages(languages) }));
  });

  afterAll(async () => {
    if (exported !== undefined) await stopExport(exported);
  });

  it.each(wanted)('finds the language that the application finds: %s', async (tag) => {
    const questions = [{ url: '/v1', headers: { 'accept-language': `${tag},fr;q=0.5` } }, { url: `/v1?lang=${tag}` }];
    expect(await findDifferences(exported.client, exported.nginx, questions)).toEqual([]);
  });

  it.each(['zh-', 'zh_TW', 'vietnamese', 'fr', 'x-vi', '*', 'none'])('knows no more of them: %s', async (tag) => {
    const questions = [{ url: '/v1', headers: { 'accept-language': tag } }, { url: `/v1?lang=${tag}` }];
    expect(await findDifferences(exported.client, exported.nginx, questions)).toEqual([]);
  });
});

describe.skipIf(reasonToSkip !== undefined)(`nginx before a server${skipped}`, () => {
  it('passes on what no file answers, and answers the rest itself, below a base path', async () => {
    const client = await buildApp({ basePath: '/status' });
    await client.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = client.app.server.address() as { port: number };
    const exported = await startExport(client, (conf) =>
      conf.replace('include problems.conf;', `location @statusbook { proxy_pass http://127.0.0.1:${port}; }`),
    );
    try {
      const urls = [
        '/status/v1/search?q=lift',
        '/status/v1/codes/beta/STORM',
        '/status/v1/codes?limit=1',
        '/status/v1',
      ];
      const found = await findDifferences(
        client,
        exported.nginx,
        urls.map((url) => ({ url })),
      );
      expect(found).toEqual([]);
      const { headers } = await ask(exported.nginx.port, '/status/v1/codes/alpha/200');
      expect(headers['etag']).toMatch(/^"[0-9a-f]+-[0-9a-f]+"$/);
    } finally {
      await stopExport(exported);
      await client.app.close();
    }
  });
});

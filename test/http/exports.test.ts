import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';

import { type Tag, buildApp, buildRealApp, decode, message, problem } from '../helpers/app.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';
import { alphaInEnglish, betaInEnglish } from '../helpers/tiny-words-en.js';
import { alphaInVietnamese } from '../helpers/tiny-words-vi.js';

const { app, get } = await buildApp();
const real = await buildRealApp();
const protocols = [...real.app.dataset.catalog.protocols.values()];
const tags: readonly Tag[] = ['en', 'vi'];
const ids = ['csv', 'ndjson', 'grafana-value-mappings', 'logstash-translate'];

/** Without the byte order mark. */
const rowsOf = (csv: string): Record<string, string>[] => parseCsv(csv.slice(1), { columns: true });

describe('GET /v1/exports', () => {
  it.each(tags)('says what each format is, in the language of the reader (%s)', async (tag) => {
    const texts = (id: string) => ({
      id,
      name: message(tag, `export.${id}.name`),
      description: message(tag, `export.${id}.description`),
      links: { self: `/v1/exports/${id}` },
    });
    const rfc4180 = 'https://www.rfc-editor.org/rfc/rfc4180#section-2';
    expect((await get(`/v1/exports?lang=${tag}`)).json()).toEqual({
      language: tag,
      items: [
        {
          ...texts('csv'),
          mediaType: 'text/csv; charset=utf-8; header=present',
          protocolRequired: false,
          reference: { kind: 'specification', document: 'RFC 4180', section: '2', url: rfc4180 },
        },
        {
          ...texts('ndjson'),
          mediaType: 'application/x-ndjson',
          protocolRequired: false,
          reference: {
            kind: 'specification',
            document: 'NDJSON',
            section: null,
            url: 'https://github.com/ndjson/ndjson-spec',
          },
        },
        {
          ...texts('grafana-value-mappings'),
          mediaType: 'application/json; charset=utf-8',
          protocolRequired: true,
          reference: {
            kind: 'vendor',
            document: 'Grafana: Configure value mappings',
            section: null,
            url: 'https://grafana.com/docs/grafana/latest/panels-visualizations/configure-value-mappings/',
          },
        },
        {
          ...texts('logstash-translate'),
          mediaType: 'application/yaml',
          protocolRequired: true,
          reference: {
            kind: 'vendor',
            document: 'Logstash: Translate filter plugin',
            section: 'dictionary_path',
            url: 'https://www.elastic.co/docs/reference/logstash/plugins/plugins-filters-translate',
          },
        },
      ],
    });
  });

  it('links to every format, of the media type it states', async () => {
    for (const { mediaType, protocolRequired, links } of (await get('/v1/exports')).json().items) {
      const { statusCode, headers } = await get(`${links.self}${protocolRequired ? '?protocol=alpha' : ''}`);
      expect([links.self, statusCode, headers['content-type']]).toEqual([links.self, 200, mediaType]);
    }
  });
});

describe('an export', () => {
  it.each([
    ['csv', 'statusbook-vi.csv'],
    ['csv?protocol=alpha', 'statusbook-alpha-vi.csv'],
    ['csv?protocol=beta,alpha', 'statusbook-vi.csv'],
    ['ndjson?protocol=beta', 'statusbook-beta-vi.ndjson'],
    ['grafana-value-mappings?protocol=alpha', 'statusbook-alpha-vi.json'],
    ['logstash-translate?protocol=alpha', 'statusbook-alpha-vi.yaml'],
  ])('is a file with a telling name: %s', async (path, name) => {
    const { headers } = await get(`/v1/exports/${path}`, { 'accept-language': 'vi' });
    expect(headers).toMatchObject({
      'content-disposition': `attachment; filename="${name}"`,
      'content-language': 'vi',
      'cache-control': 'public, max-age=300, stale-while-revalidate=3600',
      'statusbook-data-version': app.dataset.version,
      vary: 'Accept-Encoding, Accept-Language',
    });
  });

  it('of some of the protocols says so', async () => {
    const { headers } = await real.get('/v1/exports/csv?protocol=smtp,http&lang=vi');
    expect(headers['content-disposition']).toBe('attachment; filename="statusbook-selection-vi.csv"');
  });

  it.each(['gzip', 'br'])('is coded with %s for those who ask', async (coding) => {
    const url = '/v1/exports/csv?lang=vi';
    const [coded, plain] = [await real.get(url, { 'accept-encoding': coding }), await real.get(url)];
    expect(coded.headers['content-encoding']).toBe(coding);
    expect(coded.headers.etag).toBe(`${String(plain.headers.etag).slice(0, -1)}-${coding}"`);
    expect(coded.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
    expect(decode(coded).equals(plain.rawPayload)).toBe(true);
  });

  it.each(['csv', 'ndjson'])('is the same for every spelling of the protocols (%s)', async (id) => {
    const asked = async (query: string) => (await get(`/v1/exports/${id}${query}`)).body;
    expect(await asked('?protocol=beta&protocol=alpha,beta')).toBe(await asked(''));
    expect(await asked('?protocol=alpha&lang=en')).toBe(await asked('?protocol=alpha'));
  });

  it.each(['csv', 'ndjson'])(
    'is only of the protocol that is named, not of those that begin like it (%s)',
    async (id) => {
      const { body } = await real.get(`/v1/exports/${id}?protocol=smtp-enhanced`);
      expect(body).toContain('smtp-enhanced:5.1.1');
      expect(body).not.toContain('\nsmtp:');
      expect(body).not.toContain('"id":"smtp:550","protocol"');
    },
  );
});

describe('what cannot be exported', () => {
  it.each(tags)('is an unknown format, with the known ones (%s)', async (tag) => {
    for (const path of ['/v1/exports/xlsx', '/v1/exports/CSV?protocol=alpha']) {
      const answer = await get(path, { 'accept-language': tag });
      const format = path.slice('/v1/exports/'.length).split('?', 1)[0]!;
      expect([answer.statusCode, answer.json()]).toEqual([
        404,
        problem(
          tag,
          'unknown-export',
          404,
          `/v1/exports/${format}`,
          { format, known: ids.join(', ') },
          { allowed: ids },
        ),
      ]);
    }
  });

  it.each(tags)('is all protocols in a format without protocols (%s)', async (tag) => {
    for (const id of ['grafana-value-mappings', 'logstash-translate']) {
      const answer = await get(`/v1/exports/${id}`, { 'accept-language': tag });
      const parameter = 'protocol';
      expect([answer.statusCode, answer.json()]).toEqual([
        400,
        problem(tag, 'missing-parameter', 400, `/v1/exports/${id}`, { parameter }, { parameter }),
      ]);
    }
  });

  it.each([
    ['csv?protocol=gamma', 'gamma'],
    ['csv?protocol=alpha,', ''],
    ['logstash-translate?protocol=gamma', 'gamma'],
    ['logstash-translate?protocol=alpha,beta', 'alpha,beta'],
  ])('is a protocol that does not exist: %s', async (path, value) => {
    const [parameter, allowed] = ['protocol', ['alpha', 'beta']];
    const answer = await get(`/v1/exports/${path}`);
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      problem(
        'en',
        'invalid-parameter',
        400,
        `/v1/exports/${path.split('?', 1)[0]!}`,
        { parameter, value, allowed: 'alpha or beta' },
        { parameter, allowed },
      ),
    ]);
  });

  it('is two protocols where one is needed', async () => {
    const answer = await get('/v1/exports/grafana-value-mappings?protocol=alpha&protocol=beta');
    expect([answer.statusCode, answer.json().type]).toEqual([400, '/problems/repeated-parameter']);
  });
});

describe('GET /v1/exports/csv', () => {
  it('has a row for each code and each variant, with what a table can hold', async () => {
    const rows = rowsOf((await get('/v1/exports/csv?lang=vi')).body);
    expect(rows.map(({ id }) => id)).toEqual([
      'alpha:200',
      'alpha:400',
      'alpha:400~door',
      'alpha:400~scale',
      'alpha:404',
      'alpha:480-499',
      'beta:0x0',
      'beta:0xb',
    ]);
    expect(rows[3]).toEqual({
      id: 'alpha:400~scale',
      protocol: 'alpha',
      code: '400',
      symbol: '',
      phrase: 'Scale busy',
      language: 'vi',
      ...alphaInVietnamese.codes['400~scale'],
      class: '4xx',
      severity: 'warning',
      outcome: 'transient-failure',
      retryPolicy: 'after-delay',
      retryWhere: 'same',
      retryOnlyIfIdempotent: 'false',
      retryInitialDelaySeconds: '60',
      retryBackoff: 'exponential',
      retryGiveUpAfterSeconds: '3600',
      retryHonors: 'Retry-After',
      responsible: 'server-operator',
      sentBy: 'server',
      connection: 'closes',
      standing: 'vendor',
      vendor: 'Example Lifts',
      source: 'builtin',
    });
    expect(rows[4]).toMatchObject({ responsible: 'client sender-admin', retryWhere: '', vendor: '' });
    expect(rows[7]).toMatchObject({ symbol: 'STORM', retryOnlyIfIdempotent: 'true', retryHonors: '' });
  });

  it('follows RFC 4180 after the byte order mark that spreadsheets need', async () => {
    const { rawPayload, body } = await get('/v1/exports/csv');
    expect([...rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(body.slice(1, 25)).toBe('id,protocol,code,symbol,');
    expect(body.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(body.endsWith('\r\n')).toBe(true);
  });

  it.each([
    ['=HYPERLINK("https://a.example")', '\'=HYPERLINK("https://a.example")'],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['\n=1', "'\n=1"],
    ['＝1', "'＝1"],
    ['a "quoted" word, a comma\r\nand a line', 'a "quoted" word, a comma\r\nand a line'],
    ['a=b+c-d@e', 'a=b+c-d@e'],
    [' =1', ' =1'],
  ])('keeps %j from being a formula and returns everything else as it is', async (phrase, cell) => {
    const texts = withChange(tinyProject(), 'catalog/alpha.json', (file) => {
      file.codes[0].phrase = phrase;
    });
    const changed = await buildApp({ texts });
    const rows = rowsOf((await changed.get('/v1/exports/csv?protocol=alpha')).body);
    expect([rows.length, rows[0]!['phrase']]).toEqual([6, cell]);
  });

  it.each(tags)('has every code of the real data as the API returns it (%s)', async (tag) => {
    const rows = rowsOf((await real.get(`/v1/exports/csv?lang=${tag}`)).body);
    const codes = protocols.flatMap((protocol) => protocol.codes.flatMap((code) => [code, ...code.variants]));
    expect(rows.map(({ id }) => id)).toEqual(codes.map(({ id }) => id));
    const items = (await real.get(`/v1/codes?view=full&limit=1000&lang=${tag}`)).json().items as Record<
      string,
      string
    >[];
    const byId = new Map(rows.map((row) => [row['id'], row]));
    for (const { id, name, howToFix, severity } of items) {
      expect(byId.get(id)).toMatchObject({ name, howToFix, severity });
    }
  });
});

describe('GET /v1/exports/ndjson', () => {
  it.each(tags)('has each code on a line, as the API answers it (%s)', async (tag) => {
    const { body } = await real.get(`/v1/exports/ndjson?lang=${tag}`);
    const { items } = (await real.get(`/v1/codes?view=full&limit=1000&lang=${tag}`)).json();
    expect(body.endsWith('}\n')).toBe(true);
    expect(
      body
        .slice(0, -1)
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(items);
  });

  it('has the bytes of each code', async () => {
    const { body } = await get('/v1/exports/ndjson?protocol=alpha&lang=vi');
    const codes = await Promise.all(
      ['200', '400', '404', '480-499'].map(async (code) => (await get(`/v1/codes/alpha/${code}?lang=vi`)).body),
    );
    expect(body).toBe(codes.map((code) => `${code}\n`).join(''));
  });
});

describe('GET /v1/exports/logstash-translate', () => {
  it('is a dictionary of objects by every spelling that is compared exactly', async () => {
    const { body } = await get('/v1/exports/logstash-translate?protocol=beta');
    const calm = {
      id: 'beta:0x0',
      name: betaInEnglish.codes['0x0']!.name,
      summary: betaInEnglish.codes['0x0']!.summary,
      severity: 'success',
      outcome: 'success',
      retry: 'not-needed',
      responsible: ['nobody'],
    };
    const storm = {
      id: 'beta:0xb',
      name: betaInEnglish.codes['0xb']!.name,
      summary: betaInEnglish.codes['0xb']!.summary,
      severity: 'error',
      outcome: 'transient-failure',
      retry: 'immediately',
      responsible: ['network'],
    };
    expect(parseYaml(body)).toEqual({
      '0x0': calm,
      '0': calm,
      ALL_CALM: calm,
      quiet: calm,
      '0xb': storm,
      '11': storm,
      STORM: storm,
      Storm: storm,
    });
  });

  it('leaves ranges out and gives a number its first meaning', async () => {
    const entries = parseYaml((await get('/v1/exports/logstash-translate?protocol=alpha')).body);
    expect(Object.keys(entries)).toEqual(['200', '400', '404']);
    expect(entries['400']).toMatchObject({ id: 'alpha:400', name: alphaInEnglish.codes['400']!.name });
  });

  it('gives symbols of single meanings to those', async () => {
    const entries = parseYaml((await real.get('/v1/exports/logstash-translate?protocol=dns')).body);
    expect([entries['16'].id, entries.BADVERS.id, entries.BADSIG.id]).toEqual(['dns:16', 'dns:16', 'dns:16~badsig']);
    expect(entries.NXDOMAIN.id).toBe('dns:3');
  });

  const files = protocols.flatMap(({ id }) => tags.map((tag) => ({ id, tag })));

  it.each(files)('has text keys and values for every reader of YAML: $id, $tag', async ({ id, tag }) => {
    const { body } = await real.get(`/v1/exports/logstash-translate?protocol=${id}&lang=${tag}`);
    // JavaScript's objects turn keys into text, hence maps; a scalar that is not quoted could be anything.
    const asMap = (version: '1.1' | '1.2') => parseYaml(body, { version, mapAsMap: true }) as Map<unknown, unknown>;
    expect(asMap('1.1')).toEqual(asMap('1.2'));
    expect([...asMap('1.1').keys()].filter((key) => typeof key !== 'string')).toEqual([]);
    const unquoted = body.split('\n').filter((line) => !/^( {2})*(- )?("[^"]*(\\"[^"]*)*":? ?)*$/.test(line));
    expect(unquoted).toEqual([]);
  });

  it('is text for keys that YAML 1.1 takes for numbers or truth values', async () => {
    const texts = withChange(tinyProject(), 'catalog/beta.json', (file) => {
      file.codes[0].symbol = 'NO';
      file.codes[0].aliases = ['1e3', 'null', 'yes'];
    });
    const changed = await buildApp({ texts });
    const { body } = await changed.get('/v1/exports/logstash-translate?protocol=beta');
    const entries = parseYaml(body, { version: '1.1', mapAsMap: true }) as Map<unknown, unknown>;
    expect([...entries.keys()]).toEqual(['0x0', '0', 'NO', 'No', '1e3', 'null', 'yes', '0xb', '11', 'STORM', 'Storm']);
  });
});

import { readFileSync } from 'node:fs';

import { beforeAll, describe, expect, it } from 'vitest';

import { allChecks } from '../../src/checks/checks.js';
import { check } from '../../src/tools/check.js';
import { type Client, buildRealApp, root } from '../helpers/app.js';

const folder = `${root}examples/bring-your-own/data`;
const readme = readFileSync(`${root}examples/bring-your-own/README.md`, 'utf8');
const tour = [...readme.matchAll(/^curl 'localhost:3000([^' ]+)'/gm)].map(([, url]) => url!);

let client: Client;
beforeAll(async () => {
  client = await buildRealApp({}, folder);
});

describe('examples/bring-your-own', () => {
  it('passes every check without a warning', async () => {
    expect(await check(root, [folder])).toEqual({
      ok: true,
      output: `✔ ${allChecks.length} checks, 14 protocols, 2 languages: no problems`,
    });
  });

  it.each(tour)('answers %s', async (url) => {
    expect((await client.get(url)).statusCode).toBe(200);
  });

  it('is found by its words', async () => {
    expect((await client.get('/v1/search?q=het+sach&lang=vi')).json().items[0]).toMatchObject({
      id: 'orders:ORD-3001',
    });
  });

  it('is compared with the status that carries it', async () => {
    const { relationship } = (await client.get('/v1/compare?codes=http:503,orders:ORD-9002')).json();
    expect(relationship).toMatchObject({ type: 'same-condition' });
  });

  it('is explained', async () => {
    expect((await client.get('/v1/explain?text=orders+ORD-9001')).json().matches).toMatchObject([
      { id: 'orders:ORD-9001' },
    ]);
  });

  it.each(['en', 'vi'])('has its own advice for 503 (%s)', async (lang) => {
    const answer = (await client.get(`/v1/codes/http/503?lang=${lang}`)).json();
    expect(answer).toMatchObject({ language: lang, source: 'local', howToFix: expect.stringContaining('4710') });
  });

  it('is exported', async () => {
    const lines = (await client.get('/v1/exports/ndjson?protocol=orders')).body.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).source)).toEqual(Array.from({ length: 9 }, () => 'local'));
  });
});

import { describe, expect, it } from 'vitest';

import { allCodes } from '../../src/catalog/catalog.js';
import { buildRealApp } from '../helpers/app.js';

// Each answer is held to the OpenAPI document by the client itself.
const { app, get } = await buildRealApp();
const { catalog, locales } = app.dataset;
const tags = [...locales.languages.keys()];
const codes = allCodes(catalog);

describe.each(tags)('the real data in %s', (tag) => {
  it('answers every code and every variant under its own link', async () => {
    for (const { id, protocol, key } of codes.flatMap((code) => [code, ...code.variants])) {
      const answer = await get(`/v1/codes/${protocol.id}/${key}?lang=${tag}`);
      const { id: answered, language, links } = answer.json();
      const expected = { id, language: tag, links: { self: `/v1/codes/${protocol.id}/${key}` } };
      expect({ id: answered, language, links }).toEqual(expected);
    }
  });

  it('lists every code in full', async () => {
    const { items, total } = (await get(`/v1/codes?view=full&limit=1000&lang=${tag}`)).json();
    expect(items.map(({ id }: { id: string }) => id)).toEqual(codes.map(({ id }) => id));
    expect(total).toBe(codes.length);
  });

  it('compares every code with its neighbours', async () => {
    for (const [index, { id }] of codes.entries()) {
      const ids = [id, codes[(index + 1) % codes.length]!.id, codes[(index + 7) % codes.length]!.id];
      const answer = await get(`/v1/compare?codes=${ids.join(',')}&lang=${tag}`);
      const { title, summary, relationship, differences, similarities } = answer.json();
      const sentences = [...differences, ...similarities].map(({ sentence }: { sentence: string }) => sentence);
      const texts = [title, summary, relationship.sentence, ...sentences];
      expect(texts.filter((text) => /\{\{|undefined|compare\./.test(text))).toEqual([]);
    }
  });
});

describe('the question of the first issue', () => {
  it('has its answer: SMTP 221 compared with SMTP 455', async () => {
    const answer = await get('/v1/compare?codes=smtp:455,smtp:221', { 'accept-language': 'vi' });
    expect(answer.headers['content-location']).toBe('/v1/compare?codes=smtp:221,smtp:455');
    expect(answer.json()).toMatchObject({
      language: 'vi',
      codes: [{ id: 'smtp:221' }, { id: 'smtp:455' }],
      relationship: { type: 'never-alternatives' },
    });
  });
});

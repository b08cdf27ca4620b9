import { describe, expect, it } from 'vitest';

import { buildApp, problem } from '../helpers/app.js';
import { alphaInEnglish, betaInEnglish } from '../helpers/tiny-words-en.js';
import { alphaInVietnamese } from '../helpers/tiny-words-vi.js';

const { get } = await buildApp();

const explained = (texts: typeof alphaInEnglish.classes) =>
  Object.entries(texts).map(([id, { name, description }]) => ({ id, name, explanation: description }));

const alpha = {
  id: 'alpha',
  language: 'en',
  source: 'builtin',
  name: alphaInEnglish.name,
  description: alphaInEnglish.description,
  counts: { registered: 3, vendor: 1, other: 0, total: 4 },
  form: {
    pattern: '^[24][0-9]{2}$',
    notation: 'decimal',
    description: alphaInEnglish.form,
    examples: ['200', '404'],
  },
  classes: explained(alphaInEnglish.classes),
  groups: [
    { id: 'x0x', ...alphaInEnglish.groups['x0x'] },
    { id: 'x8x', ...alphaInEnglish.groups['x8x'] },
  ],
  phases: [
    { id: 'handover', name: 'Handing over' },
    { id: 'storage', name: 'Storing' },
  ],
  contexts: [
    { id: 'PUT', phase: 'handover', name: 'Putting a parcel away' },
    { id: 'SEEK', phase: 'storage', name: 'Seeking a parcel' },
  ],
  standards: [
    { kind: 'specification', document: 'Alpha Protocol', section: '1', url: 'https://alpha.example/protocol' },
  ],
  links: { self: '/v1/protocols/alpha', codes: '/v1/codes?protocol=alpha' },
};

const beta = {
  id: 'beta',
  language: 'en',
  source: 'builtin',
  name: betaInEnglish.name,
  description: betaInEnglish.description,
  counts: { registered: 2, vendor: 0, other: 0, total: 2 },
  form: {
    pattern: '^0x(0|[1-9a-f][0-9a-f]?)$',
    notation: 'hexadecimal',
    description: betaInEnglish.form,
    examples: ['0x0', '0xb'],
  },
  classes: explained(betaInEnglish.classes),
  groups: [],
  phases: [{ id: 'signal', name: 'Signalling' }],
  contexts: [{ id: 'ANY', phase: 'signal', name: 'At any time' }],
  standards: [{ kind: 'registry', document: 'Beta Signals', section: null, url: 'https://beta.example/signals' }],
  links: { self: '/v1/protocols/beta', codes: '/v1/codes?protocol=beta' },
};

describe('GET /v1/protocols', () => {
  it('lists every protocol whole, in the order of their ids', async () => {
    expect((await get('/v1/protocols')).json()).toEqual({ language: 'en', items: [alpha, beta] });
  });
});

describe('GET /v1/protocols/{protocol}', () => {
  it.each([alpha, beta])('describes $id', async (protocol) => {
    expect((await get(`/v1/protocols/${protocol.id}`)).json()).toEqual(protocol);
  });

  it('describes it in the language of the reader', async () => {
    expect((await get('/v1/protocols/alpha', { 'accept-language': 'vi' })).json()).toMatchObject({
      language: 'vi',
      name: 'Thang nâng bưu kiện Alpha',
      form: { description: alphaInVietnamese.form },
      groups: [{ name: 'Thang nâng' }, { name: 'Dùng riêng' }],
      phases: [{ name: 'Bàn giao' }, { name: 'Lưu kho' }],
    });
  });

  it('links to its codes', async () => {
    const { links } = (await get('/v1/protocols/beta')).json();
    expect((await get(links.codes)).json().total).toBe(2);
  });

  it.each([
    ['betta', [{ id: 'beta', name: 'Beta Weather Buoy', href: '/v1/protocols/beta' }]],
    ['constructor', []],
  ])('is 404 for %s', async (protocol, suggestions) => {
    const path = `/v1/protocols/${protocol}`;
    const answer = await get(path);
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toEqual(
      problem('en', 'unknown-protocol', 404, path, { protocol, known: 'alpha, beta' }, { suggestions }),
    );
  });
});

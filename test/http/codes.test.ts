import { describe, expect, it } from 'vitest';

import { buildApp, labelOf } from '../helpers/app.js';
import { alphaInEnglish, betaInEnglish } from '../helpers/tiny-words-en.js';
import { alphaInVietnamese } from '../helpers/tiny-words-vi.js';

const { get } = await buildApp();

const alphaReference = (section: string) => ({
  kind: 'specification',
  document: 'Alpha Protocol',
  section,
  url: 'https://alpha.example/protocol',
});
const buoySignals = { kind: 'registry', document: 'Beta Signals', section: null, url: 'https://beta.example/signals' };

const paused = {
  policy: 'after-delay',
  where: 'same',
  onlyIfIdempotent: false,
  initialDelaySeconds: 60,
  backoff: 'exponential',
  giveUpAfterSeconds: 3600,
  honors: ['Retry-After'],
  reference: {
    kind: 'specification',
    document: 'RFC 9110',
    section: '10.2.3',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3',
  },
};
const handingOver = [{ id: 'PUT', phase: 'handover', name: 'Putting a parcel away' }];
const notDone = { id: '4xx', name: 'Not Done' };

const liftPaused = {
  id: 'alpha:400',
  protocol: 'alpha',
  code: '400',
  symbol: null,
  match: 'exact',
  phrase: 'Lift paused',
  language: 'en',
  ...alphaInEnglish.codes['400'],
  class: notDone,
  group: { id: 'x0x', ...alphaInEnglish.groups['x0x'] },
  severity: 'warning',
  outcome: 'transient-failure',
  retry: paused,
  responsible: ['server-operator'],
  sentBy: 'server',
  connection: 'closes',
  contexts: handingOver,
  attributes: [
    { name: 'level', value: 'minor', label: 'Level: Minor' },
    { name: 'module', value: 'lift', label: 'Module: lift' },
  ],
  observedAs: [],
  standing: 'standard',
  vendor: null,
  source: 'builtin',
  formerPhrases: [],
  variants: [
    {
      id: 'alpha:400~door',
      variant: 'door',
      vendor: null,
      phrase: 'Door open',
      language: 'en',
      ...alphaInEnglish.codes['400~door'],
      contexts: handingOver,
      class: notDone,
      severity: 'warning',
      outcome: 'transient-failure',
      retry: paused,
      responsible: ['client'],
      references: [alphaReference('4.1')],
    },
    {
      id: 'alpha:400~scale',
      variant: 'scale',
      vendor: 'Example Lifts',
      phrase: 'Scale busy',
      language: 'en',
      ...alphaInEnglish.codes['400~scale'],
      contexts: [],
      class: notDone,
      severity: 'warning',
      outcome: 'transient-failure',
      retry: paused,
      responsible: ['server-operator'],
      references: [
        {
          kind: 'specification',
          document: 'draft-example-alpha-scale-02',
          section: null,
          url: 'https://datatracker.ietf.org/doc/html/draft-example-alpha-scale-02',
        },
      ],
    },
  ],
  references: [alphaReference('4.1')],
  related: [],
  equivalents: [{ id: 'beta:0xb', fidelity: 'close', direction: 'both', reference: buoySignals, name: 'Storm' }],
  example: [],
  labels: {
    severity: labelOf('en', 'severity', 'warning'),
    outcome: labelOf('en', 'outcome', 'transient-failure'),
    retry: labelOf('en', 'retryPolicy', 'after-delay'),
    where: labelOf('en', 'retryWhere', 'same'),
    responsible: [labelOf('en', 'responsible', 'server-operator')],
    sentBy: labelOf('en', 'sentBy', 'server'),
    connection: labelOf('en', 'connection', 'closes'),
    standing: labelOf('en', 'standing', 'standard'),
  },
  links: { self: '/v1/codes/alpha/400' },
};

describe('GET /v1/codes/{protocol}/{code}', () => {
  it('answers with everything that is known of the code, nothing left out', async () => {
    const answer = await get('/v1/codes/alpha/400');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers['content-location']).toBeUndefined();
    expect(answer.json()).toEqual(liftPaused);
  });

  it('answers in the best language the client accepts', async () => {
    const answer = await get('/v1/codes/alpha/400', { 'accept-language': 'vi-VN,vi;q=0.9,en;q=0.5' });
    const { class: codeClass, group, contexts, attributes, labels, equivalents, ...code } = answer.json();
    expect(answer.headers['content-language']).toBe('vi');
    expect(code).toMatchObject({ language: 'vi', ...alphaInVietnamese.codes['400'] });
    expect({ codeClass, group, contexts, attributes, equivalents }).toMatchObject({
      codeClass: { id: '4xx', name: 'Chưa hoàn thành' },
      group: { id: 'x0x', ...alphaInVietnamese.groups['x0x'] },
      contexts: [{ id: 'PUT', phase: 'handover', name: 'Cất bưu kiện' }],
      attributes: [{ label: 'Mức độ: Nhẹ' }, { label: 'Bộ phận: lift' }],
      equivalents: [{ id: 'beta:0xb', name: 'Bão' }],
    });
    expect(labels.outcome).toBe(labelOf('vi', 'outcome', 'transient-failure'));
  });

  it.each([
    ['alpha', '404', [{ id: 'alpha:200', relation: 'alternative', name: 'Parcel Accepted' }]],
    ['alpha', '200', [{ id: 'alpha:404', relation: 'alternative', name: 'Shelf Unknown' }]],
  ])('shows a relation of %s %s that only one of the two states', async (protocol, code, related) => {
    expect((await get(`/v1/codes/${protocol}/${code}`)).json().related).toEqual(related);
  });

  it('shows phrases that the code had before', async () => {
    const formerPhrases = [{ phrase: 'No such shelf', changedBy: 'Alpha Protocol 2' }];
    expect((await get('/v1/codes/alpha/404')).json()).toMatchObject({ formerPhrases });
  });

  it.each([
    ['symbol', 'beta', 'STORM', '0xb'],
    ['symbol in other letter case', 'beta', 'storm', '0xb'],
    ['alias', 'beta', 'quiet', '0x0'],
    ['alias in other letter case', 'beta', 'QUIET', '0x0'],
    ['number with leading zeros', 'beta', '0x000B', '0xb'],
    ['number in capitals', 'beta', '0XB', '0xb'],
    ['number in decimal digits', 'beta', '11', '0xb'],
    ['zero in decimal digits', 'beta', '0', '0x0'],
    ['variant in other letter case', 'alpha', '400~DOOR', '400~door'],
  ])('takes a %s for the code itself', async (_, protocol, written, code) => {
    const query = '?lang=vi';
    const answer = await get(`/v1/codes/${protocol}/${written}${query}`);
    const canonical = await get(`/v1/codes/${protocol}/${code}${query}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toBe(canonical.body);
    expect(answer.headers.etag).toBe(canonical.headers.etag);
    expect(answer.headers['content-location']).toBe(`/v1/codes/${protocol}/${code}${query}`);
    expect(canonical.headers['content-location']).toBeUndefined();
  });

  it.each(['%32%30%30', '20%30'])('sees no other spelling in the escaped code %s', async (escaped) => {
    const answer = await get(`/v1/codes/alpha/${escaped}`);
    expect(answer.json().id).toBe('alpha:200');
    expect(answer.headers['content-location']).toBeUndefined();
  });

  it('reads bare digits as decimal where the canonical form is hexadecimal', async () => {
    expect((await get('/v1/codes/beta/10')).json()).toMatchObject({
      type: '/problems/unknown-code',
      detail: 'Beta Weather Buoy has no registered code 0xa.',
    });
  });

  it('answers a number inside a range with the texts of the range', async () => {
    const answer = await get('/v1/codes/alpha/485');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-location']).toBeUndefined();
    expect(answer.json()).toMatchObject({
      id: 'alpha:485',
      code: '485',
      match: 'range',
      ...alphaInEnglish.codes['480-499'],
      group: { id: 'x8x', ...alphaInEnglish.groups['x8x'] },
      observedAs: ['alpha:400'],
      vendor: 'Example Lifts',
      links: { self: '/v1/codes/alpha/485' },
    });
  });

  it.each(['480', '499'])('counts the end %s in', async (code) => {
    expect((await get(`/v1/codes/alpha/${code}`)).json().match).toBe('range');
  });

  it('answers the range itself', async () => {
    expect((await get('/v1/codes/alpha/480-499')).json()).toMatchObject({
      id: 'alpha:480-499',
      match: 'exact',
      links: { self: '/v1/codes/alpha/480-499' },
    });
  });

  it('answers one meaning of a number on its own', async () => {
    const { variants, ...door } = (await get('/v1/codes/alpha/400~door')).json();
    expect(variants).toEqual([]);
    expect(door).toMatchObject({
      id: 'alpha:400~door',
      code: '400',
      match: 'exact',
      phrase: 'Door open',
      ...alphaInEnglish.codes['400~door'],
      responsible: ['client'],
      links: { self: '/v1/codes/alpha/400~door' },
    });
  });

  it('does not give a variant the vendor or the contexts of others', async () => {
    expect((await get('/v1/codes/alpha/400~scale')).json()).toMatchObject({
      vendor: 'Example Lifts',
      standing: 'vendor',
      contexts: [],
      equivalents: [],
      connection: liftPaused.connection,
      attributes: liftPaused.attributes,
    });
  });

  it('leaves null what nobody states', async () => {
    expect((await get('/v1/codes/beta/0x0')).json()).toMatchObject({
      ...betaInEnglish.codes['0x0'],
      symbol: 'ALL_CALM',
      phrase: null,
      group: null,
      retry: { where: null, initialDelaySeconds: null, backoff: null, giveUpAfterSeconds: null, reference: null },
      labels: { where: null },
    });
  });
});

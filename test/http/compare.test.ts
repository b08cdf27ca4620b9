import { describe, expect, it } from 'vitest';

import { buildApp, labelOf, message, problem } from '../helpers/app.js';
import { tinyNotes } from '../helpers/tiny-project.js';
import { alphaInEnglish } from '../helpers/tiny-words-en.js';

const { get } = await buildApp();

const compare = async (codes: string, more = '') => get(`/v1/compare?codes=${codes}${more}`);
const words = (key: string, values = {}) => message('en', `compare.${key}`, values);
/** One sentence of the clauses that say `key` of each of `codes`, the names in it given as such. */
const sentence = (...clauses: [key: string, codes: string, values?: object][]) => {
  const [a, b] = clauses.map(([key, codes, values]) => words(key, { codes, ...values }));
  return words(`sentence.${clauses.length}`, { a, b });
};

describe('GET /v1/compare', () => {
  it('tells how codes differ, what they share, when each is sent and what to tell it by', async () => {
    const answer = await compare('alpha:400,alpha:404');
    expect(answer.statusCode).toBe(200);
    const { codes, similarities, differences, ...comparison } = answer.json();
    const failures = sentence(['outcome.transient-failure_one', '400'], ['outcome.permanent-failure_one', '404']);
    const never = words('relationship.never-alternatives', { codes: '400 and 404' });
    const [{ description: of400, whenYouSeeIt: seen400 }, { description: of404, whenYouSeeIt: seen404 }] = [
      alphaInEnglish.codes['400']!,
      alphaInEnglish.codes['404']!,
    ];
    expect(comparison).toEqual({
      language: 'en',
      title: words('title', { codes: 'Alpha Parcel Lift 400 and Alpha Parcel Lift 404' }),
      summary: `${never} ${failures}`,
      relationship: { type: 'never-alternatives', sentence: never },
      whenToUse: [
        { id: 'alpha:400', text: `${words('use.transient-failure', { code: '400' })} ${of400}` },
        { id: 'alpha:404', text: `${words('use.permanent-failure', { code: '404' })} ${of404}` },
      ],
      howToTell: [
        {
          id: 'alpha:400',
          text: `400 appears with Putting a parcel away. ${sentence(['connection.closes_one', '400'])} ${seen400}`,
        },
        {
          id: 'alpha:404',
          text: `404 appears with Seeking a parcel. ${sentence(['connection.stays-open_one', '404'])} ${seen404}`,
        },
      ],
      note: null,
    });
    expect(codes).toEqual([(await get('/v1/codes/alpha/400')).json(), (await get('/v1/codes/alpha/404')).json()]);
    expect(differences.map(({ aspect }: { aspect: string }) => aspect)).toEqual([
      'meaning',
      'outcome',
      'retry',
      'responsible',
      'contexts',
      'attributes',
      'attributes',
      'connection',
    ]);
    const summaries = { 400: alphaInEnglish.codes['400']!.summary, 404: alphaInEnglish.codes['404']!.summary };
    expect(differences[0]).toEqual({
      aspect: 'meaning',
      sentence: `400: ${summaries[400]} 404: ${summaries[404]}`,
      values: [
        { id: 'alpha:400', value: 'Lift paused', label: 'Lift Paused' },
        { id: 'alpha:404', value: 'Shelf unknown', label: 'Shelf Unknown' },
      ],
    });
    expect(differences[1]).toEqual({
      aspect: 'outcome',
      sentence: failures,
      values: [
        { id: 'alpha:400', value: 'transient-failure', label: labelOf('en', 'outcome', 'transient-failure') },
        { id: 'alpha:404', value: 'permanent-failure', label: labelOf('en', 'outcome', 'permanent-failure') },
      ],
    });
    expect(similarities).toEqual([
      {
        aspect: 'sentBy',
        sentence: sentence(['sentBy.server_other', '400 and 404']),
        values: ['400', '404'].map((code) => ({
          id: `alpha:${code}`,
          value: 'server',
          label: labelOf('en', 'sentBy', 'server'),
        })),
      },
      {
        aspect: 'class',
        sentence: sentence(['class_other', '400 and 404', { class: '4xx (Not Done)' }]),
        values: ['400', '404'].map((code) => ({ id: `alpha:${code}`, value: '4xx', label: 'Not Done' })),
      },
    ]);
  });

  it('answers in the best language the client accepts', async () => {
    const answer = await get('/v1/compare?codes=alpha:400,alpha:404', { 'accept-language': 'vi' });
    const { language, title } = answer.json();
    expect(answer.headers['content-language']).toBe('vi');
    expect({ language, title }).toEqual({
      language: 'vi',
      title: message('vi', 'compare.title', {
        codes: 'Thang nâng bưu kiện Alpha 400 và Thang nâng bưu kiện Alpha 404',
      }),
    });
  });

  it.each([
    ['two', ['alpha:200', 'beta:0xb']],
    ['three', ['alpha:200', 'alpha:404', 'beta:0x0']],
    ['four', ['alpha:200', 'alpha:400', 'alpha:480-499', 'beta:0xb']],
    ['meanings of one number', ['alpha:400', 'alpha:400~door', 'alpha:400~scale']],
    ['numbers of a range', ['alpha:480-499', 'alpha:481', 'alpha:490']],
  ])('answers %s in catalog order, whatever the order of the ids', async (_, ids) => {
    const inOrder = await compare(ids.join(','));
    expect(inOrder.json().codes.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(inOrder.headers['content-location']).toBe(`/v1/compare?codes=${ids.join(',')}`);
    const others = [ids.toReversed(), [...ids.slice(1), ids[0]!], [...ids.slice(-1), ...ids.slice(0, -1)]];
    for (const order of others) {
      const answer = await compare(order.join(','));
      expect(answer.body).toBe(inOrder.body);
      expect(answer.headers.etag).toBe(inOrder.headers.etag);
      expect(answer.headers['content-location']).toBe(inOrder.headers['content-location']);
    }
  });

  it.each([
    ['repeated', 'alpha:200&codes=beta:0xb'],
    ['escaped', 'alpha%3A200%2Cbeta%3A0xb'],
    ['spelled otherwise', 'beta:STORM,alpha:200'],
    ['in decimal digits', 'beta:11,alpha:200'],
  ])('takes ids that are %s', async (_, written) => {
    const answer = await compare(written);
    expect(answer.body).toBe((await compare('alpha:200,beta:0xb')).body);
    expect(answer.headers['content-location']).toBe('/v1/compare?codes=alpha:200,beta:0xb');
  });

  it('keeps the language in Content-Location', async () => {
    const { headers } = await compare('beta:0xb,alpha:200', '&lang=vi');
    expect(headers['content-location']).toBe('/v1/compare?codes=alpha:200,beta:0xb&lang=vi');
  });

  it('names the protocol of each code where there are several', async () => {
    expect((await compare('alpha:400,beta:0xb')).json().relationship).toEqual({
      type: 'same-condition',
      sentence: words('relationship.same-condition.close', {
        codes: 'Alpha Parcel Lift 400 and Beta Weather Buoy STORM (0xb)',
      }),
    });
  });

  it('tells attributes apart one by one, and leaves out who has none', async () => {
    const { differences } = (await compare('alpha:400,alpha:404')).json();
    expect(differences.filter(({ aspect }: { aspect: string }) => aspect === 'attributes')).toEqual([
      {
        aspect: 'attributes',
        sentence: sentence(
          ['attributes_one', '400', { attribute: 'Level: Minor' }],
          ['attributes_one', '404', { attribute: 'Level: Major' }],
        ),
        values: [
          { id: 'alpha:400', value: ['minor'], label: 'Level: Minor' },
          { id: 'alpha:404', value: ['major'], label: 'Level: Major' },
        ],
      },
      {
        aspect: 'attributes',
        sentence: sentence(['attributes_one', '400', { attribute: 'Module: lift' }]),
        values: [
          { id: 'alpha:400', value: ['lift'], label: 'Module: lift' },
          { id: 'alpha:404', value: [], label: null },
        ],
      },
    ]);
  });

  it('has the note of a curated comparison, in the language', async () => {
    expect((await compare('beta:storm,alpha:400')).json().note).toBe(tinyNotes.en);
    expect((await compare('beta:storm,alpha:400', '&lang=vi')).json().note).toBe(tinyNotes.vi);
  });

  it('links to each code', async () => {
    expect((await compare('beta:0xb,alpha:400~door')).headers['link']).toBe(
      '</v1/codes/alpha/400~door>; rel="item", </v1/codes/beta/0xb>; rel="item"',
    );
  });

  it('tells meanings of one number apart by vendor or name', async () => {
    expect((await compare('alpha:400~door,alpha:400~scale')).json().relationship.sentence).toBe(
      words('relationship.meanings-of-one-code', { codes: '400 (Door Open) and 400 (Example Lifts)' }),
    );
  });

  it('says of a code that nobody chooses that it is never sent', async () => {
    const [, { text }] = (await compare('alpha:404,alpha:485')).json().whenToUse;
    expect(text).toBe(`${words('use.local', { code: '485' })} ${alphaInEnglish.codes['480-499']!.description}`);
  });

  it.each([
    ['alpha:400,alpha:400~door', 'meanings-of-one-code'],
    ['alpha:400~door,alpha:400~scale', 'meanings-of-one-code'],
    ['alpha:200,alpha:404', 'success-and-failure'],
    ['alpha:404,alpha:480-499', 'same-class'],
    ['alpha:480-499,beta:0x0', 'different-protocols'],
  ])('tells what %s are to each other', async (codes, type) => {
    expect((await compare(codes)).json().relationship.type).toBe(type);
  });
});

describe('GET /v1/compare/popular', () => {
  const storm = {
    codes: [
      { id: 'alpha:400', name: 'Lift Paused' },
      { id: 'beta:0xb', name: 'Storm' },
    ],
    title: words('title', { codes: 'Alpha Parcel Lift 400 and Beta Weather Buoy STORM (0xb)' }),
    note: tinyNotes.en,
    links: { self: '/v1/compare?codes=alpha:400,beta:0xb' },
  };

  it.each(['', '?protocol=alpha', '?protocol=beta', '?protocol=beta,alpha'])(
    'lists curated comparisons %s',
    async (query) => {
      const answer = await get(`/v1/compare/popular${query}`);
      expect(answer.json()).toEqual({ language: 'en', items: [storm], total: 1 });
      expect((await get(storm.links.self)).json()).toMatchObject({ title: storm.title, note: storm.note });
    },
  );

  it('refuses a protocol that is not there', async () => {
    const answer = await get('/v1/compare/popular?protocol=gamma');
    expect(answer.json()).toMatchObject({ status: 400, parameter: 'protocol', allowed: ['alpha', 'beta'] });
  });
});

describe('GET /v1/compare with ids that cannot be compared', () => {
  const bad = (reason: string, values = {}, members = {}) => problem('en', reason, 400, '/v1/compare', values, members);
  const parameter = 'codes';
  const wrongNumber = (count: number) => bad('wrong-number-of-codes', { count, minimum: 2, maximum: 4 }, { parameter });
  const malformed = (id: string) => bad('malformed-id', { id }, { parameter });

  it.each([
    ['alpha:200,beta:', malformed('beta:')],
    ['alpha:200', wrongNumber(1)],
    ['alpha:200,alpha:400,alpha:404,beta:0x0,beta:0xb', wrongNumber(5)],
    ['alpha:200,alpha:200', bad('repeated-code', { id: 'alpha:200' }, { parameter })],
    ['beta:0xb,alpha:200,beta:storm', bad('repeated-code', { id: 'beta:0xb' }, { parameter })],
    ['alpha:485,alpha:485', bad('repeated-code', { id: 'alpha:485' }, { parameter })],
    ['alpha,beta', malformed('alpha')],
    ['alpha:200,:200', malformed(':200')],
    [
      'alpha:200,alpah:200',
      bad(
        'unknown-protocol',
        { protocol: 'alpah', known: 'alpha, beta' },
        { suggestions: [{ id: 'alpha', name: 'Alpha Parcel Lift', href: '/v1/protocols/alpha' }] },
      ),
    ],
    [
      'alpha:200,alpha:405',
      bad(
        'unknown-code',
        { protocol: 'Alpha Parcel Lift', code: '405' },
        {
          suggestions: [
            { id: 'alpha:404', name: 'Shelf Unknown', href: '/v1/codes/alpha/404' },
            { id: 'alpha:400', name: 'Lift Paused', href: '/v1/codes/alpha/400' },
          ],
          class: { id: '4xx', name: 'Not Done', explanation: alphaInEnglish.classes['4xx']!.description },
        },
      ),
    ],
    [
      'alpha:200,alpha:x',
      bad(
        'malformed-code',
        { protocol: 'Alpha Parcel Lift', code: 'x', form: alphaInEnglish.form },
        { suggestions: [] },
      ),
    ],
  ])('is 400 for %s', async (codes, expected) => {
    const answer = await compare(codes);
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['content-location']).toBeUndefined();
    expect(answer.json()).toEqual(expected);
  });

  it('is 400 without ids', async () => {
    expect((await get('/v1/compare')).json()).toEqual(bad('missing-parameter', { parameter }, { parameter }));
  });
});

import { describe, expect, it } from 'vitest';

import { buildApp, labelOf, problem } from '../helpers/app.js';
import { alphaInEnglish, betaInEnglish } from '../helpers/tiny-words-en.js';
import { alphaInVietnamese } from '../helpers/tiny-words-vi.js';

const { get } = await buildApp();

const near = (id: string, name: string) => ({ id, name, href: `/v1/codes/${id.replace(':', '/')}` });
const notDone = { id: '4xx', name: 'Not Done', explanation: alphaInEnglish.classes['4xx']!.description };

describe('GET /v1/codes/{protocol}/{code} of a code nobody registered', () => {
  it('is 404 with what its class says and what may have been meant', async () => {
    const answer = await get('/v1/codes/alpha/405');
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toEqual(
      problem(
        'en',
        'unknown-code',
        404,
        '/v1/codes/alpha/405',
        { protocol: 'Alpha Parcel Lift', code: '405' },
        { suggestions: [near('alpha:404', 'Shelf Unknown'), near('alpha:400', 'Lift Paused')], class: notDone },
      ),
    );
  });

  it('says so in the language of the reader', async () => {
    const answer = await get('/v1/codes/alpha/405?lang=vi');
    expect(answer.headers['content-language']).toBe('vi');
    expect(answer.json()).toEqual(
      problem(
        'vi',
        'unknown-code',
        404,
        '/v1/codes/alpha/405',
        { protocol: 'Thang nâng bưu kiện Alpha', code: '405' },
        {
          suggestions: [near('alpha:404', 'Không có kệ này'), near('alpha:400', 'Thang nâng tạm dừng')],
          class: { id: '4xx', name: 'Chưa hoàn thành', explanation: alphaInVietnamese.classes['4xx']!.description },
        },
      ),
    );
  });

  it('has no suggestions where nothing comes near', async () => {
    expect((await get('/v1/codes/alpha/466')).json().suggestions).toEqual([]);
  });

  it('names the canonical spelling of another notation', async () => {
    expect((await get('/v1/codes/beta/0x0C')).json()).toEqual(
      problem(
        'en',
        'unknown-code',
        404,
        '/v1/codes/beta/0x0C',
        { protocol: 'Beta Weather Buoy', code: '0xc' },
        {
          suggestions: [near('beta:0x0', 'All Calm'), near('beta:0xb', 'Storm')],
          class: { id: 'trouble', name: 'Trouble', explanation: betaInEnglish.classes['trouble']!.description },
        },
      ),
    );
  });
});

describe('GET /v1/codes/{protocol}/{code}?match=class', () => {
  it('answers 200 with the texts and facts of the class', async () => {
    const answer = await get('/v1/codes/alpha/409?match=class');
    expect(answer.statusCode).toBe(200);
    const { retry, references, labels, links, ...code } = answer.json();
    expect(code).toEqual({
      id: 'alpha:409',
      protocol: 'alpha',
      code: '409',
      symbol: null,
      match: 'class',
      phrase: null,
      language: 'en',
      ...alphaInEnglish.classes['4xx'],
      class: { id: '4xx', name: 'Not Done' },
      group: { id: 'x0x', ...alphaInEnglish.groups['x0x'] },
      severity: 'warning',
      outcome: 'transient-failure',
      responsible: ['server-operator'],
      sentBy: 'server',
      connection: 'stays-open',
      contexts: [],
      attributes: [],
      observedAs: [],
      standing: null,
      vendor: null,
      source: 'builtin',
      formerPhrases: [],
      variants: [],
      related: [],
      equivalents: [],
      example: [],
    });
    expect(retry.policy).toBe('after-delay');
    expect(references).toMatchObject([{ document: 'Alpha Protocol', section: '4' }]);
    expect(labels).toMatchObject({ severity: labelOf('en', 'severity', 'warning'), standing: null });
    expect(links.self.split('?')[0]).toBe('/v1/codes/alpha/409');
  });

  it('gives a link to itself that leads back to the same answer', async () => {
    const answer = await get('/v1/codes/alpha/409?match=class');
    expect((await get(answer.json().links.self)).body).toBe(answer.body);
  });

  it('has a group only where a pattern says so', async () => {
    expect((await get('/v1/codes/alpha/466?match=class')).json().group).toBeNull();
  });

  it('names the canonical path after another spelling, query kept', async () => {
    const answer = await get('/v1/codes/beta/12?match=class&lang=vi');
    expect(answer.headers['content-location']).toBe('/v1/codes/beta/0xc?match=class&lang=vi');
    expect(answer.body).toBe((await get('/v1/codes/beta/0xc?match=class&lang=vi')).body);
  });

  it.each([
    ['registered', '404', 'exact'],
    ['in a range', '485', 'range'],
  ])('changes nothing for a code that is %s', async (_, code, match) => {
    const answer = await get(`/v1/codes/alpha/${code}?match=class`);
    expect(answer.json().match).toBe(match);
    expect(answer.body).toBe((await get(`/v1/codes/alpha/${code}`)).body);
  });

  it('leaves a code outside the form 404', async () => {
    expect((await get('/v1/codes/alpha/500?match=class')).statusCode).toBe(404);
  });

  it.each(['exact', 'range', 'CLASS', ''])('refuses the value "%s"', async (value) => {
    const answer = await get(`/v1/codes/alpha/409?match=${value}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual(
      problem(
        'en',
        'invalid-parameter',
        400,
        '/v1/codes/alpha/409',
        { parameter: 'match', value, allowed: 'class' },
        { parameter: 'match', allowed: ['class'] },
      ),
    );
  });
});

describe('GET /v1/codes/{protocol}/{code} outside the form of the protocol', () => {
  it.each([
    ['500', '500', [near('alpha:400', 'Lift Paused'), near('alpha:200', 'Parcel Accepted')]],
    ['40', '40', [near('alpha:400', 'Lift Paused'), near('alpha:404', 'Shelf Unknown')]],
    [
      '0400',
      '0400',
      [near('alpha:400', 'Lift Paused'), near('alpha:404', 'Shelf Unknown'), near('alpha:200', 'Parcel Accepted')],
    ],
    ['storm', 'storm', [near('beta:0xb', 'Storm')]],
    ['400~window', '400~window', []],
    ['%00', '\0', []],
    ['%C3%A9', 'é', []],
    ['..%2F..%2Fetc', '../../etc', []],
  ])('is 404 for %s, whatever is asked', async (written, code, suggestions) => {
    const answer = await get(`/v1/codes/alpha/${written}`);
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toEqual(
      problem(
        'en',
        'malformed-code',
        404,
        `/v1/codes/alpha/${written}`,
        { code, protocol: 'Alpha Parcel Lift', form: alphaInEnglish.form },
        { suggestions },
      ),
    );
  });
});

describe('GET /v1/codes/{protocol}/{code} of an unknown protocol', () => {
  const known = 'alpha, beta';

  it.each([
    ['alpah', [{ id: 'alpha', name: 'Alpha Parcel Lift', href: '/v1/protocols/alpha' }]],
    ['ALPHA', [{ id: 'alpha', name: 'Alpha Parcel Lift', href: '/v1/protocols/alpha' }]],
    ['bet', [{ id: 'beta', name: 'Beta Weather Buoy', href: '/v1/protocols/beta' }]],
    ['gopher', []],
    ['__proto__', []],
    ['constructor', []],
  ])('is 404 for %s, with what may have been meant', async (protocol, suggestions) => {
    const path = `/v1/codes/${protocol}/200`;
    const answer = await get(path);
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toEqual(problem('en', 'unknown-protocol', 404, path, { protocol, known }, { suggestions }));
  });
});

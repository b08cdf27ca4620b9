import { describe, expect, it } from 'vitest';

import { buildApp, problem } from '../helpers/app.js';

const { get } = await buildApp();

const negotiated = 'Accept-Encoding, Accept-Language';
const path = '/v1/codes/alpha/200';
const names = { en: 'Parcel Accepted', vi: 'Đã nhận bưu kiện' };

/** Where language shows: in the header, in the body, and in what the answer varies by. */
const languageOf = async (url: string, acceptLanguage?: string) => {
  const answer = await get(url, acceptLanguage === undefined ? {} : { 'accept-language': acceptLanguage });
  const { language, name } = answer.json();
  return { header: answer.headers['content-language'], language, name, vary: answer.headers.vary };
};
const inLanguage = (tag: 'en' | 'vi', vary: string) => ({ header: tag, language: tag, name: names[tag], vary });

describe('Accept-Language', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['vi', 'vi'],
    ['VI-vn', 'vi'],
    ['vi-VN,vi;q=0.9,en;q=0.5', 'vi'],
    ['en;q=0.5,vi;q=0.9', 'vi'],
    ['en,vi', 'en'],
    ['vi,en', 'vi'],
    ['fr,vi;q=0.1', 'vi'],
    ['fr', 'en'],
    ['*', 'en'],
    ['en;q=0,*', 'vi'],
    ['en;q=0', 'en'],
    ['en;q=0,vi;q=0', 'en'],
    ['vi;q=0,*', 'en'],
    ['vi;q=oops,,;;;en_US,vi;q=0.2', 'vi'],
    ['�'.repeat(3), 'en'],
  ] as const)('%s gives %s', async (header, tag) => {
    expect(await languageOf(path, header)).toEqual(inLanguage(tag, negotiated));
  });
});

describe('?lang=', () => {
  it.each(['vi', 'VI', 'vi-VN', 'vi-latn-vn'])('wins as %s over Accept-Language', async (lang) => {
    expect(await languageOf(`${path}?lang=${lang}`, 'en')).toEqual(inLanguage('vi', 'Accept-Encoding'));
  });

  it('may ask for the default language', async () => {
    expect(await languageOf(`${path}?lang=en-GB`, 'vi')).toEqual(inLanguage('en', 'Accept-Encoding'));
  });

  it.each([
    ['/v1'],
    ['/v1/languages'],
    ['/v1/vocabulary'],
    ['/v1/protocols'],
    ['/v1/protocols/alpha'],
    ['/v1/codes'],
    [path],
    ['/v1/compare?codes=alpha:200,alpha:400'],
    ['/problems/unknown-code'],
  ])('works on %s as Accept-Language does', async (url) => {
    const asked = await get(`${url}${url.includes('?') ? '&' : '?'}lang=vi`);
    const negotiatedAnswer = await get(url, { 'accept-language': 'vi' });
    expect(asked.json().language).toBe('vi');
    expect(asked.body).toBe(negotiatedAnswer.body);
    expect(asked.headers.etag).toBe(negotiatedAnswer.headers.etag);
    expect([asked.headers.vary, negotiatedAnswer.headers.vary]).toEqual(['Accept-Encoding', negotiated]);
  });

  it.each([
    ['xx', 'xx'],
    ['', ''],
    ['*', '*'],
    ['vi,en', 'vi,en'],
    ['en_US', 'en_US'],
    ['%zz', '%zz'],
    ['cimode', 'cimode'],
    ['dev', 'dev'],
    ['%00', '\0'],
    ['x'.repeat(36), 'x'.repeat(36)],
  ])('is 400 as "%s", in the negotiated language, and lists what there is', async (lang, language) => {
    for (const tag of ['en', 'vi'] as const) {
      const answer = await get(`${path}?lang=${lang}`, { 'accept-language': tag });
      expect(answer.statusCode).toBe(400);
      expect(answer.headers['content-language']).toBe(tag);
      expect(answer.headers.vary).toBe(negotiated);
      expect(answer.json()).toEqual(
        problem(
          tag,
          'unsupported-language',
          400,
          path,
          { language, supported: 'en, vi' },
          { parameter: 'lang', supportedLanguages: ['en', 'vi'] },
        ),
      );
    }
  });

  it.each(['lang=vi&lang=en', 'lang=vi&lang=vi', 'lang&lang'])('is 400 given twice: %s', async (query) => {
    const answer = await get(`${path}?${query}`, { 'accept-language': 'vi' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual(
      problem('vi', 'repeated-parameter', 400, path, { parameter: 'lang' }, { parameter: 'lang' }),
    );
  });

  it.each([
    ['/v1/codes/alpha/405', 404],
    ['/v1/codes/nothing/405', 404],
    ['/nothing', 404],
    ['/v1/codes/alpha/%zz', 400],
    [`/v1/codes/alpha/${'4'.repeat(129)}`, 414],
    ['/v1/codes?limit=x', 400],
    ['/v1?what=ever', 400],
  ])('chooses the language of the problem %s', async (url, status) => {
    const answer = await get(`${url}${url.includes('?') ? '&' : '?'}lang=vi`, { 'accept-language': 'en' });
    expect(answer.statusCode).toBe(status);
    expect([answer.headers['content-language'], answer.headers.vary]).toEqual(['vi', 'Accept-Encoding']);
  });
});

describe('Vary', () => {
  it.each(['/v1/codes/alpha/405', '/nothing', '/v1/codes?limit=x', '/v1/codes/alpha/%zz'])(
    'names Accept-Language on the problem %s, whether or not the request had it',
    async (url) => {
      for (const headers of [{}, { 'accept-language': 'vi' }]) {
        expect((await get(url, headers as Record<string, string>)).headers.vary).toBe(negotiated);
      }
    },
  );
});

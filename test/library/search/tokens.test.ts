import { describe, expect, it } from 'vitest';

import { smallestWords, tokenize } from '../../../src/library/search/tokens.js';

const termsOf = (text: string): string[] => tokenize(text).map(({ term }) => term);

describe('tokenize', () => {
  it.each([
    ['words', 'Mailbox full, try later.', ['mailbox', 'full', 'try', 'later']],
    ['a number with dots', 'Status: 5.1.1.', ['status', '5.1.1']],
    ['hexadecimal', 'error 0x7', ['error', '0x7']],
    ['a symbol', 'NGHTTP2_REFUSED_STREAM', ['nghttp2', 'refused', 'stream']],
    ['an atom', ':not_found', ['not', 'found']],
    ['Vietnamese syllables', 'Đăng ký hộp thư', ['dang', 'ky', 'hop', 'thu']],
    ['Korean', '메일함이 가득 찼습니다', ['메일함이', '가득', '찼습니다']],
    ['nothing', ' …/— ', []],
  ])('divides %s', (_, text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });

  // Where exactly, the version of ICU decides.
  it.each([
    ['Chinese', '邮箱已满', '邮箱'],
    ['Japanese', 'ﾒｰﾙ受信が満杯です', 'が'],
    ['Thai', 'กล่องจดหมายเต็ม', 'จดหมาย'],
  ])('divides %s, which has no spaces', (_, text, word) => {
    const terms = termsOf(text);
    expect(terms).toContain(word);
    expect(terms.join('')).toBe(text.normalize('NFKC'));
    expect(
      tokenize(text)
        .map(({ start, end }) => text.slice(start, end))
        .join(''),
    ).toBe(text);
  });

  it('says where a word stands and how it is written', () => {
    expect(tokenize('Ở hộp thu\u031b')).toEqual([
      { term: 'o', surface: 'ở', start: 0, end: 1, parts: [] },
      { term: 'hop', surface: 'hộp', start: 2, end: 5, parts: [] },
      { term: 'thu', surface: 'thư', start: 6, end: 10, parts: [] },
    ]);
  });

  it('knows the parts of an identifier and where they stand', () => {
    expect(tokenize('x HTTPStatusCode')[1]).toEqual({
      term: 'httpstatuscode',
      surface: 'httpstatuscode',
      start: 2,
      end: 16,
      parts: [
        { term: 'http', surface: 'http', start: 2, end: 6 },
        { term: 'status', surface: 'status', start: 6, end: 12 },
        { term: 'code', surface: 'code', start: 12, end: 16 },
      ],
    });
  });
});

describe('smallestWords', () => {
  it('has the parts of what has parts', () => {
    const words = smallestWords(tokenize('http.StatusNotFound now'));
    expect(words.map(({ term }) => term)).toEqual(['http', 'status', 'not', 'found', 'now']);
  });
});

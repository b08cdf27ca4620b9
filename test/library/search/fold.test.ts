import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fold } from '../../../src/library/search/fold.js';

describe('fold', () => {
  it.each([
    ['Đăng ký', 'dang ky'],
    ['HỘP THƯ ĐẦY', 'hop thu day'],
    ['hộp thư đầy'.normalize('NFD'), 'hop thu day'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['Łódź, Ørsted, Æsir, œuvre', 'lodz, orsted, aesir, oeuvre'],
    ['İstanbul ısı', 'istanbul isi'],
    ['Ελλάς', 'ελλασ'],
    ['Ёлка', 'елка'],
    ['ＳＭＴＰ ５５０', 'smtp 550'],
    ['ﬁle', 'file'],
  ])('lets letters of Latin, Greek and Cyrillic fall together: %s', (text, folded) => {
    expect(fold(text).text).toBe(folded);
  });

  it.each([
    ['dakuten', 'ガギグ', 'ガギグ'],
    ['decomposed dakuten', 'カ\u3099キ\u3099', 'ガギ'],
    ['halfwidth kana with its voicing mark', 'ｶﾞｷﾞ', 'ガギ'],
    ['Thai vowels and tones', 'ที่อยู่', 'ที่อยู่'],
    ['Hangul', '한글', '한글'],
    ['decomposed Hangul', '한글'.normalize('NFD'), '한글'],
    ['Devanagari signs', 'हिन्दी', 'हिन्दी'],
    ['Han', '邮箱已满', '邮箱已满'],
  ])('keeps %s', (_, text, folded) => {
    expect(fold(text).text).toBe(folded);
  });

  it.each([
    ['a letter that becomes two', 'Maß!', 'mass!', [0, 1, 2, 2, 3], [1, 2, 3, 3, 4]],
    ['a letter and its mark', 'e\u0301a', 'ea', [0, 2], [2, 3]],
    ['a letter with two marks', 'a\u0302\u0300b', 'ab', [0, 3], [3, 4]],
    ['decomposed Hangul', '\u1112\u1161\u11ab!', '한!', [0, 3], [3, 4]],
    ['a character of two code units', '𝐀b', 'ab', [0, 2], [2, 3]],
  ])('leads back to the original for %s', (_, text, folded, starts, ends) => {
    expect(fold(text)).toEqual({ text: folded, starts, ends });
  });

  it('has a place in the original for every code unit, of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { text: folded, starts, ends } = fold(text);
        expect([starts.length, ends.length]).toEqual([folded.length, folded.length]);
        for (const [unit, start] of starts.entries()) {
          expect(start).toBeGreaterThanOrEqual(starts[unit - 1] ?? 0);
          expect(ends[unit]).toBeGreaterThan(start);
          expect(ends[unit]).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it('does not depend on how a text is composed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('aÀầđỹßЁガパ한글ทีz -')), maxLength: 20 }), (text) => {
        expect(fold(text.normalize('NFD')).text).toBe(fold(text.normalize('NFC')).text);
      }),
    );
  });
});

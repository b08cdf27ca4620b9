import { describe, expect, it } from 'vitest';

import { pageLinks } from '../../src/http/page-links.js';

const usual = { view: 'summary', limit: 100, offset: 0 };

/** Relation → offset. */
const offsets = (limit: number, offset: number, total: number): Record<string, number> =>
  Object.fromEntries(
    [...pageLinks('/codes', { limit, offset }, total, usual).matchAll(/<([^>]*)>; rel="([a-z]+)"/g)].map(
      ([, url, relation]): [string, number] => [
        relation!,
        Number(new URL(url!, 'http://localhost').searchParams.get('offset') ?? 0),
      ],
    ),
  );

describe('pageLinks', () => {
  it.each([
    ['nothing', 10, 0, 0, { first: 0, last: 0 }],
    ['one page', 10, 0, 10, { first: 0, last: 0 }],
    ['the first of two pages', 10, 0, 11, { first: 0, next: 10, last: 10 }],
    ['the last of two pages', 10, 10, 11, { first: 0, prev: 0, last: 10 }],
    ['a page in the middle', 10, 20, 100, { first: 0, prev: 10, next: 30, last: 90 }],
    ['a page that begins before one is full', 10, 5, 100, { first: 0, prev: 0, next: 15, last: 90 }],
    ['pages of one', 1, 1, 3, { first: 0, prev: 0, next: 2, last: 2 }],
  ])('links %s', (_, limit, offset, total, links) => {
    expect(offsets(limit, offset, total)).toEqual(links);
  });

  it('leads back to a page with codes from beyond the end', () => {
    const { prev = -1, ...links } = offsets(10, 500, 25);
    expect(links).toEqual({ first: 0, last: 20 });
    expect(prev).toBeGreaterThanOrEqual(0);
    expect(prev).toBeLessThan(25);
  });

  it('keeps the other parameters, but for those that say what is usual', () => {
    const query = { view: 'summary', severity: ['error', 'warning'], lang: 'vi', limit: 100, offset: 0 };
    const url = '/codes?severity=error%2Cwarning&lang=vi';
    expect(pageLinks('/codes', query, 3, usual)).toBe(`<${url}>; rel="first", <${url}>; rel="last"`);
  });

  it('can carry anything in a parameter', () => {
    const link = pageLinks('/codes', { vendor: ['A, "B" <C>'], limit: 1, offset: 0 }, 1, usual);
    expect(link).toMatch(/^<[^<>" ]*>; rel="first", <[^<>" ]*>; rel="last"$/);
  });
});

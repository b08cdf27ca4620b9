/** What the specifications of single protocols ask for, and a reader would look up first, on the real data. */
import { describe, expect, it } from 'vitest';

import { buildRealApp } from '../helpers/app.js';

const { get } = await buildRealApp();
const json = async (url: string) => (await get(url)).json();
const idsOf = (items: { id: string }[]): string[] => items.map(({ id }) => id);

describe('HTTP', () => {
  it('finds a code whose number has several meanings, and each of them', async () => {
    const { vendor, sentBy, variants } = await json('/v1/codes/http/499');
    expect({ vendor, sentBy, variants: idsOf(variants) }).toEqual({
      vendor: 'nginx',
      sentBy: 'local',
      variants: ['http:499~esri'],
    });
    expect(await json('/v1/codes/http/499~esri')).toMatchObject({ vendor: 'Esri', sentBy: 'server' });
  });

  it.each(['494', '495', '496', '497'])('says that clients see nginx %s as 400', async (code) => {
    expect(await json(`/v1/codes/http/${code}`)).toMatchObject({ vendor: 'nginx', observedAs: ['http:400'] });
  });

  it.each([
    ['413', 'Content Too Large', 'Payload Too Large'],
    ['422', 'Unprocessable Content', 'Unprocessable Entity'],
  ])('names %s %s by RFC 9110 and keeps its former phrase', async (code, phrase, former) => {
    const answer = await json(`/v1/codes/http/${code}`);
    expect(answer.phrase).toBe(phrase);
    expect(answer.formerPhrases.map((each: { phrase: string }) => each.phrase)).toContain(former);
  });

  it.each([
    ['429', { policy: 'after-delay', honors: ['Retry-After'] }],
    ['503', { policy: 'after-delay', honors: ['Retry-After'] }],
    ['504', { policy: 'after-delay', onlyIfIdempotent: true }],
    ['501', { policy: 'after-change' }],
  ])('says how to retry after %s', async (code, retry) => {
    expect(await json(`/v1/codes/http/${code}`)).toMatchObject({ retry });
  });
});

import { readFileSync, readdirSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readCorpus, textOf } from '../explain/corpus.js';
import { buildRealApp } from '../helpers/app.js';

const { request } = await buildRealApp();

const explain = async (payload: string | Buffer | object, type = 'application/json') =>
  request({ method: 'POST', url: '/v1/explain', headers: { 'content-type': type }, payload });

/** Pieces that look like codes, so that random texts of them come near what the recognizers know. */
const pieces = [...readCorpus().values()]
  .flatMap((samples) => samples.slice(0, 10))
  .flatMap((sample) =>
    textOf(sample)
      .toString()
      .split(/(?=[\s:;,])/),
  )
  .slice(0, 4000);

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), { maxLength: 60 })
    .map((each) => each.join('')),
);

const folder = new URL('../explain/corpus/bounces/', import.meta.url);
const bounces = readdirSync(folder).map((name) => readFileSync(new URL(name, folder)));

/** A bounce of which a piece is missing, or stands elsewhere. */
const broken = fc.tuple(fc.constantFrom(...bounces), fc.nat(), fc.nat(), fc.nat()).map(([bytes, a, b, c]) => {
  const [from, to] = [a % bytes.length, b % bytes.length].toSorted((x, y) => x - y) as [number, number];
  const piece = bytes.subarray(from, to);
  const rest = Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  const place = c % (rest.length + 1);
  return Buffer.concat([rest.subarray(0, place), piece, rest.subarray(place)]);
});

describe('whatever somebody pastes', () => {
  it('is answered, with places that lie in the text', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const answer = await explain({ text });
        expect(answer.statusCode).toBe(text.trim() === '' ? 400 : 200);
        const { matches = [], entries } = answer.json();
        for (const { id, text: written, source, attached, alternatives } of matches) {
          const [start, end] = source.span;
          expect(source.part ?? text.slice(start, end)).toBe(source.part ?? written);
          for (const each of [{ id }, ...attached, ...alternatives]) expect(entries[each.id].id).toBe(each.id);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is answered, however broken a message is', async () => {
    await fc.assert(
      fc.asyncProperty(broken, async (bytes) => {
        expect((await explain(bytes, 'message/rfc822')).statusCode).toBe(200);
      }),
      { numRuns: 300 },
    );
  });

  it('is answered, or refused, whatever the bytes and the charset', async () => {
    const charsets = fc.constantFrom(
      'utf-8',
      'utf-16le',
      'gb18030',
      'iso-2022-jp',
      'x-user-defined',
      'replacement',
      '',
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), charsets, async (bytes, charset) => {
        const { statusCode } = await explain(Buffer.from(bytes), `text/plain; charset=${charset}`);
        expect([200, 400, 415]).toContain(statusCode);
      }),
      { numRuns: 300 },
    );
  });
});

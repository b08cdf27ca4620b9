/**
 * Texts with the codes that they report, written for Statusbook after the formats that the named programs
 * print, and how many of those codes an explanation finds. `held-out-*.json` was written without
 * knowledge of the recognizers and the other texts.
 */
import { readFileSync, readdirSync } from 'node:fs';

import type { Catalog } from '../../src/catalog/catalog.js';
import { createExplain } from '../../src/library/explain/explain.js';
import { readSources } from '../../src/library/explain/read-sources.js';
import type { Reader } from '../../src/library/reader.js';

interface Sample {
  format: string;
  /** The lines of a text; a message stands in a file instead. */
  text?: string | string[];
  file?: string;
  codes: string[];
}

const folder = new URL('./corpus/', import.meta.url);

/** By the name of their file. */
export const readCorpus = (): Map<string, Sample[]> =>
  new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Sample[]]),
  );

export const textOf = ({ text = '', file }: Sample): string | Buffer =>
  file === undefined ? [text].flat().join('\n') : readFileSync(new URL(file, folder));

/** A variant counts as its code: which meaning it is, the samples do not say. */
const withoutVariant = (id: string): string => id.split('~', 1)[0]!;

export interface Result {
  sample: Sample;
  missing: string[];
  invented: string[];
}

/** Which codes of a sample were not found, and which were found that it does not report. */
export const createTrial = (catalog: Catalog, reader: Reader) => {
  const explain = createExplain(catalog);
  return async (sample: Sample): Promise<Result> => {
    const { parts, truncated } = await readSources(textOf(sample));
    const request = { sources: parts, truncated, wanted: undefined, limit: 100, selection: {} };
    const { matches } = explain(reader, request);
    const found = new Set(
      matches.flatMap(({ id, attached }) => [id, ...attached.map((each) => each.id)]).map(withoutVariant),
    );
    return {
      sample,
      missing: sample.codes.filter((id) => !found.has(id)),
      invented: [...found].filter((id) => !sample.codes.includes(id)),
    };
  };
};

const protocolOf = (id: string): string => id.split(':', 1)[0]!;

interface Score {
  wanted: number;
  found: number;
  invented: number;
}

export const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

/** By protocol. */
export const scoreByProtocol = (results: readonly Result[]): Map<string, Score> => {
  const scores = new Map<string, Score>();
  const count = (id: string, member: keyof Score): void => {
    const score = scores.get(protocolOf(id)) ?? { wanted: 0, found: 0, invented: 0 };
    score[member] += 1;
    scores.set(protocolOf(id), score);
  };
  for (const { sample, missing, invented } of results) {
    for (const id of sample.codes) count(id, 'wanted');
    for (const id of sample.codes) if (!missing.includes(id)) count(id, 'found');
    for (const id of invented) count(id, 'invented');
  }
  return new Map([...scores].toSorted(([a], [b]) => (a < b ? -1 : 1)));
};

/** Of the texts without a code, those in which one was found. */
export const findFalseAlarms = (results: readonly Result[]): Result[] =>
  results.filter(({ sample, invented }) => sample.codes.length === 0 && invented.length > 0);

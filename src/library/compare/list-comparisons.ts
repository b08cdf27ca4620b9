/** The curated comparisons, so that a site or a dashboard can link to them. */
import type { Catalog } from '../../catalog/catalog.js';
import { type Reader, compareLink } from '../reader.js';
import type { PopularComparisons } from '../representation/comparison.js';
import { textsOfCode } from '../words.js';
import { comparisonKey, titleOf } from './compare-codes.js';

/** Those with a note in the language, and with a code of one of `protocols`; all where that is undefined. */
export const listComparisons = (
  { comparisons }: Catalog,
  reader: Reader,
  protocols?: readonly string[],
): PopularComparisons => {
  const { language } = reader;
  const chosen = comparisons.filter(
    (codes) =>
      language.notes.has(comparisonKey(codes)) &&
      (protocols === undefined || codes.some(({ protocol }) => protocols.includes(protocol.id))),
  );
  return {
    language: language.tag,
    items: chosen.map((codes) => ({
      codes: codes.map((code) => ({ id: code.id, name: textsOfCode(language, code).name })),
      title: titleOf(language, codes),
      note: language.notes.get(comparisonKey(codes))!,
      links: { self: compareLink(reader, comparisonKey(codes)) },
    })),
    total: chosen.length,
  };
};

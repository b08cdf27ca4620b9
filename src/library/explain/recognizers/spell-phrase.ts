/** From a phrase of a registry, in whatever letter case and with whatever between its words, to its code. */
import type { Catalog } from '../../../catalog/catalog.js';
import type { Spelled } from '../recognizer.js';

/** `Too Many Requests`, `TooManyRequests`, `too_many_requests`: letters and digits alone. */
export const plainPhrase = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

export const spellPhrase = (catalog: Catalog, protocol: string): ((written: string) => Spelled | undefined) => {
  const codes = new Map(
    (catalog.protocols.get(protocol)?.codes ?? []).map(({ code, fact }) => [plainPhrase(fact.phrase ?? ''), code]),
  );
  codes.delete('');
  return (written) => {
    const spelling = codes.get(plainPhrase(written));
    return spelling === undefined ? undefined : { spelling };
  };
};

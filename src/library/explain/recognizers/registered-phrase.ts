/**
 * A number beside the phrase that its registry gives it: `404 Not Found`, `503 (Service Unavailable)`,
 * `"486" "Busy Here"`. Phrases come from the catalog, former ones and those of variants too. Where
 * protocols share number and phrase the line tells which it is.
 */
import type { Catalog, Code } from '../../../catalog/catalog.js';
import { pattern } from '../pattern.js';
import { hintedProtocols } from '../protocol-hints.js';
import { type Recognizer, type Sighting, seeEach } from '../recognizer.js';
import type { SourceText } from '../source-text.js';
import { plainPhrase } from './spell-phrase.js';

/** In the order in which they are meant where nothing tells them apart. */
const protocolsWithPhrases = ['http', 'sip'] as const;

const numberThenWord = pattern(
  String.raw`(?<![\w.:/-])(?<number>[1-6][0-9]{2})["')\]]?(?: {1,2}| - |: | \(|, ?|_|=> ?| [|] )["'(]?(?=[A-Za-z])`,
);
const wordThenNumber = pattern(
  String.raw`(?<=[A-Za-z]["']?)(?: ?[(\[](?:HTTP |error |code |status )?| - )(?<number>[1-6][0-9]{2})(?:[)\]]|$)`,
  'i',
);

/** In characters: no phrase is longer. */
const longestPhrase = 60;

const phrasesOf = ({ fact, variants }: Code): string[] =>
  [
    fact.phrase,
    ...(fact.formerPhrases ?? []).map(({ phrase }) => phrase),
    ...variants.map((variant) => variant.fact.phrase),
  ].flatMap((phrase) => (phrase === undefined ? [] : [plainPhrase(phrase)]));

export const createRegisteredPhrase = (catalog: Catalog): Recognizer => {
  const phrases = new Map(
    protocolsWithPhrases.flatMap((protocol) =>
      (catalog.protocols.get(protocol)?.codes ?? []).map((code): [string, string[]] => [code.id, phrasesOf(code)]),
    ),
  );

  const owners = (number: string, fits: (phrase: string) => boolean): string[] =>
    protocolsWithPhrases.filter((protocol) => phrases.get(`${protocol}:${number}`)?.some(fits));

  const toSighting = (
    source: SourceText,
    number: string,
    start: number,
    fits: (phrase: string) => boolean,
  ): Sighting[] => {
    const owning = owners(number, fits);
    const hinted = hintedProtocols(source, start, owning);
    // The last, which is the rarer one: a text about calls speaks of requests, too.
    const protocol = hinted.at(-1) ?? owning[0];
    if (protocol === undefined) return [];
    const rivals = owning.filter((other) => other !== protocol);
    return [{ protocol, spelling: number, start, end: start + number.length, confidence: 'likely', rivals }];
  };

  return {
    evidence: 'registered-phrase',
    see: (source) => {
      const { text } = source;
      const before = seeEach(text, numberThenWord, (match) => {
        const rest = plainPhrase(
          text.slice(match.index + match[0].length, match.index + match[0].length + longestPhrase),
        );
        return toSighting(source, match.groups!['number']!, match.indices!.groups!['number']![0], (phrase) =>
          rest.startsWith(phrase),
        );
      });
      const after = seeEach(text, wordThenNumber, (match) => {
        const rest = plainPhrase(text.slice(Math.max(0, match.index - longestPhrase), match.index));
        return toSighting(source, match.groups!['number']!, match.indices!.groups!['number']![0], (phrase) =>
          rest.endsWith(phrase),
        );
      });
      return [...before, ...after];
    },
  };
};

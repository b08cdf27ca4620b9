/**
 * Can the entries of a protocol be told apart by their texts alone? Two texts are nearly the same when
 * most of their runs of three characters are (Jaccard index, https://en.wikipedia.org/wiki/Jaccard_index).
 */
import type { Check, Problem } from './check.js';
import { type PlacedText, textsOf } from './each-text.js';
import { repeated } from './repeated.js';

/** Neighbours rightly share words, so only what is all but a copy counts. */
const tooAlike = 0.85;
const comparedFields = ['summary', 'description', 'howToFix'];
const comparedSections = ['classes', 'codes'];

const trigramsOf = (text: string): Set<string> => {
  const characters = text.toLowerCase();
  return new Set(Array.from({ length: Math.max(1, characters.length - 2) }, (_, at) => characters.slice(at, at + 3)));
};

/** From 0, nothing in common, to 1. Sets of very different size cannot be alike and are not compared. */
const likeness = (a: Set<string>, b: Set<string>): number => {
  if (Math.min(a.size, b.size) < tooAlike * Math.max(a.size, b.size)) return 0;
  let shared = 0;
  for (const trigram of a) if (b.has(trigram)) shared += 1;
  return shared / (a.size + b.size - shared);
};

const entryOf = ({ keys }: PlacedText): string => keys.slice(0, 2).join('.');

const findAlike = (texts: readonly PlacedText[]): Problem[] => {
  const compared = texts.map((placed) => ({ placed, trigrams: trigramsOf(placed.text) }));
  return compared.flatMap(({ placed, trigrams }, index) => {
    const alike = compared.slice(0, index).find((other) => likeness(trigrams, other.trigrams) >= tooAlike);
    if (alike === undefined) return [];
    const message = `${placed.place}: is nearly the same as that of ${entryOf(alike.placed)}`;
    return [{ file: placed.file, message, fix: 'say what makes the one different from the other' }];
  });
};

const findSameNames = (names: readonly PlacedText[]): Problem[] =>
  repeated(names.map(({ text }) => text.toLowerCase())).map((name) => {
    const [first, ...others] = names.filter(({ text }) => text.toLowerCase() === name);
    return {
      file: first!.file,
      message: `${first!.place}: "${first!.text}" is also the name of ${others.map(entryOf).join(', ')}`,
      fix: 'give each entry a name of its own',
    };
  });

const findInBundle = (texts: readonly PlacedText[]): Problem[] => {
  const entries = texts.filter(({ keys }) => comparedSections.includes(keys[0]!));
  const names = comparedSections.map((section) =>
    entries.filter(({ keys, field }) => keys[0] === section && field === 'name'),
  );
  return [
    ...names.flatMap(findSameNames),
    ...comparedFields.flatMap((field) => findAlike(entries.filter((placed) => placed.field === field))),
  ];
};

export const nearDuplicates: Check = {
  name: 'near-duplicates',
  description: 'Entries of one protocol can be told apart by their texts',
  level: 'editorial',
  find: (project) =>
    [...project.languages.values()].flatMap((language) => {
      const texts = textsOf(project, language);
      return [...language.bundles.keys()].flatMap((id) => findInBundle(texts.filter(({ bundle }) => bundle === id)));
    }),
};

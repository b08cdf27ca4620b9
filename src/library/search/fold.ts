/**
 * Text as it is compared in a search: without letter case, without marks on Latin, Greek and Cyrillic
 * letters ("Đăng ký" is "dang ky"), and in Unicode's compatibility form. Marks of other scripts carry
 * the meaning (Japanese dakuten, Thai vowels, Indic signs) and stay; Hangul stays composed. Folding
 * changes lengths, so that a map leads from each folded code unit to the characters it came from.
 */

export interface Folded {
  text: string;
  /** Where in the original the character begins that each code unit of `text` came from, in UTF-16 code units. */
  starts: readonly number[];
  /** Where it ends. */
  ends: readonly number[];
}

/** A character with its marks; vowels and finals of decomposed Hangul and halfwidth voicing marks count as such. */
const characters = /\P{M}[\p{M}\u1160-\u11ff\uff9e\uff9f]*|\p{M}+/suy;

const withoutMarks = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;

/** Letters that Unicode does not take for a base letter with a mark. */
const plainLetters: Record<string, string> = {
  đ: 'd',
  ð: 'd',
  ø: 'o',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ς: 'σ',
};

const foldCharacter = (character: string): string => {
  const decomposed = character.normalize('NFKD');
  if (!withoutMarks.test(decomposed)) return decomposed.toLowerCase().normalize('NFC');
  const bare = decomposed.replaceAll(/\p{M}/gu, '').toLowerCase();
  return Array.from(bare, (letter) => plainLetters[letter] ?? letter).join('');
};

const firstMark = 0x300;

/** Where the character at `start` ends. Only what stands before a mark, or is not of Latin, needs a closer look. */
const endOfCharacter = (text: string, start: number): number => {
  const isPlain = text.charCodeAt(start) < firstMark && !(text.charCodeAt(start + 1) >= firstMark);
  if (isPlain) return start + 1;
  characters.lastIndex = start;
  return start + (characters.exec(text)?.[0].length ?? 1);
};

const known = new Map<string, string>();
const mostKnown = 4096;

/** Characters repeat; foldings are kept, within a bound in number and length. */
const foldKnown = (character: string): string => {
  const found = known.get(character);
  if (found !== undefined) return found;
  const folded = foldCharacter(character);
  if (known.size < mostKnown && character.length < 8) known.set(character, folded);
  return folded;
};

// eslint-disable-next-line no-control-regex
const isAscii = /^[\u0000-\u007f]*$/;

/** Of texts that folding leaves as long as they are. */
const places: number[] = [];

const foldAscii = (original: string): Folded => {
  while (places.length <= original.length) places.push(places.length);
  const [starts, ends] = [places.slice(0, original.length), places.slice(1, original.length + 1)];
  return { text: original.toLowerCase(), starts, ends };
};

export const fold = (original: string): Folded => {
  if (isAscii.test(original)) return foldAscii(original);
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  for (let start = 0, end = 0; start < original.length; start = end) {
    end = endOfCharacter(original, start);
    const folded = foldKnown(original.slice(start, end));
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
    text += folded;
  }
  return { text, starts, ends };
};

/**
 * A text in which codes are looked for: what somebody pasted, or the decoded text of one part of a
 * message. Places in it are offsets in UTF-16 code units.
 */
export interface SourceText {
  /** The number of the part, such as `1.2`; null for the submitted text itself. */
  part: string | null;
  /** To be read for codes, as long as what was written: HTML without its tags, each space a plain one. */
  text: string;
  /** As it was written. */
  written: string;
  /** Whether a word, given in lower case, occurs in `text` in any letter case: a cheap test. */
  has: (word: string) => boolean;
  /** Where each line of `text` begins. */
  lineStarts: readonly number[];
  /** The same of `written`: HTML has its line breaks elsewhere. */
  writtenLineStarts: readonly number[];
  /** What `protocol-hints.ts` found out about places in it, kept because many codes share a place. */
  hints: Map<string, boolean>;
}

const findLineStarts = (text: string): number[] => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
};

/** Of three code units, five bits each: the same for the same three, and for a few others. */
const tripleAt = (text: string, index: number): number =>
  ((text.charCodeAt(index) & 31) << 10) | ((text.charCodeAt(index + 1) & 31) << 5) | (text.charCodeAt(index + 2) & 31);

/** Most words that are asked for do not occur, and most of those have three letters in a row that do not. */
const createWordTest = (text: string): SourceText['has'] => {
  const lower = text.toLowerCase();
  const triples = new Uint8Array(1 << 15);
  for (let index = 0; index + 2 < lower.length; index += 1) triples[tripleAt(lower, index)] = 1;
  const mayOccur = (word: string): boolean => {
    for (let index = 0; index + 2 < word.length; index += 1) if (triples[tripleAt(word, index)] === 0) return false;
    return true;
  };
  return (word) => mayOccur(word) && lower.includes(word);
};

export const createSourceText = (
  text: string,
  { part = null, written = text }: Partial<Pick<SourceText, 'part' | 'written'>> = {},
): SourceText => {
  const readable = text.replaceAll(/[\u{A0}\u{2007}\u{202F}]/gu, ' ');
  const lineStarts = findLineStarts(readable);
  const writtenLineStarts = written === text ? lineStarts : findLineStarts(written);
  return {
    part,
    text: readable,
    written,
    has: createWordTest(readable),
    lineStarts,
    writtenLineStarts,
    hints: new Map(),
  };
};

/** The line, counted from 0, in which the offset lies. */
export const lineIndexAt = ({ lineStarts }: Pick<SourceText, 'lineStarts'>, offset: number): number => {
  let [low, high] = [0, lineStarts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** The line, counted from 1, of what was written. */
export const writtenLineAt = ({ writtenLineStarts }: SourceText, offset: number): number =>
  1 + lineIndexAt({ lineStarts: writtenLineStarts }, offset);

/** In characters on each side: what is farther away in an endless line says nothing about a place. */
const reach = 300;

/** The part of the line around an offset that tells what the line is about, the same for neighbouring offsets. */
export const surroundings = ({ text, lineStarts }: SourceText, offset: number): { start: number; end: number } => {
  const index = lineIndexAt({ lineStarts }, offset);
  const middle = offset - ((offset - lineStarts[index]!) % reach);
  const start = Math.max(lineStarts[index]!, middle - reach);
  const end = Math.min((lineStarts[index + 1] ?? text.length + 1) - 1, middle + 2 * reach);
  return { start, end };
};

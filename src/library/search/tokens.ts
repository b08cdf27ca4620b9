/**
 * From a text to the words in it, folded, with their places in the original. A number with dots
 * (5.1.1) is one word; an identifier that letter case divides (`DeadlineExceeded`) has parts besides.
 * Scripts that write without spaces are divided by `Intl.Segmenter`.
 */
import { fold } from './fold.js';

export interface Word {
  term: string;
  /** With its marks, in lower case: what tells "thư" from "thử". */
  surface: string;
  /** UTF-16 code units in the original, the end excluded. */
  start: number;
  end: number;
}

export interface Token extends Word {
  parts: readonly Word[];
}

const words = /[0-9]+(?:\.[0-9]+)+(?![\p{L}\p{N}])|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
/** Thai and what Unicode has behind it: the only place where scripts without spaces are. */
const mayBeUnspaced = /[\u0e00-\uffff]/;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** `HTTPStatusCode`: HTTP, Status, Code. */
const caseParts = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|[^\p{Lu}\p{Ll}]+/gu;
const isDivided = /\p{Ll}\p{Lu}/u;

const createWord = (original: string, term: string, start: number, end: number): Word => {
  const written = original.slice(start, end);
  return { term, surface: written === term ? term : written.normalize('NFC').toLowerCase(), start, end };
};

const noParts: readonly Word[] = [];

const partsOf = (original: string, { surface, start, end }: Word): readonly Word[] => {
  const written = original.slice(start, end);
  if (written === surface || !isDivided.test(written)) return noParts;
  return Array.from(written.matchAll(caseParts), ({ 0: part, index }) =>
    createWord(original, fold(part).text, start + index, start + index + part.length),
  );
};

/** The pieces of a run of letters and digits, with where they begin in it. */
const divide = (run: string): { segment: string; index: number }[] =>
  mayBeUnspaced.test(run) && unspaced.test(run) ? [...segmenter.segment(run)] : [{ segment: run, index: 0 }];

export const tokenize = (original: string): Token[] => {
  const { text, starts, ends } = fold(original);
  const tokens: Token[] = [];
  for (const { 0: run, index: at } of text.matchAll(words)) {
    for (const { segment, index } of divide(run)) {
      const first = at + index;
      const word = createWord(original, segment, starts[first]!, ends[first + segment.length - 1]!);
      tokens.push(Object.assign(word, { parts: partsOf(original, word) }));
    }
  }
  return tokens;
};

/** The parts of a token that has parts, else the token. */
export const smallestWords = (tokens: readonly Token[]): Word[] =>
  tokens.flatMap((token) => (token.parts.length === 0 ? token : token.parts));

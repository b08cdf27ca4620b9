/**
 * What every recognizer is: it sees codes in a text written in the formats that it knows, and says
 * how sure it is. Most formats are one pattern each; the names of its groups are protocols (`smtp_enhanced`
 * for smtp-enhanced, `http$2` for a second code of http), and what a group matched is the code's spelling.
 */
import type { Value } from '../../catalog/vocabulary.js';
import type { SourceText } from './source-text.js';

/** A code where a text has it, not yet looked up in the catalog. */
export interface Sighting {
  protocol: string;
  /** A spelling that the catalog may find: number, symbol or alias in any letter case. */
  spelling: string;
  start: number;
  end: number;
  confidence: Value<'confidence'>;
  /** Protocols to which the code at this place may belong as well, likeliest first. */
  rivals?: readonly string[];
}

export interface Recognizer {
  evidence: Value<'evidence'>;
  see: (source: SourceText) => Sighting[];
}

export interface Format {
  /** In lower case: without one of them in the text the pattern cannot match and is not tried. Empty: always tried. */
  hints: readonly string[];
  pattern: RegExp;
  confidence?: Value<'confidence'>;
  /** From what a program prints to a spelling that the catalog knows; undefined where it names no code. */
  spell?: (written: string) => Spelled | undefined;
}

export interface Spelled {
  spelling: string;
  /** Of what was written, in UTF-16 code units, where more was matched than belongs to the code. */
  length?: number;
}

/** Of one pattern in one text. Whoever pastes more has a whole log, of which the beginning is explained. */
export const mostSightings = 3000;

/** What there is to see at each match, until there is too much. Unlike `matchAll` it does not copy the expression each time. */
export const seeEach = (
  text: string,
  expression: RegExp,
  see: (match: RegExpExecArray) => readonly Sighting[],
): Sighting[] => {
  const seen: Sighting[] = [];
  expression.lastIndex = 0;
  for (let match = expression.exec(text); match !== null; match = expression.exec(text)) {
    seen.push(...see(match));
    if (seen.length >= mostSightings) break;
    // Behind a match of no characters the same place would be looked at for ever.
    if (match[0] === '') expression.lastIndex += 1;
  }
  return seen;
};

const hasHint = ({ hints }: Format, { has }: SourceText): boolean => hints.length === 0 || hints.some(has);

const protocolOf = (group: string): string => group.split('$', 1)[0]!.replaceAll('_', '-');

const seeFormat = (format: Format, { text }: SourceText): Sighting[] => {
  const { confidence = 'certain', spell = (written: string): Spelled => ({ spelling: written }) } = format;
  return seeEach(text, format.pattern, ({ groups = {}, indices }) => {
    const seen: Sighting[] = [];
    for (const group in groups) {
      const written = groups[group];
      const spelled = written === undefined ? undefined : spell(written);
      if (spelled === undefined) continue;
      const [start, end] = indices!.groups![group]!;
      const { spelling, length = end - start } = spelled;
      seen.push({ protocol: protocolOf(group), spelling, start, end: start + length, confidence });
    }
    return seen;
  });
};

export const createRecognizer = (evidence: Value<'evidence'>, formats: readonly Format[]): Recognizer => ({
  evidence,
  see: (source) => formats.filter((format) => hasHint(format, source)).flatMap((format) => seeFormat(format, source)),
});

/**
 * How the rules about texts cut them up: sentences, words, and what is quoted from the wire and
 * therefore no prose of ours. Plain ASCII quotes count as quotes, as do the typographic ones.
 */
const quotations = /"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|「[^」]*」/g;
const wordPattern = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;
const sentenceEnd = /(?<=[.!?…]["”’)»]*)\s+(?=["“«(]*[\p{Lu}\p{N}])/u;

/** The text with `…` for each quotation. */
export const withoutQuotations = (text: string): string => text.replace(quotations, '…');

/** A full stop ends a sentence where a capital letter or digit follows; "e.g. the" goes on. */
export const sentencesOf = (text: string): string[] => text.split(sentenceEnd);

export const wordsOf = (text: string): string[] => text.match(wordPattern) ?? [];

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** A pattern for a word or phrase that is no part of a longer word, in any letter case. */
export const wholeWord = (phrase: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}\\p{N}_])${escape(phrase)}(?![\\p{L}\\p{M}\\p{N}_])`, 'iu');

/**
 * A text that is little more than a code: `550`, `smtp 455`, `5.1.1`, `NXDOMAIN`, `error 0x7`. Without
 * anything around it a number belongs to every protocol that has it, so that most answers are only
 * possible and name the alternatives.
 */
import type { Catalog } from '../../catalog/catalog.js';
import { type Alternative, type Finding, type Wanted, lookUp } from './find-codes.js';
import type { SourceText } from './source-text.js';

const longestText = 80;
const mostWords = 6;
const mostAlternatives = 8;

/** What people write around a code, in the languages that are served first. */
const labels =
  /^(?:an?|the|is|was|what|whats|what's|mean|means|meaning|of|error|errors|err|code|codes|status|reply|response|alert|rcode|close|reason|number|no|got|returned|mã|lỗi|trạng|thái|phản|hồi|số|là|gì|nghĩa|ý)$/i;
/** A year is more often a year. */
const year = /^(?:19|20)[0-9]{2}$/;

/** In the order in which a number without anything else is meant most often. */
const usualOrder = ['http', 'smtp', 'smtp-enhanced', 'ftp', 'sip', 'grpc', 'dns', 'tls', 'websocket'];

interface Word {
  text: string;
  start: number;
}

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/[^\s:;,#()[\]"'“”?!<>=]{1,80}/gu)].map(({ 0: word, index }) => ({
    text: word.replace(/\.$/, ''),
    start: index,
  }));

const inUsualOrder = (ids: Iterable<string>): string[] =>
  [...ids].toSorted((a, b) => ((usualOrder.indexOf(a) + 99) % 99) - ((usualOrder.indexOf(b) + 99) % 99));

const candidatesFor = (catalog: Catalog, named: readonly string[], wanted: Wanted, word: string): Alternative[] => {
  const protocols = named.length > 0 ? named : inUsualOrder(catalog.protocols.keys());
  return protocols
    .filter((id) => wanted?.has(id) ?? true)
    .flatMap((id) => lookUp(catalog, id, word, 'bare-code') ?? [])
    .filter(
      ({ found }) => named.length > 0 || (found.ok && found.code.range === null && found.code.fact.range === undefined),
    );
};

const isSymbol = (word: string): boolean => /[A-Za-z]/.test(word) && !/^0x/i.test(word);

/** At most one finding for each word; empty where anything else stands in the text. */
export const findBareCodes = (catalog: Catalog, source: SourceText, wanted: Wanted): Finding[] => {
  if (source.text.trim().length > longestText) return [];
  const words = wordsOf(source.text);
  if (words.length === 0 || words.length > mostWords) return [];
  const named = words.map(({ text }) => text.toLowerCase()).filter((text) => catalog.protocols.has(text));
  const rest = words.filter(({ text }) => !catalog.protocols.has(text.toLowerCase()) && !labels.test(text));
  const found = rest.map((word) => ({
    word,
    candidates: named.length === 0 && year.test(word.text) ? [] : candidatesFor(catalog, named, wanted, word.text),
  }));
  if (found.some(({ candidates }) => candidates.length === 0)) return [];
  return found.map(({ word, candidates: [first, ...others] }): Finding => ({
    ...first!,
    source,
    start: word.start,
    end: word.start + word.text.length,
    line: 0,
    confidence: others.length === 0 && (named.length > 0 || isSymbol(word.text)) ? 'likely' : 'possible',
    alternatives: others.slice(0, mostAlternatives),
  }));
};

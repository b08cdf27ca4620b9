/**
 * Enhanced mail status codes (RFC 3463) outside the fields of a delivery status notification: behind a
 * reply, in logs (`dsn=5.1.1`), in brackets (`(#5.1.1)`), or alone where the line speaks of mail.
 * Versions, sections of documents and parts of addresses look the same and are left out.
 */
import { pattern } from '../pattern.js';
import { hintedProtocols } from '../protocol-hints.js';
import { type Recognizer, type Sighting, seeEach } from '../recognizer.js';
import { type SourceText, lineIndexAt } from '../source-text.js';
import { isVersion } from './quantities.js';

/** In characters. */
const reach = 60;

const candidates = pattern(
  String.raw`(?<![A-Za-z0-9.])(?<code>[245]\.[0-9]{1,3}\.[0-9]{1,3})(?![A-Za-z0-9]|\.[0-9]|[-+][0-9A-Za-z]{0,12}[0-9])`,
);

/** A reply right before it. */
const replyBefore =
  /(?:(?<![A-Za-z0-9.])[245][0-9]{2}(?:[ \t\-_:;,/#[\](){}<>"'=|\\]|b'|&nbsp;){1,6}|[:;>\]] {0,2}[245][0-9]{2}\r?\n[ \t>]{1,12})$/;
/** What names it. */
const named =
  /(?:#|\bdsn(?:_?status|_?code)?["']?[ =:]{1,3}["']?|\bstatus(?: code)?["']?[ =:]{1,3}["'(]?|\benhanced(?:[ _-]?status)?(?:[ _-]?code)?["']?[ =:]{1,3}["'(]?|\b(?:smtp|x-\w{1,20});\s?|\bLED=|\b(?:error|code|said|response|reply|response was|reject|rejected|returned|returns|reason|stat|msg|result|diagnostic|detail)(?: code)?["']?[:=]?[ =:]{1,2}["'([]{0,2}|[\])>]: ["'([]{0,2})$/i;
const opening = /(?:^[\s>|*]{0,12}|[(["'<,]|[;:,>\])|-]\s{1,2})$/;
/** A text, or the end of what holds the code. */
const behindIt = /^(?:[\s)\]"',;:}>/|*]|\\|\.\s|\.?$|-\s|_)/;

type Confidence = Sighting['confidence'] | undefined;

const judge = (source: SourceText, code: string, start: number, known: ReadonlySet<string>): Confidence => {
  const lineBegin = source.lineStarts[lineIndexAt(source, start)]!;
  const before = source.text.slice(Math.max(0, start - reach), start);
  const beforeInLine = source.text.slice(Math.max(lineBegin, start - reach), start);
  const behind = source.text.slice(start + code.length, start + code.length + reach);
  if (replyBefore.test(before) || before.endsWith('(#')) return 'certain';
  const isNamed = named.test(beforeInLine);
  if (isNamed && behindIt.test(behind) && hintedProtocols(source, start, ['smtp']).length > 0) return 'certain';
  if (isVersion(beforeInLine) || !opening.test(beforeInLine) || !behindIt.test(behind)) return undefined;
  const speaksOfMail = hintedProtocols(source, start, ['smtp']).length > 0;
  return speaksOfMail && known.has(code) ? 'likely' : undefined;
};

/** `known`: the codes that somebody registered or uses. */
export const createEnhancedCode = (known: ReadonlySet<string>): Recognizer => ({
  evidence: 'enhanced-code',
  see: (source) =>
    seeEach(source.text, candidates, ({ groups, index }) => {
      const code = groups!['code']!;
      const confidence = judge(source, code, index, known);
      return confidence === undefined
        ? []
        : [{ protocol: 'smtp-enhanced', spelling: code, start: index, end: index + code.length, confidence }];
    }),
});

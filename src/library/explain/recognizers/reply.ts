/**
 * Replies of SMTP (RFC 5321 §4.2) and FTP (RFC 959 §4.2) wherever they are quoted: transcripts, logs of
 * mail servers, prose of bounces, messages of exceptions. Three digits are a reply because of what
 * stands beside them: an enhanced code behind, words such as "said:" or a direction mark before, or
 * the beginning of a line and a text; the words of the line tell SMTP from FTP.
 */
import type { Catalog } from '../../../catalog/catalog.js';
import { pattern } from '../pattern.js';
import { hintedProtocols } from '../protocol-hints.js';
import { type Recognizer, type Sighting, seeEach } from '../recognizer.js';
import { type SourceText, lineIndexAt } from '../source-text.js';
import { isCounted, isLabelled } from './quantities.js';

/** In characters: how far a reason before or behind the digits may stand. */
const reach = 100;

const candidates = pattern(
  String.raw`(?<![A-Za-z0-9.$€£@/+]|[0-9][,:]|[A-Za-z0-9]-|\.[a-z]{1,5}:)(?<reply>[1-6][0-9]{2})(?![A-Za-z0-9]|[.,:/][0-9]|[%°@+/])`,
);

const enhancedBehind =
  /^(?:[ \t\-_:;,/#[\](){}<>"'=|\\]|b'|&nbsp;){1,6}#?[245]\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9A-Za-z]|\.[0-9])/;
/** Where a mail program broke the line between the two. */
const enhancedBelow = /^\r?\n[ \t>]{0,12}#?[245]\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9A-Za-z]|\.[0-9])/;
const textBehind = /^(?:[ _]|-| - |: ?|\) ?|\] ?|["'],? ["']|\. |; ?(?!\w{1,40}=))["'#<([*]{0,2}[^\s\d.,:;)\]]/u;
/** Behind the code in a tuple or list: `(550, b'…')`. */
const tupleBehind = /^, ?b?["']/;
const closingBehind = /^(?:["')\];,}>]|\.?\s*$|\.\s|\\)/;

/** Who says it: right before a reply these leave no doubt that it is one. */
const speaker = new RegExp(
  String.raw`(?:(?<![A-Za-z])(?:said|(?:ftp|smtp) upload|reports|says|replied|reply(?:ed)?(?: was| is)?|respond(?:ed|s)(?: with)?|response(?: was| is)?|returned|returns|reject(?:ed)?(?: with)?|rejects?|refused to talk to me|answered|result|reason|stat|got|received|server response was|diagnostic(?:-code| code)?|smtp(?: error| code| reply| response| status)?(?: code)?|lmtp|ftp(?: error| code| reply| response| status)?(?: code)?|(?:return|reply|response|error|status|smtp|ftp) ?code(?: is| was| of)?|server (?:said|replied|returned|responded|error|reply)|last error(?: was)?|(?:smtp|ftp|remote|mail|server|delivery|login|protocol|permanent|temporary|transient|fatal|upstream|relay) (?:error|failure)|failed with(?: code| error)?|failed|failure|error|smtpstatus|smtpmsg|dsn_?msg|msg|detail|led|x-postfix|remote server|code)(?:[:;=]{0,2}|\s?[:;=(>]) ?[_ ]?["'({[<]{0,3})$`,
  'i',
);
/** Words after which nothing else comes, whether or not anybody registered the number. */
const quoting =
  /(?:>: |(?<![A-Za-z])(?:said|says|replied|answered|responded with|server response was|refused to talk to me|reports):?[_ ]["']?)$/i;
/** How transcripts mark what the other side said. */
const direction =
  /(?:^|[\s\]:.)"'])(?:[<>] [0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:.]{8,15}|<{1,3}|<[-*~.=]{1,3}|[-=]{1,2}>|>{2,3}|S:|R:|<[*~]{1,2}|SMTP<{1,2}|SMTP>{1,2}|RECEIVED:|SENT:|Response:|RX:|recv:|reply:|\*get\*|,<,|,>,|← ?|»|send:|read:|s-c:)[ \t]{0,3}["'(]{0,2}(?:\d{1,5} )?$/i;
/** Right after an address, a host or a bracket, as Exim and Postfix quote a host. */
const quoted = /(?:[\])>}]:?|[:;("'|[{]|,$|(?<!\.)\.\.\.|\bhost \S{1,80}|--|-|\*\*\*)[ \t]{0,2}$|\t$/;
const lineStart = /^[\s>|*#"'([]{0,12}(?:b['"])?$/;

/** Mail servers make refusals of their own; below them stand numbers of HTTP. */
const unlistedRefusal = /^5[1-7][0-9]$/;

const protocols = ['smtp', 'ftp'] as const;

type Protocol = (typeof protocols)[number];

interface Place {
  source: SourceText;
  reply: string;
  start: number;
  before: string;
  behind: string;
}

const placeOf = (source: SourceText, reply: string, start: number): Place => {
  const { text, lineStarts } = source;
  const lineBegin = lineStarts[lineIndexAt(source, start)]!;
  return {
    source,
    reply,
    start,
    before: text.slice(Math.max(lineBegin, start - reach), start),
    behind: text.slice(start + reply.length, start + reply.length + reach),
  };
};

interface Judgement {
  confidence: Sighting['confidence'];
  /** Likeliest first. */
  protocols: readonly Protocol[];
}

const certainly = (...found: Protocol[]): Judgement => ({ confidence: 'certain', protocols: found });

/** An enhanced code behind it, or IronPort's quotation mark: only SMTP has these. */
const isMail = ({ before, behind }: Place): boolean =>
  enhancedBehind.test(behind) ||
  behind.startsWith("-'") ||
  (enhancedBelow.test(behind) && (speaker.test(before) || quoted.test(before)));

const hasText = ({ before, behind }: Place): boolean =>
  (textBehind.test(behind) && !isCounted(behind)) || (tupleBehind.test(behind) && /[([]$/.test(before));

const isSaid = (before: string): boolean => direction.test(before) || quoting.test(before);
const isQuoted = (before: string): boolean => lineStart.test(before) || quoted.test(before);

/** `owners`: the protocols in which somebody registered or uses the reply. */
const judge = (place: Place, owners: readonly Protocol[]): Judgement | undefined => {
  const { source, start, before, behind, reply } = place;
  if (isMail(place) && /^[245]/.test(reply)) return certainly('smtp');
  const isFollowed = hasText(place);
  if (isLabelled(before) || (!isFollowed && !closingBehind.test(behind))) return undefined;
  const hinted = hintedProtocols(source, start, protocols) as Protocol[];
  // Where the text speaks of both, the rarer words are those of FTP.
  const spoken = hinted.length === 2 ? (owners.length === 1 ? owners : ['ftp' as const, 'smtp' as const]) : hinted;
  if (spoken.length === 0) {
    const isClear = isFollowed && owners.length === 1 && isSaid(before);
    return isClear ? { confidence: 'likely', protocols: owners } : undefined;
  }
  const isPlausible = owners.length > 0 || (isFollowed && unlistedRefusal.test(reply));
  if (isSaid(before) || (isPlausible && speaker.test(before))) return certainly(...spoken);
  const isLikely = isFollowed && owners.length > 0 && isQuoted(before);
  return isLikely ? { confidence: 'likely', protocols: spoken } : undefined;
};

export const createReply = (catalog: Catalog): Recognizer => {
  const ownersOf = (reply: string): Protocol[] =>
    protocols.filter((id) => catalog.protocols.get(id)?.bySpelling.has(reply));
  return {
    evidence: 'reply',
    see: (source) =>
      seeEach(source.text, candidates, ({ groups, index: start }) => {
        const spelling = groups!['reply']!;
        const judgement = judge(placeOf(source, spelling, start), ownersOf(spelling));
        if (judgement === undefined) return [];
        const [protocol, ...rivals] = judgement.protocols;
        const { confidence } = judgement;
        return [{ protocol: protocol!, spelling, start, end: start + spelling.length, confidence, rivals }];
      }),
  };
};

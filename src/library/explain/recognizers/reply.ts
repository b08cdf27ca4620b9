/**
 * Replies of SMTP (RFC 5321 §4.2) and FTP (RFC 959 §4.2) wherever they are quoted: transcripts, logs of
 * mail servers, prose of bounces, messages of exceptions. Three digits are a reply because of what
 * stands beside them: an enhanced code behind, words such as "said:" or a direction mark before, or
 * the beginning of a line and a text; the words of the line tell SMTP from FTP.
 */
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

const mail = ['smtp', 'ftp'] as const;

type Protocol = (typeof mail)[number];

const ftpOnly = new Set([
  '110',
  '120',
  '125',
  '150',
  '200',
  '202',
  '211',
  '212',
  '213',
  '215',
  '225',
  '226',
  '227',
  '228',
  '229',
  '230',
  '232',
  '234',
  '257',
  '331',
  '332',
  '336',
  '350',
  '425',
  '426',
  '431',
  '434',
  '522',
  '532',
  '533',
  '536',
  '537',
  '631',
  '632',
  '633',
  '234',
  '553',
]);
const smtpOnly = new Set([
  '251',
  '252',
  '334',
  '354',
  '422',
  '432',
  '441',
  '442',
  '446',
  '447',
  '454',
  '455',
  '471',
  '510',
  '511',
  '512',
  '515',
  '517',
  '523',
  '525',
  '531',
  '535',
  '538',
  '541',
  '542',
  '544',
  '546',
  '547',
  '554',
  '555',
  '556',
  '557',
  '571',
]);
const shared = new Set([
  '220',
  '221',
  '214',
  '250',
  '235',
  '421',
  '450',
  '451',
  '452',
  '500',
  '501',
  '502',
  '503',
  '504',
  '521',
  '524',
  '530',
  '534',
  '535',
  '550',
  '551',
  '552',
  '553',
]);

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

/** Which protocol the reply is of, likeliest first; empty where nothing speaks of either. */
const protocolsOf = ({ source, reply, start }: Place): Protocol[] => {
  const hinted = hintedProtocols(source, start, mail) as Protocol[];
  if (hinted.length === 1) return hinted;
  if (hinted.length === 2 && ftpOnly.has(reply)) return ['ftp'];
  if (hinted.length === 2) return smtpOnly.has(reply) ? ['smtp'] : ['ftp', 'smtp'];
  return [];
};

const unhinted = (reply: string): Protocol[] => {
  if (ftpOnly.has(reply)) return ['ftp'];
  if (smtpOnly.has(reply)) return ['smtp'];
  return shared.has(reply) ? ['smtp', 'ftp'] : [];
};

type Judgement = { confidence: Sighting['confidence']; protocols: readonly Protocol[] } | undefined;

const isKnown = ({ reply }: Place): boolean => smtpOnly.has(reply) || ftpOnly.has(reply) || shared.has(reply);

const judge = (place: Place): Judgement => {
  const { before, behind, reply } = place;
  if (enhancedBehind.test(behind) && /^[245]/.test(reply)) return { confidence: 'certain', protocols: ['smtp'] };
  /** IronPort: 550-'User unknown' */
  if (behind.startsWith("-'") && isKnown(place)) return { confidence: 'certain', protocols: ['smtp'] };
  if (enhancedBelow.test(behind) && (speaker.test(before) || quoted.test(before))) {
    return { confidence: 'certain', protocols: ['smtp'] };
  }
  if (isLabelled(before)) return undefined;
  const hasText = (textBehind.test(behind) && !isCounted(behind)) || (tupleBehind.test(behind) && /[([]$/.test(before));
  const isClosed = closingBehind.test(behind);
  if (!hasText && !isClosed) return undefined;
  const protocols = protocolsOf(place);
  if (direction.test(before) || quoting.test(before) || (speaker.test(before) && isKnown(place))) {
    if (protocols.length > 0) return { confidence: 'certain', protocols };
    const isSaid = direction.test(before) || quoting.test(before);
    return isSaid && hasText && unhinted(reply).length === 1
      ? { confidence: 'likely', protocols: unhinted(reply) }
      : undefined;
  }
  if (!hasText || !isKnown(place)) return undefined;
  if (lineStart.test(before)) {
    if (protocols.length > 0) return { confidence: 'likely', protocols };
    return undefined;
  }
  return quoted.test(before) && protocols.length > 0 ? { confidence: 'likely', protocols } : undefined;
};

export const reply: Recognizer = {
  evidence: 'reply',
  see: (source) =>
    seeEach(source.text, candidates, ({ groups, index }) => {
      const place = placeOf(source, groups!['reply']!, index);
      const judgement = judge(place);
      if (judgement === undefined) return [];
      const [protocol, ...rivals] = judgement.protocols;
      return [
        {
          protocol: protocol!,
          spelling: place.reply,
          start: index,
          end: index + place.reply.length,
          confidence: judgement.confidence,
          rivals,
        },
      ];
    }),
};

/**
 * Contradictions that a reader would stumble over: a reply against the enhanced code beside it, the
 * `Status` field of a bounce against the answer that the remote server gave, a code against the words
 * beside it, success in a report of failure.
 */
import type { Value } from '../../catalog/vocabulary.js';
import type { ExplainedTopic } from '../../locales/message-keys.js';
import type { Finding } from './find-codes.js';
import type { Unit } from './unite-findings.js';

export type Conflict =
  | { type: 'class-mismatch'; reply: Finding; enhanced: Finding }
  | { type: 'status-against-diagnostic'; status: Finding; diagnostic: Finding }
  | { type: 'code-against-text'; code: Finding; topic: ExplainedTopic }
  | { type: 'success-in-bounce'; code: Finding };

const classDigit = ({ found }: Finding): string => found.spelling.charAt(0);
const isOf = (protocol: string) => (finding: Finding) => finding.protocol.id === protocol;
const isReply = isOf('smtp');
const isEnhanced = isOf('smtp-enhanced');
const isStatusField = (finding: Finding): boolean =>
  isEnhanced(finding) &&
  finding.evidence === 'delivery-status' &&
  /Status: ?$/i.test(finding.source.text.slice(Math.max(0, finding.start - 10), finding.start));

const findClassMismatch = (unit: Unit): Conflict[] => {
  const reply = unit.find(isReply);
  const enhanced = unit.find((finding) => isEnhanced(finding) && !isStatusField(finding));
  if (reply === undefined || enhanced === undefined || classDigit(reply) === classDigit(enhanced)) return [];
  return [{ type: 'class-mismatch', reply, enhanced }];
};

/** `5.0.0` says no more than its class, so that only another class contradicts it. */
const disagree = (status: Finding, diagnostic: Finding): boolean =>
  classDigit(status) !== classDigit(diagnostic) ||
  (isEnhanced(diagnostic) &&
    status.id !== diagnostic.id &&
    ![status, diagnostic].some(({ found }) => found.spelling.endsWith('.0.0')));

const findStatusConflict = (unit: Unit): Conflict[] => {
  const status = unit.find(isStatusField);
  const others = unit.filter((finding) => finding !== status);
  const diagnostic = others.find((finding) => isEnhanced(finding) && !isStatusField(finding)) ?? others.find(isReply);
  if (status === undefined || diagnostic === undefined || !disagree(status, diagnostic)) return [];
  return [{ type: 'status-against-diagnostic', status, diagnostic }];
};

/** What a text speaks of, and the enhanced codes (without their class) that mean it. */
const topics: Record<ExplainedTopic, { words: RegExp; codes: readonly string[] }> = {
  'rate-limit': {
    words:
      /\b(?:rate limit|rate-limit|throttl\w{1,4}|too (?:many(?! hops)|fast)\b|sending rate|unusual rate|exceeded (?:the |its |your )?(?:\w{1,12} ){0,2}(?:rate|limit))/i,
    codes: ['7.28', '7.650', '7.651', '7.652', '3.2', '4.5', '5.3'],
  },
  'suspected-spam': {
    words: /\b(?:spam|spamming|blacklist\w{0,3}|blocklist\w{0,3}|block list|reputation|spamhaus|banned|dnsbl)\b/i,
    codes: ['7.1', '7.0', '7.606', '7.511', '7.708', '7.23', '7.25', '7.26', '7.27'],
  },
  'full-mailbox': {
    words:
      /\b(?:mailbox (?:is )?(?:full|exceeded)|over ?quota|quota (?:is )?exceeded|exceeded (?:\w{1,12} ){0,3}quota|out of storage|insufficient (?:storage|disk))/i,
    codes: ['2.2', '3.1'],
  },
  'too-large': {
    words:
      /\b(?:(?:message|mail|size|attachment) (?:\w{1,12} ){0,3}(?:too (?:large|big)|exceeds|exceeded)|size limit)/i,
    codes: ['2.3', '3.4'],
  },
  authentication: {
    words:
      /\b(?:authentication (?:is )?(?:required|failed|unsuccessful)|not authenticated|must authenticate|bad credentials|invalid credentials|password not accepted)/i,
    codes: ['7.8', '7.9', '7.3', '7.57', '7.139'],
  },
  'unknown-address': {
    words:
      /\b(?:user unknown|unknown user|no such (?:user|mailbox|recipient|address|person)|does(?: not|n['’]t) exist|recipient (?:not found|unknown)|unknown recipient|invalid (?:recipient|mailbox)|mailbox not found)/i,
    codes: ['1.1', '1.2', '1.3', '1.6', '1.10', '4.4'],
  },
};

/** In characters: a reply is rarely longer, and what follows speaks of something else. */
const longestText = 160;

/** From the code to the end of its paragraph: bounces break the lines of a reply. */
const textBehind = ({ source: { text }, end }: Finding): string =>
  text.slice(end, end + longestText).split(/\n\s*\n|\n(?=\S{1,40}:\s)/, 1)[0]!;

/** The code that says what a text speaks of, in the class of the code that does not. */
export const idOfTopic = ({ code, topic }: Extract<Conflict, { type: 'code-against-text' }>): string =>
  `smtp-enhanced:${classDigit(code)}.${topics[topic].codes[0]}`;

const topicNames = Object.keys(topics) as ExplainedTopic[];

const findTextConflict = (unit: Unit): Conflict[] => {
  const code = unit.find((finding) => isEnhanced(finding) && !isStatusField(finding));
  if (code === undefined) return [];
  const meaning = code.found.spelling.slice(2);
  const own = topicNames.filter((name) => topics[name].codes.includes(meaning));
  if (own.length === 0) return [];
  const text = textBehind(code);
  const spoken = topicNames.filter((name) => topics[name].words.test(text));
  const [topic] = spoken;
  if (topic === undefined || spoken.some((name) => own.includes(name))) return [];
  return [{ type: 'code-against-text', code, topic }];
};

/** In characters: how far from a field the others about the same recipient may stand. */
const nearby = 1500;

const reportsFailure = ({ source: { text }, start, end }: Finding): boolean =>
  /^[\s>]{0,8}Action: ?failed\b/im.test(text.slice(Math.max(0, start - nearby), end + nearby));

const findSuccess = (unit: Unit): Conflict[] =>
  unit
    .filter(
      (finding) => finding.evidence === 'delivery-status' && classDigit(finding) === '2' && reportsFailure(finding),
    )
    .map((code) => ({ type: 'success-in-bounce', code }));

export const codesOf = (conflict: Conflict): Finding[] => {
  if (conflict.type === 'class-mismatch') return [conflict.reply, conflict.enhanced];
  if (conflict.type === 'status-against-diagnostic') return [conflict.status, conflict.diagnostic];
  return [conflict.code];
};

const keyOf = (conflict: Conflict): string =>
  [conflict.type satisfies Value<'conflict'>, ...codesOf(conflict).map(({ id }) => id)].join(' ');

/** Each once, in the order of the text. */
export const findConflicts = (units: readonly Unit[]): Conflict[] => {
  const found = units.flatMap((unit) =>
    [findClassMismatch, findStatusConflict, findTextConflict, findSuccess].flatMap((find) => find(unit)),
  );
  return [...new Map(found.toReversed().map((conflict) => [keyOf(conflict), conflict])).values()].toReversed();
};

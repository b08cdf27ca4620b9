/**
 * Findings that speak of one event. A reply and its enhanced code are one, whether they stand side by
 * side, elsewhere in one line (`dsn=4.4.1 … said: 451`), in the lines of one reply, or in the fields
 * about one recipient of a delivery status notification. The more specific code leads.
 */
import type { Finding } from './find-codes.js';

/** Never empty; the leading finding first. */
export type Unit = readonly [Finding, ...Finding[]];

const isEnhanced = ({ protocol }: Finding): boolean => protocol.id === 'smtp-enhanced';
const isReply = ({ protocol }: Finding): boolean => protocol.id === 'smtp';

/** `5.0.0` and the like say no more than the class. */
const isUnspecific = ({ found }: Finding): boolean => !found.ok || found.spelling.endsWith('.0.0');

/** An enhanced code says more than a reply, unless it is one that says nothing. */
const specificity = (finding: Finding): number => {
  if (isUnspecific(finding)) return 0;
  return isEnhanced(finding) ? 2 : 1;
};

const lead = (findings: readonly Finding[]): Unit => {
  const first = findings.reduce((best, finding) => (specificity(finding) > specificity(best) ? finding : best));
  return [first, ...findings.filter((finding) => finding !== first)];
};

/** In characters: brackets, quotes and signs between a reply and its enhanced code. */
const longestGap = 14;

const isBeside = (reply: Finding, enhanced: Finding): boolean => {
  const gap = enhanced.start - reply.end;
  return gap > 0 && gap <= longestGap && !/[A-Za-z0-9]{2}/.test(reply.source.text.slice(reply.end, enhanced.start));
};

/** Whether a line of a reply of several lines follows: `550-…`, then `550 …`. */
const isContinued = (previous: Finding, next: Finding): boolean =>
  isReply(previous) &&
  previous.id === next.id &&
  next.line - previous.line <= 1 &&
  previous.source.text.charAt(previous.end) === '-';

interface Group {
  findings: Finding[];
  /** The last reply, which the next line may continue. */
  reply: Finding | undefined;
}

const joins = ({ findings, reply }: Group, finding: Finding): boolean => {
  const last = findings.at(-1)!;
  if (isEnhanced(finding)) {
    return isReply(last) && (isBeside(last, finding) || (finding.line === last.line && !findings.some(isEnhanced)));
  }
  if (!isReply(finding)) return false;
  if (reply !== undefined) return isContinued(reply, finding);
  return finding.line === last.line && isEnhanced(last);
};

const isOfMail = (finding: Finding): boolean => isReply(finding) || isEnhanced(finding);

const groupMail = (findings: readonly Finding[]): Group[] => {
  const groups: Group[] = [];
  for (const finding of findings) {
    const group = groups.at(-1);
    if (group !== undefined && joins(group, finding)) {
      group.findings.push(finding);
      if (isReply(finding)) group.reply = finding;
    } else {
      groups.push({ findings: [finding], reply: isReply(finding) ? finding : undefined });
    }
  }
  return groups;
};

/** The fields about one recipient end at an empty line; the number of that line, or of the text's end. */
const blockEnd = ({ source }: Finding, line: number): number => {
  const { text, lineStarts } = source;
  let next = line + 1;
  while (next < lineStarts.length && !/^\r?(?:\n|$)/.test(text.slice(lineStarts[next], lineStarts[next]! + 2))) {
    next += 1;
  }
  return next;
};

/** Unites what stands in one block of fields with a `Status` field. */
const uniteFields = (groups: readonly Group[]): Finding[][] => {
  const united: Finding[][] = [];
  let end = -1;
  for (const { findings } of groups) {
    const [first] = findings as [Finding];
    const open = united.at(-1);
    if (open !== undefined && first.line < end && open[0]!.source === first.source) {
      open.push(...findings);
      continue;
    }
    united.push([...findings]);
    const isField = findings.some(({ evidence }) => evidence === 'delivery-status');
    end = isField ? blockEnd(first, first.line) : -1;
  }
  return united;
};

/** `findings` of one source text, in its order. */
export const uniteFindings = (findings: readonly Finding[]): Unit[] => {
  const mail = uniteFields(groupMail(findings.filter(isOfMail))).map(lead);
  const others = findings.filter((finding) => !isOfMail(finding)).map((finding): Unit => [finding]);
  return [...mail, ...others].toSorted((a, b) => firstPlace(a) - firstPlace(b));
};

const firstPlace = (unit: Unit): number => Math.min(...unit.map(({ start }) => start));

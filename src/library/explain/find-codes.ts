/**
 * From a text to the codes in it: what the recognizers saw, looked up in the catalog, one finding at
 * a place. What the catalog cannot know (a spelling outside the protocol's form) is no finding.
 */
import type { Catalog, Protocol } from '../../catalog/catalog.js';
import { type FoundCode, findCode } from '../../catalog/find-code.js';
import { type Value, vocabulary } from '../../catalog/vocabulary.js';
import { pattern } from './pattern.js';
import { type Recognizer, type Sighting, mostSightings } from './recognizer.js';
import { type SourceText, lineIndexAt } from './source-text.js';

/** A registered code, or a number that only its class explains. */
type KnownCode = Exclude<FoundCode, { reason: 'malformed-code' }>;

export interface Alternative {
  id: string;
  protocol: Protocol;
  found: KnownCode;
  evidence: Value<'evidence'>;
}

export interface Finding extends Alternative {
  source: SourceText;
  start: number;
  end: number;
  /** Counted from 0. */
  line: number;
  confidence: Value<'confidence'>;
  alternatives: Alternative[];
}

/** Which protocols' codes are wanted; undefined for all. */
export type Wanted = ReadonlySet<string> | undefined;

export const lookUp = (
  catalog: Catalog,
  protocolId: string,
  spelling: string,
  evidence: Value<'evidence'>,
): Alternative | undefined => {
  const protocol = catalog.protocols.get(protocolId);
  const found = protocol && findCode(protocol, spelling);
  if (protocol === undefined || found === undefined || (!found.ok && found.reason === 'malformed-code'))
    return undefined;
  return { id: `${protocol.id}:${found.spelling}`, protocol, found, evidence };
};

/**
 * What a sighting may be, the likeliest first. A number that nobody registered is a code only where the
 * form leaves no doubt. A text that says the same many times is looked up once.
 */
const createCandidates = (catalog: Catalog, wanted: Wanted) => {
  const known = new Map<string, Alternative[]>();
  const find = (
    { protocol, rivals = [], spelling, confidence }: Sighting,
    evidence: Value<'evidence'>,
  ): Alternative[] =>
    [protocol, ...rivals]
      .filter((id) => wanted?.has(id) ?? true)
      .flatMap((id) => lookUp(catalog, id, spelling, evidence) ?? [])
      .filter(({ found }) => found.ok || confidence === 'certain')
      .toSorted((a, b) => Number(b.found.ok) - Number(a.found.ok));
  return (sighting: Sighting, evidence: Value<'evidence'>): Alternative[] => {
    const { protocol, rivals = [], spelling, confidence } = sighting;
    const key = `${protocol} ${rivals.join(' ')} ${spelling} ${confidence} ${evidence}`;
    let candidates = known.get(key);
    if (candidates === undefined) {
      candidates = find(sighting, evidence);
      known.set(key, candidates);
    }
    return candidates;
  };
};

const toFinding = (
  source: SourceText,
  { start, end, confidence }: Sighting,
  [first, ...others]: readonly Alternative[],
): Finding | undefined => {
  if (first === undefined) return undefined;
  const { id, protocol, found, evidence } = first;
  const alternatives = others.filter((other) => other.found.ok);
  const line = lineIndexAt(source, start);
  return { id, protocol, found, evidence, source, start, end, line, confidence, alternatives };
};

/** In characters: how far before a code the word may stand that takes it back. */
const reach = 60;

/** What says that something else came instead. */
const instead = /\b(?:but|got|instead|received|was)\b|[.;]/i;
const expectedBehind = /^["')\]]{0,2} (?:was|is|were) expected\b/i;

/** `Expected response code 250 but got 550`: only what was received is a finding. */
const isExpected = ({ source: { text }, start, end }: Finding): boolean => {
  const before = text.slice(Math.max(0, start - reach), start);
  const at = before.search(/\bexpect(?!.*\bexpect)/is);
  return (at !== -1 && !instead.test(before.slice(at))) || expectedBehind.test(text.slice(end, end + reach));
};

const withoutExpected = ({ has }: SourceText, findings: readonly Finding[]): readonly Finding[] =>
  has('expect') ? findings.filter((finding) => !isExpected(finding)) : findings;

const url = pattern(String.raw`\b[a-z][a-z0-9+.-]{1,11}://[^\s"'<>|]{1,400}`, 'i');

/** Numbers in addresses are no codes. */
const withoutUrls = (source: SourceText, findings: readonly Finding[]): Finding[] => {
  if (findings.length === 0 || !source.text.includes('://')) return [...findings];
  const urls = [...source.text.matchAll(url)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
  const starts = [0, ...urls.map(({ start }) => start)];
  return findings.filter(({ start, end }) => {
    const before = urls[lineIndexAt({ lineStarts: starts }, start) - 1];
    return before === undefined || before.start === start || end > before.end;
  });
};

/** How qmail, Exim, Sendmail and others announce the message that they return in the same text. */
const original = pattern(
  String.raw`^[ >]{0,8}-{2,10}.{0,30}\b(?:copy of (?:the|your|this) (?:original )?(?:message|mail)|(?:original|unsent|returned|undelivered|rejected) message (?:follows|headers? follow|below)|message headers? follows?|headers? of the original message)`,
  'i',
);

/** What stands in a returned message is not the report's, unless there is nothing else. */
const withoutOriginal = ({ text }: SourceText, findings: readonly Finding[]): readonly Finding[] => {
  const [match] = text.includes('--') ? text.matchAll(original) : [];
  const before = match === undefined ? [] : findings.filter(({ start }) => start < match.index);
  return before.length > 0 ? before : findings;
};

const rank = ({ confidence }: Finding): number => vocabulary.confidence.indexOf(confidence);

/** Of those that overlap the surest; of equally sure ones the first. */
const withoutOverlaps = (findings: readonly Finding[]): Finding[] => {
  const kept: Finding[] = [];
  for (const finding of findings.toSorted((a, b) => a.start - b.start || rank(a) - rank(b))) {
    const previous = kept.at(-1);
    if (previous === undefined || previous.end <= finding.start) kept.push(finding);
    else if (rank(finding) < rank(previous)) kept[kept.length - 1] = finding;
  }
  return kept;
};

/** In the order of the text; `truncated` where a recognizer saw more than it may. */
export const findCodes = (
  catalog: Catalog,
  recognizers: readonly Recognizer[],
  source: SourceText,
  wanted: Wanted,
): { findings: Finding[]; truncated: boolean } => {
  const candidatesFor = createCandidates(catalog, wanted);
  const seen = recognizers.map(({ evidence, see }) => ({ evidence, sightings: see(source) }));
  const found: Finding[] = [];
  for (const { evidence, sightings } of seen) {
    for (const sighting of sightings) {
      const finding = toFinding(source, sighting, candidatesFor(sighting, evidence));
      if (finding !== undefined) found.push(finding);
    }
  }
  return {
    findings: withoutOverlaps(withoutExpected(source, withoutOriginal(source, withoutUrls(source, found)))),
    truncated: seen.some(({ sightings }) => sightings.length >= mostSightings),
  };
};

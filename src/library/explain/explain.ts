/**
 * Raw text explained: every code in it, what the codes mean, where they contradict each other and
 * what to do. Makes an answer of what the recognizers found; owns no recognition itself.
 */
import { type Catalog, splitId } from '../../catalog/catalog.js';
import { describeBehaviour, describeCode, describeUnregisteredCode } from '../describe-code.js';
import { nameWithProtocol } from '../compare/name-codes.js';
import type { Reader } from '../reader.js';
import type { CodeAnswer } from '../representation/code.js';
import type { Explanation } from '../representation/explanation.js';
import { type Selection, addTranslations } from '../select-fields.js';
import { bundleOf, ownTextsOfClass, ownTextsOfCode, textsOfClass, textsOfCode } from '../words.js';
import { type Judged, advise } from './advise.js';
import { findBareCodes } from './bare-code.js';
import { type Alternative, type Finding, type Wanted, findCodes, lookUp } from './find-codes.js';
import { type Conflict, codesOf, findConflicts } from './find-conflicts.js';
import { type Match, mergeUnits } from './merge-units.js';
import type { Recognizer } from './recognizer.js';
import { createRecognizers } from './recognizers/recognizers.js';
import { type SourceText, writtenLineAt } from './source-text.js';
import { uniteFindings } from './unite-findings.js';

interface Request {
  /** The submitted text, or the parts of a message. */
  sources: readonly SourceText[];
  /** Whether parts of the message were not read. */
  truncated: boolean;
  /** Only codes of these protocols; undefined for all. */
  wanted: Wanted;
  /** Of distinct matches. */
  limit: number;
  selection: Selection;
}

export interface Explained extends Omit<Explanation, 'entries'> {
  /** By id; what makes each is only called for those that the caller does not have yet. */
  entries: ReadonlyMap<string, () => CodeAnswer>;
}

const describe = (reader: Reader, { protocol, found }: Alternative, selection: Selection): CodeAnswer => {
  const answer = found.ok ? describeCode(reader, found.code) : describeUnregisteredCode(reader, protocol, found);
  return addTranslations(reader, answer, selection, (language) =>
    found.ok ? ownTextsOfCode(language, found.code) : ownTextsOfClass(language, protocol, found.class.id),
  );
};

const judge = ({ language }: Reader, { id, protocol, found }: Alternative): Judged =>
  found.ok
    ? { id: found.code.id, ...textsOfCode(language, found.code), ...describeBehaviour(found.code.fact) }
    : { id, ...textsOfClass(language, protocol, found.class.id), ...describeBehaviour(found.class) };

const sourceOf = ({ source, start, end }: Finding): Explanation['matches'][number]['source'] => ({
  part: source.part,
  span: [start, end],
  line: writtenLineAt(source, start),
});

const matchOf = ({ found }: Alternative): Explanation['matches'][number]['match'] => {
  if (!found.ok) return 'class';
  return found.code.range === null ? 'exact' : 'range';
};

const describeMatch = ({ lead, attached, alternatives, count }: Match): Explanation['matches'][number] => ({
  id: lead.id,
  protocol: lead.protocol.id,
  code: lead.found.ok ? lead.found.code.code : lead.found.spelling,
  match: matchOf(lead),
  text: lead.source.written.slice(lead.start, lead.end),
  source: sourceOf(lead),
  confidence: alternatives.length > 0 ? 'possible' : lead.confidence,
  evidence: lead.evidence,
  attached: [...attached.values()].map((finding) => ({ id: finding.id, source: sourceOf(finding) })),
  alternatives: alternatives.map(({ id, evidence }) => ({ id, evidence })),
  count,
});

const findRegistered = (catalog: Catalog, id: string): Alternative | undefined => {
  const { protocol, code } = splitId(id)!;
  const each = lookUp(catalog, protocol, code, 'enhanced-code');
  return each?.found.ok === true ? each : undefined;
};

const nameCode = ({ language }: Reader, { protocol, found }: Alternative): string =>
  found.ok
    ? nameWithProtocol(language, found.code)
    : language.translate('compare.code', { protocol: bundleOf(language, protocol).name, code: found.spelling });

const spellingOf = ({ found }: Finding): string => found.spelling;

const describeConflict = (reader: Reader, conflict: Conflict): Explanation['conflicts'][number] => {
  const { language } = reader;
  const sentence = (): string => {
    if (conflict.type === 'class-mismatch') {
      const { reply, enhanced } = conflict;
      return language.translate('explain.conflict.class-mismatch', {
        reply: spellingOf(reply),
        enhanced: spellingOf(enhanced),
      });
    }
    if (conflict.type === 'status-against-diagnostic') {
      const [status, diagnostic] = [spellingOf(conflict.status), spellingOf(conflict.diagnostic)];
      return language.translate('explain.conflict.status-against-diagnostic', { status, diagnostic });
    }
    const code = spellingOf(conflict.code);
    if (conflict.type === 'success-in-bounce')
      return language.translate('explain.conflict.success-in-bounce', { code });
    const topic = language.translate(`explain.topic.${conflict.topic}`);
    const { name: meaning } = judge(reader, conflict.code);
    return language.translate('explain.conflict.code-against-text', { code, name: meaning, topic });
  };
  return { type: conflict.type, ids: codesOf(conflict).map(({ id }) => id), sentence: sentence() };
};

const findAll = (catalog: Catalog, recognizers: readonly Recognizer[], { sources, wanted }: Request) => {
  const found = sources.map((source) => findCodes(catalog, recognizers, source, wanted));
  const isEmpty = found.every(({ findings }) => findings.length === 0);
  return isEmpty && sources.length === 1
    ? sources.map((source) => ({ findings: findBareCodes(catalog, source, wanted), truncated: false }))
    : found;
};

export type Explain = (reader: Reader, request: Request) => Explained;

export const createExplain = (catalog: Catalog): Explain => {
  const recognizers = createRecognizers(catalog);
  return (reader, request) => {
    const found = findAll(catalog, recognizers, request);
    const units = found.flatMap(({ findings }) => uniteFindings(findings));
    const all = mergeUnits(units);
    const matches = all.slice(0, request.limit);
    const known = new Map(
      matches
        .flatMap(({ lead, attached, alternatives }) => [lead, ...attached.values(), ...alternatives])
        .map((each) => [each.id, each]),
    );
    const conflicts = findConflicts(units).filter((conflict) => codesOf(conflict).every(({ id }) => known.has(id)));
    const resolve = (id: string): Alternative | undefined => known.get(id) ?? findRegistered(catalog, id);
    const context = {
      language: reader.language,
      judge: (id: string) => {
        const each = resolve(id);
        return each && judge(reader, each);
      },
      nameOf: (id: string) => nameCode(reader, resolve(id)!),
    };
    return {
      language: reader.language.tag,
      matches: matches.map(describeMatch),
      entries: new Map([...known].map(([id, each]) => [id, () => describe(reader, each, request.selection)])),
      conflicts: conflicts.map((conflict) => describeConflict(reader, conflict)),
      advice: advise(context, matches, conflicts),
      truncated: request.truncated || all.length > matches.length || found.some(({ truncated }) => truncated),
    };
  };
};

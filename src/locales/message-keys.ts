/**
 * Every message that the code asks for, with the values it hands over. `common.json` of each
 * language must have exactly these keys and use exactly these placeholders (a check says so);
 * a message with `plural` stands there once for each plural form of the language (`…_one`, `…_other`).
 */
import { vocabulary } from '../catalog/vocabulary.js';

/** Why a request was refused. `src/http/problems.ts` gives each its status. */
export const problemParameters = {
  'unknown-protocol': ['protocol', 'known'],
  'unknown-code': ['protocol', 'code'],
  'malformed-code': ['protocol', 'code', 'form'],
  'malformed-id': ['id'],
  'wrong-number-of-codes': ['count', 'minimum', 'maximum'],
  'repeated-code': ['id'],
  'unsupported-language': ['language', 'supported'],
  'unknown-parameter': ['parameter', 'known'],
  'repeated-parameter': ['parameter'],
  'missing-parameter': ['parameter'],
  'conflicting-parameters': ['parameter', 'other'],
  'invalid-parameter': ['parameter', 'value', 'allowed'],
  'empty-search': [],
  'too-many-values': ['parameter', 'maximum'],
  'unknown-resource': ['path'],
  'unknown-problem': ['name', 'known'],
  'unknown-export': ['format', 'known'],
  'method-not-allowed': ['method', 'allowed'],
  'empty-text': [],
  'malformed-body': [],
  'content-too-large': ['maximum'],
  'unsupported-media-type': ['allowed'],
  'malformed-url': [],
  'url-too-long': ['maximum'],
  'headers-too-large': ['maximum'],
  'malformed-request': [],
  'request-timeout': [],
  'too-many-requests': ['maximum', 'seconds'],
  overloaded: [],
  'shutting-down': [],
  'internal-error': [],
} as const;

export type ProblemReason = keyof typeof problemParameters;
export const problemReasons = Object.keys(problemParameters) as ProblemReason[];

/** Members that a problem document may have besides those of RFC 9457. */
export const problemMembers = ['suggestions', 'class', 'supportedLanguages', 'parameter', 'allowed'] as const;

/** What codes are to each other, the most telling first. */
export const relationshipTypes = [
  'meanings-of-one-code',
  'temporary-and-permanent',
  'cause-and-effect',
  'replacement',
  'stand-together',
  'same-condition',
  'never-alternatives',
  'same-number',
  'success-and-failure',
  'alternatives',
  'same-class',
  'different-classes',
  'different-protocols',
] as const;
export type RelationshipType = (typeof relationshipTypes)[number];

/** Those whose sentence says the same of all codes. */
const commonRelationships = [
  'meanings-of-one-code',
  'stand-together',
  'alternatives',
  'never-alternatives',
  'same-number',
  'same-class',
  'different-classes',
  'different-protocols',
] as const satisfies readonly RelationshipType[];
export type CommonRelationship = (typeof commonRelationships)[number];

/** When an implementer sends a code: by its outcome, unless something stands against it. */
const senderAdvice = ['local', 'meaningless', 'abandoned', 'final-failure', ...vocabulary.outcome] as const;
export type SenderAdvice = (typeof senderAdvice)[number] | 'vendor';

/** What a text beside a code may speak of although the code means something else. */
const explainedTopics = [
  'rate-limit',
  'suspected-spam',
  'full-mailbox',
  'too-large',
  'authentication',
  'unknown-address',
] as const;
export type ExplainedTopic = (typeof explainedTopics)[number];
/** The formats in which codes are exported, by the last segment of their path. */
export const exportIds = ['csv', 'ndjson', 'grafana-value-mappings', 'logstash-translate'] as const;
export type ExportId = (typeof exportIds)[number];

interface MessageForm {
  parameters: readonly string[];
  plural?: true;
}

const byValue = <Value extends string, Key extends string>(
  values: readonly Value[],
  key: (value: Value) => Key,
  form: MessageForm,
) => Object.fromEntries(values.map((value) => [key(value), form])) as Record<Key, MessageForm>;

const codes: MessageForm = { parameters: ['codes'], plural: true };

const problemMessages = Object.fromEntries(
  problemReasons.flatMap((reason): [string, MessageForm][] => [
    [`problem.${reason}.title`, { parameters: [] }],
    [`problem.${reason}.detail`, { parameters: problemParameters[reason] }],
    [`problem.${reason}.explanation`, { parameters: [] }],
  ]),
) as Record<`problem.${ProblemReason}.${'title' | 'detail' | 'explanation'}`, MessageForm>;

export const messageForms = {
  ...problemMessages,
  ...byValue(problemMembers, (name) => `problem-member.${name}`, { parameters: [] }),
  'service.description': { parameters: [] },
  'range.number': { parameters: ['minimum', 'maximum'] },
  'range.length': { parameters: ['maximum'] },
  ...byValue(exportIds, (id) => `export.${id}.name`, { parameters: [] }),
  ...byValue(exportIds, (id) => `export.${id}.description`, { parameters: [] }),
  'sentence.separator': { parameters: [] },
  'compare.code': { parameters: ['protocol', 'code'] },
  'compare.symbol': { parameters: ['symbol', 'code'] },
  'compare.variant': { parameters: ['code', 'meaning'] },
  'compare.title': { parameters: ['codes'] },
  'compare.meaning': { parameters: ['code', 'summary'] },
  'compare.sentence.1': { parameters: ['a'] },
  'compare.sentence.2': { parameters: ['a', 'b'] },
  'compare.sentence.3': { parameters: ['a', 'b', 'c'] },
  'compare.sentence.4': { parameters: ['a', 'b', 'c', 'd'] },
  ...byValue(commonRelationships, (type) => `compare.relationship.${type}`, { parameters: ['codes'] }),
  'compare.relationship.temporary-and-permanent': { parameters: ['first', 'second'] },
  'compare.relationship.cause-and-effect': { parameters: ['first', 'second'] },
  'compare.relationship.replacement': { parameters: ['first', 'second'] },
  ...byValue(vocabulary.fidelity, (value) => `compare.relationship.same-condition.${value}`, { parameters: ['codes'] }),
  'compare.relationship.same-condition.one-way': { parameters: ['from', 'to'] },
  'compare.relationship.success-and-failure': { parameters: ['success', 'failure'] },
  ...byValue(vocabulary.outcome, (value) => `compare.outcome.${value}`, codes),
  ...byValue(vocabulary.retryPolicy, (value) => `compare.retry.${value}`, codes),
  'compare.onlyIfIdempotent': { parameters: ['clause'] },
  ...byValue(vocabulary.retryWhere, (value) => `compare.where.${value}`, codes),
  ...byValue(vocabulary.severity, (value) => `compare.severity.${value}`, codes),
  ...byValue(vocabulary.responsible, (value) => `responsible.${value}`, { parameters: [] }),
  'compare.responsible': { parameters: ['codes', 'responsible'], plural: true },
  'compare.responsible.nobody': codes,
  ...byValue(vocabulary.sentBy, (value) => `compare.sentBy.${value}`, codes),
  ...byValue(vocabulary.connection, (value) => `compare.connection.${value}`, codes),
  ...byValue(vocabulary.standing, (value) => `compare.standing.${value}`, codes),
  'compare.phase': { parameters: ['codes', 'phases'], plural: true },
  'compare.contexts': { parameters: ['codes', 'contexts'], plural: true },
  'compare.attributes': { parameters: ['codes', 'attribute'], plural: true },
  'compare.class': { parameters: ['codes', 'class'], plural: true },
  ...byValue(senderAdvice, (value) => `compare.use.${value}`, { parameters: ['code'] }),
  'compare.use.vendor': { parameters: ['code', 'vendor'] },
  'explain.conflict.class-mismatch': { parameters: ['reply', 'enhanced'] },
  'explain.conflict.status-against-diagnostic': { parameters: ['status', 'diagnostic'] },
  'explain.conflict.code-against-text': { parameters: ['code', 'name', 'topic'] },
  'explain.conflict.success-in-bounce': { parameters: ['code'] },
  ...byValue(explainedTopics, (topic) => `explain.topic.${topic}`, { parameters: [] }),
  'explain.advice.first': { parameters: ['code', 'name', 'fix'] },
  'explain.advice.others': { parameters: ['codes'] },
  'explain.advice.nothing': { parameters: [] },
} as const satisfies Record<string, MessageForm>;

export type MessageKey = keyof typeof messageForms;

/**
 * The closed lists of values that facts are made of. Their order is the order in which
 * `/v1/vocabulary` lists them and menus show them. Labels and explanations live in
 * `locales/<language>/common.json`, one for each value; a check holds the two together.
 */
export const vocabulary = {
  match: ['exact', 'range', 'class'],
  severity: ['success', 'info', 'warning', 'error'],
  outcome: ['success', 'intermediate', 'redirection', 'transient-failure', 'permanent-failure', 'indeterminate'],
  retryPolicy: ['not-needed', 'immediately', 'after-delay', 'after-change', 'never'],
  retryWhere: ['same', 'new-connection', 'other-server'],
  backoff: ['fixed', 'exponential'],
  responsible: [
    'client',
    'server-operator',
    'sender-admin',
    'recipient',
    'network',
    'dns-operator',
    'proxy-operator',
    'account-owner',
    'nobody',
  ],
  sentBy: ['server', 'client', 'either', 'intermediary', 'local'],
  connection: ['stays-open', 'closes', 'not-applicable'],
  standing: [
    'standard',
    'extension',
    'experimental',
    'deprecated',
    'obsolete',
    'historic',
    'reserved',
    'association',
    'vendor',
    'folklore',
  ],
  source: ['builtin', 'local'],
  referenceKind: ['specification', 'registry', 'practice', 'vendor'],
  relation: [
    'permanent-counterpart',
    'transient-counterpart',
    'replaces',
    'replaced-by',
    'leads-to',
    'follows',
    'alternative',
    'accompanies',
    'often-confused',
  ],
  fidelity: ['exact', 'close', 'approximate'],
  direction: ['both', 'to', 'from'],
  exampleSide: ['client', 'server'],
  confidence: ['certain', 'likely', 'possible'],
  evidence: [
    'http-status-line',
    'http-access-log',
    'http-client-message',
    'sip-message',
    'delivery-status',
    'enhanced-code',
    'reply',
    'grpc-status',
    'http2-error',
    'quic-close',
    'websocket-close',
    'tls-alert',
    'dns-response',
    'dns-extended-error',
    'status-field',
    'registered-phrase',
    'bare-code',
  ],
  conflict: ['class-mismatch', 'status-against-diagnostic', 'code-against-text', 'success-in-bounce'],
} as const;

type Vocabulary = typeof vocabulary;
export type VocabularyName = keyof Vocabulary;
export type Value<Name extends VocabularyName> = Vocabulary[Name][number];

export const vocabularyNames = Object.keys(vocabulary) as VocabularyName[];

type Relation = Value<'relation'>;

/** What `b` is to `a`, given what `a` is to `b`: relations are stated once and known from both sides. */
export const inverseRelation: Record<Relation, Relation> = {
  'permanent-counterpart': 'transient-counterpart',
  'transient-counterpart': 'permanent-counterpart',
  replaces: 'replaced-by',
  'replaced-by': 'replaces',
  'leads-to': 'follows',
  follows: 'leads-to',
  alternative: 'alternative',
  accompanies: 'accompanies',
  'often-confused': 'often-confused',
};

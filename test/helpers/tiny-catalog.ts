/**
 * The facts of the tiny project: two protocols that do not exist. Alpha, a parcel lift, has decimal
 * codes, variants, a range, groups, attributes and links; Beta, a weather buoy, has hexadecimal
 * codes with symbols and an alias.
 */
import type { CodeFact, ProtocolFile } from '../../src/catalog/schema.js';

const alphaReference = (section: string) =>
  ({ kind: 'specification', document: 'Alpha Protocol', section, url: 'https://alpha.example/protocol' }) as const;
const betaReference = { kind: 'registry', document: 'Beta Signals', url: 'https://beta.example/signals' } as const;

const done = {
  severity: 'success',
  outcome: 'success',
  retry: { policy: 'not-needed' },
  responsible: ['nobody'],
} satisfies Partial<CodeFact>;

const paused = {
  severity: 'warning',
  outcome: 'transient-failure',
  retry: {
    policy: 'after-delay',
    where: 'same',
    initialDelaySeconds: 60,
    backoff: 'exponential',
    giveUpAfterSeconds: 3600,
    honors: ['Retry-After'],
    reference: { kind: 'specification', document: 'RFC 9110', section: '10.2.3' },
  },
  responsible: ['server-operator'],
} satisfies Partial<CodeFact>;

const unknown = {
  severity: 'error',
  outcome: 'permanent-failure',
  retry: { policy: 'after-change' },
  responsible: ['client', 'sender-admin'],
} satisfies Partial<CodeFact>;

export const alpha: ProtocolFile = {
  $schema: './schema.json',
  protocol: 'alpha',
  form: { pattern: '^[24][0-9]{2}$', notation: 'decimal', examples: ['200', '404'] },
  standards: [alphaReference('1')],
  phases: ['handover', 'storage'],
  contexts: [
    { id: 'PUT', phase: 'handover' },
    { id: 'SEEK', phase: 'storage' },
  ],
  contextsAreSteps: true,
  attributes: [{ name: 'level', values: ['minor', 'major'] }, { name: 'module' }],
  classes: [
    {
      id: '2xx',
      pattern: '^2[0-9]{2}$',
      ...done,
      sentBy: 'server',
      connection: 'stays-open',
      references: [alphaReference('2')],
    },
    {
      id: '4xx',
      pattern: '^4[0-9]{2}$',
      ...paused,
      sentBy: 'server',
      connection: 'stays-open',
      references: [alphaReference('4')],
    },
  ],
  groups: [
    { id: 'x0x', pattern: '^.0[0-9]$' },
    { id: 'x8x', pattern: '^.[89][0-9]$' },
  ],
  codes: [
    {
      code: '200',
      phrase: 'Parcel accepted',
      standing: 'standard',
      ...done,
      sentBy: 'server',
      connection: 'stays-open',
      contexts: ['PUT', 'SEEK'],
      references: [alphaReference('2.1')],
      related: [{ id: 'alpha:404', relation: 'alternative' }],
      example: [
        { from: 'client', line: 'PUT parcel 7' },
        { from: 'server', line: '200 Parcel accepted' },
      ],
    },
    {
      code: '400',
      phrase: 'Lift paused',
      standing: 'standard',
      ...paused,
      sentBy: 'server',
      connection: 'closes',
      contexts: ['PUT'],
      attributes: [
        { name: 'level', value: 'minor' },
        { name: 'module', value: 'lift' },
      ],
      variants: [
        {
          variant: 'door',
          phrase: 'Door open',
          contexts: ['PUT'],
          ...paused,
          responsible: ['client'],
          references: [alphaReference('4.1')],
        },
        {
          variant: 'scale',
          phrase: 'Scale busy',
          standing: 'vendor',
          vendor: 'Example Lifts',
          ...paused,
          references: [{ kind: 'specification', document: 'draft-example-alpha-scale-02' }],
        },
      ],
      references: [alphaReference('4.1')],
      equivalents: [{ id: 'beta:0xb', fidelity: 'close', direction: 'both', reference: betaReference }],
    },
    {
      code: '404',
      phrase: 'Shelf unknown',
      formerPhrases: [{ phrase: 'No such shelf', changedBy: 'Alpha Protocol 2' }],
      standing: 'standard',
      ...unknown,
      sentBy: 'server',
      connection: 'stays-open',
      contexts: ['SEEK'],
      attributes: [{ name: 'level', value: 'major' }],
      references: [alphaReference('4.4')],
    },
    {
      code: '480-499',
      range: { first: '480', last: '499' },
      standing: 'vendor',
      vendor: 'Example Lifts',
      severity: 'warning',
      outcome: 'indeterminate',
      retry: { policy: 'never' },
      responsible: ['server-operator'],
      sentBy: 'local',
      connection: 'not-applicable',
      observedAs: ['alpha:400'],
      references: [{ kind: 'vendor', document: 'Example Lifts: private codes', url: 'https://lifts.example/codes' }],
    },
  ],
};

export const beta: ProtocolFile = {
  $schema: './schema.json',
  protocol: 'beta',
  form: { pattern: '^0x(0|[1-9a-f][0-9a-f]?)$', notation: 'hexadecimal', examples: ['0x0', '0xb'] },
  standards: [betaReference],
  phases: ['signal'],
  contexts: [{ id: 'ANY', phase: 'signal' }],
  attributes: [],
  classes: [
    {
      id: 'calm',
      pattern: '^0x0$',
      ...done,
      sentBy: 'either',
      connection: 'stays-open',
      references: [betaReference],
    },
    {
      id: 'trouble',
      pattern: '^0x[1-9a-f][0-9a-f]?$',
      ...unknown,
      sentBy: 'either',
      connection: 'closes',
      references: [betaReference],
    },
  ],
  groups: [],
  codes: [
    {
      code: '0x0',
      symbol: 'ALL_CALM',
      aliases: ['quiet'],
      standing: 'standard',
      ...done,
      sentBy: 'either',
      connection: 'stays-open',
      contexts: ['ANY'],
      references: [betaReference],
    },
    {
      code: '0xb',
      symbol: 'STORM',
      standing: 'standard',
      severity: 'error',
      outcome: 'transient-failure',
      retry: { policy: 'immediately', where: 'other-server', onlyIfIdempotent: true },
      responsible: ['network'],
      sentBy: 'either',
      connection: 'closes',
      contexts: ['ANY'],
      references: [betaReference],
    },
  ],
};

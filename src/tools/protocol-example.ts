/**
 * The facts of a new protocol, to be replaced: of the right form, and so plainly unfinished that
 * `npm run check` names what is to be filled in. It states nothing about any protocol.
 */
import type { ProtocolFile } from '../catalog/schema.js';

const toFill = 'FILL-IN';
const reference = { kind: 'specification', document: toFill } as const;

export const protocolExample = (id: string): ProtocolFile => ({
  $schema: './schema.json',
  protocol: id,
  form: { pattern: '^[0-9]{3}$', notation: 'decimal', examples: [toFill] },
  standards: [reference],
  phases: [],
  contexts: [],
  attributes: [],
  classes: [
    {
      id: toFill,
      pattern: '^$',
      severity: 'info',
      outcome: 'indeterminate',
      retry: { policy: 'not-needed' },
      responsible: ['nobody'],
      sentBy: 'server',
      connection: 'not-applicable',
      references: [reference],
    },
  ],
  groups: [],
  codes: [
    {
      code: toFill,
      standing: 'standard',
      severity: 'info',
      outcome: 'indeterminate',
      retry: { policy: 'not-needed' },
      responsible: ['nobody'],
      sentBy: 'server',
      connection: 'not-applicable',
      references: [reference],
    },
  ],
});

/** A raw text explained: the codes found in it and what they mean. */
import { Type, type Static } from 'typebox';

import { oneOf } from '../../catalog/schema.js';
import { CodeAnswer, Retry } from './code.js';
import { closed, id, orNull, ref, tag, text } from './parts.js';

const source = Type.Object(
  {
    part: orNull(text('The number of the MIME part, such as `1.2`; null for the submitted text')),
    span: Type.Array(Type.Integer({ minimum: 0 }), {
      minItems: 2,
      maxItems: 2,
      description: 'Where the code begins and ends, in UTF-16 code units of the decoded text',
    }),
    line: Type.Integer({ minimum: 1 }),
  },
  closed,
);

export const Match = Type.Object(
  {
    id,
    protocol: text(),
    code: text(),
    match: oneOf('match'),
    text: text('The code as the text spells it'),
    source,
    confidence: oneOf('confidence'),
    evidence: oneOf('evidence'),
    attached: Type.Array(Type.Object({ id, source }, closed), {
      description: 'Codes that say the same event less specifically: the reply of an enhanced code',
    }),
    alternatives: Type.Array(Type.Object({ id, evidence: oneOf('evidence') }, closed), {
      description: 'What else the number may be, likeliest first',
    }),
    count: Type.Integer({ minimum: 1, description: 'How often it was found' }),
  },
  { ...closed, $id: 'Match' },
);

export const Explanation = Type.Object(
  {
    language: tag,
    matches: Type.Array(ref(Match), { description: 'In order of appearance' }),
    entries: Type.Record(Type.String(), ref(CodeAnswer), {
      description: 'By id, each code that `matches`, `attached` or `alternatives` name',
    }),
    conflicts: Type.Array(Type.Object({ type: oneOf('conflict'), ids: Type.Array(id), sentence: text() }, closed), {
      description: 'Where codes contradict each other or the text',
    }),
    advice: orNull(
      Type.Object(
        {
          severity: oneOf('severity'),
          outcome: oneOf('outcome'),
          retry: ref(Retry),
          responsible: Type.Array(oneOf('responsible')),
          text: text('What to do, in the order one would do it'),
        },
        { ...closed, description: 'What the worst of the codes calls for; null where none was found' },
      ),
    ),
    truncated: Type.Boolean({
      description: 'Whether there was more: distinct codes than `limit`, parts of the message',
    }),
  },
  { ...closed, $id: 'Explanation' },
);

export type Explanation = Static<typeof Explanation>;

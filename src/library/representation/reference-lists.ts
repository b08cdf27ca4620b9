/** Protocols, languages and vocabulary: what helps to read the codes. */
import { Type, type Static } from 'typebox';

import { oneOf } from '../../catalog/schema.js';
import { vocabularyNames } from '../../catalog/vocabulary.js';
import { Explained, context, named, reference } from './code.js';
import { closed, link, ref, tag, text } from './parts.js';

export const ProtocolAnswer = Type.Object(
  {
    id: text(),
    language: tag,
    source: oneOf('source'),
    name: text(),
    description: text(),
    counts: Type.Object(
      {
        registered: Type.Integer({ description: 'Codes that a registry or specification lists' }),
        vendor: Type.Integer({ description: 'Codes of one vendor' }),
        other: Type.Integer({
          description: 'Ranges of numbers, and codes met in lists that no specification defines',
        }),
        total: Type.Integer(),
      },
      closed,
    ),
    form: Type.Object(
      {
        pattern: text('A regular expression of ECMA-262'),
        notation: Type.Enum(['decimal', 'hexadecimal', 'dotted', 'name'], { type: 'string' }),
        description: text(),
        examples: Type.Array(text()),
      },
      closed,
    ),
    classes: Type.Array(ref(Explained)),
    groups: Type.Array(ref(Explained)),
    phases: Type.Array(named),
    contexts: Type.Array(context),
    standards: Type.Array(reference),
    links: Type.Object({ self: link, codes: link }, closed),
  },
  { ...closed, $id: 'Protocol' },
);

export const ProtocolList = Type.Object(
  { language: tag, items: Type.Array(ref(ProtocolAnswer)) },
  { ...closed, $id: 'ProtocolList' },
);

export const LanguageList = Type.Object(
  {
    language: tag,
    items: Type.Array(
      Type.Object(
        {
          tag,
          name: text('In the language of the answer'),
          nativeName: text(),
          direction: Type.Enum(['ltr', 'rtl'], { type: 'string' }),
          default: Type.Boolean(),
          coverage: Type.Array(
            Type.Object(
              { protocol: text(), translated: Type.Integer({ minimum: 0 }), total: Type.Integer({ minimum: 0 }) },
              closed,
            ),
          ),
        },
        closed,
      ),
    ),
  },
  { ...closed, $id: 'LanguageList' },
);

export const VocabularyAnswer = Type.Object(
  {
    language: tag,
    items: Type.Array(
      Type.Object(
        {
          name: Type.Enum([...vocabularyNames], { type: 'string' }),
          label: text(),
          values: Type.Array(Type.Object({ value: text(), label: text(), explanation: text() }, closed)),
        },
        closed,
      ),
    ),
  },
  { ...closed, $id: 'Vocabulary' },
);

export type ProtocolAnswer = Static<typeof ProtocolAnswer>;
export type ProtocolList = Static<typeof ProtocolList>;
export type LanguageList = Static<typeof LanguageList>;
export type VocabularyAnswer = Static<typeof VocabularyAnswer>;

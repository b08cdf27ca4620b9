/**
 * The form of the words: `locales/<language>/language.json`, `common.json` and one bundle for each
 * protocol, `<protocol>.json`. One definition gives the types and the validation at load.
 * Which keys a file must have (every code, class, context … of the catalog, every message of the
 * code) is not form but a rule in `src/checks/`.
 */
import { Type, type Static, type TProperties } from 'typebox';

import { type VocabularyName, vocabulary } from '../catalog/vocabulary.js';

const closed = { additionalProperties: false } as const;
const text = Type.String({ minLength: 1 });
const textByKey = Type.Record(Type.String(), text);

export const LanguageFile = Type.Object(
  {
    tag: text,
    nativeName: text,
    direction: Type.Enum(['ltr', 'rtl'], { type: 'string' }),
    status: Type.Enum(['complete', 'draft'], { type: 'string' }),
  },
  closed,
);

/** The six texts, in the order in which every file and answer has them. */
export const textFields = ['name', 'summary', 'description', 'whenYouSeeIt', 'howToFix', 'userMessage'] as const;

export const SixTexts = Type.Object(
  {
    name: text,
    summary: text,
    description: text,
    whenYouSeeIt: text,
    howToFix: text,
    userMessage: text,
  },
  closed,
);

const NameAndExplanation = Type.Object({ name: text, explanation: text }, closed);
const LabelAndExplanation = Type.Object({ label: text, explanation: text }, closed);

export const BundleFile = Type.Object(
  {
    name: text,
    description: text,
    form: text,
    phases: textByKey,
    contexts: textByKey,
    attributes: Type.Record(Type.String(), Type.Object({ label: text, values: Type.Optional(textByKey) }, closed)),
    classes: Type.Record(Type.String(), SixTexts),
    groups: Type.Record(Type.String(), NameAndExplanation),
    codes: Type.Record(Type.String(), SixTexts),
  },
  closed,
);

/** On curated comparisons, by the ids of their codes: what people mix up, and how to keep it apart. */
export const NotesFile = Type.Object({ notes: textByKey }, closed);

const vocabularyTexts = Object.fromEntries(
  Object.entries(vocabulary).map(([name, values]) => [
    name,
    Type.Object(
      {
        label: text,
        values: Type.Object(
          Object.fromEntries(values.map((value) => [value, LabelAndExplanation])) as TProperties,
          closed,
        ),
      },
      closed,
    ),
  ]),
) as TProperties;

export const CommonFile = Type.Object(
  { vocabulary: Type.Object(vocabularyTexts, closed), messages: textByKey },
  closed,
);

export type LanguageFile = Static<typeof LanguageFile>;
export type NotesFile = Static<typeof NotesFile>;
export type SixTexts = Static<typeof SixTexts>;
export type BundleFile = Static<typeof BundleFile>;
export type VocabularyTexts = {
  [Name in VocabularyName]: {
    label: string;
    values: Record<(typeof vocabulary)[Name][number], Static<typeof LabelAndExplanation>>;
  };
};
export type CommonFile = { vocabulary: VocabularyTexts; messages: Record<string, string> };

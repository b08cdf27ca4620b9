/**
 * The form of the words: `locales/<language>/language.json`, `common.json` and one bundle for each
 * protocol, `<protocol>.json`. One definition gives the types and the validation at load.
 * Which keys a file must have (every code, class, context … of the catalog, every message of the
 * code) is not form but a rule in `src/checks/`.
 */
import { Type, type Static, type TProperties, type TSchema } from 'typebox';

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

/** What an operator adds to a bundle or replaces in it; an entry always has all of its texts. */
export const PartialBundleFile = Type.Partial(BundleFile, closed);

/** On curated comparisons, by the ids of their codes: what people mix up, and how to keep it apart. */
export const NotesFile = Type.Object({ notes: textByKey }, closed);

/** A list of the vocabulary, in each of `wrap`'s places all members or some. */
const vocabularyTexts = (wrap: (properties: TProperties) => TSchema): TSchema =>
  wrap(
    Object.fromEntries(
      Object.entries(vocabulary).map(([name, values]) => [
        name,
        wrap({ label: text, values: wrap(Object.fromEntries(values.map((value) => [value, LabelAndExplanation]))) }),
      ]),
    ),
  );

const whole = (properties: TProperties): TSchema => Type.Object(properties, closed);
const partly = (properties: TProperties): TSchema => Type.Partial(Type.Object(properties), closed);

export const CommonFile = whole({ vocabulary: vocabularyTexts(whole), messages: textByKey });
/** Labels and messages of ours that an operator replaces. */
export const PartialCommonFile = partly({ vocabulary: vocabularyTexts(partly), messages: textByKey });

export const isOfBundle = (schema: TSchema | null): boolean => schema === BundleFile || schema === PartialBundleFile;
export const isOfCommon = (schema: TSchema | null): boolean => schema === CommonFile || schema === PartialCommonFile;

export type LanguageFile = Static<typeof LanguageFile>;
export type NotesFile = Static<typeof NotesFile>;
export type SixTexts = Static<typeof SixTexts>;
export type BundleFile = Static<typeof BundleFile>;
export type PartialBundleFile = Static<typeof PartialBundleFile>;
export type VocabularyTexts = {
  [Name in VocabularyName]: {
    label: string;
    values: Record<(typeof vocabulary)[Name][number], Static<typeof LabelAndExplanation>>;
  };
};
export type CommonFile = { vocabulary: VocabularyTexts; messages: Record<string, string> };

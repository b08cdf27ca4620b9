/**
 * Which texts the catalog and the code ask for, as files without words: every key in its place and in
 * its order, every text empty. One definition for what a language must have (`entry-coverage`,
 * `message-coverage`), in which order it has it (`canonical-form`) and what `npm run scaffold` writes.
 */
import type { ProtocolFile } from '../catalog/schema.js';
import { vocabulary } from '../catalog/vocabulary.js';
import { messageForms } from '../locales/message-keys.js';
import { type BundleFile, type CommonFile, type NotesFile, type SixTexts, textFields } from '../locales/schema.js';
import { isCanonicalTag } from './language-tag.js';
import type { Project } from './project.js';

/** CLDR's order. `Intl.PluralRules` lists the categories of a language in no order to rely on. */
const pluralOrder: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** A folder whose name is no language tag, reported by its own rule, has the general form only. */
const pluralCategoriesOf = (tag: string): string[] => {
  if (!isCanonicalTag(tag)) return ['other'];
  const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
  return pluralOrder.filter((category) => pluralCategories.includes(category));
};

const record = <T>(keys: readonly string[], value: (key: string) => T): Record<string, T> =>
  Object.fromEntries(keys.map((key) => [key, value(key)]));

const ids = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id);

const noText = () => '';
const noTexts = () => record(textFields, noText) as SixTexts;

/** Codes and variants in file order, as bundles spell them: `499`, `499~esri`. */
export const entryKeys = ({ codes }: ProtocolFile): string[] =>
  codes.flatMap(({ code, variants = [] }) => [code, ...variants.map(({ variant }) => `${code}~${variant}`)]);

const attributeSkeleton = ({ values }: ProtocolFile['attributes'][number]) =>
  values === undefined ? { label: '' } : { label: '', values: record(values, noText) };

export const bundleSkeleton = (file: ProtocolFile): BundleFile => ({
  name: '',
  description: '',
  form: '',
  phases: record(file.phases, noText),
  contexts: record(ids(file.contexts), noText),
  attributes: Object.fromEntries(file.attributes.map((attribute) => [attribute.name, attributeSkeleton(attribute)])),
  classes: record(ids(file.classes), noTexts),
  groups: record(ids(file.groups), () => ({ name: '', explanation: '' })),
  codes: record(entryKeys(file), noTexts),
});

export const notesSkeleton = ({ comparisons }: Project): NotesFile => ({
  notes: record(
    (comparisons?.comparisons ?? []).map((ids) => ids.join(',')),
    noText,
  ),
});

interface ExpectedMessage {
  parameters: readonly string[];
  isPlural: boolean;
}

/** By key as `common.json` has it, in order: a plural message once for each plural form of the language. */
export const expectedMessages = (tag: string): Map<string, ExpectedMessage> => {
  const categories = pluralCategoriesOf(tag);
  return new Map(
    Object.entries(messageForms).flatMap(([key, form]): [string, ExpectedMessage][] => {
      const message = { parameters: form.parameters, isPlural: 'plural' in form };
      return message.isPlural ? categories.map((category) => [`${key}_${category}`, message]) : [[key, message]];
    }),
  );
};

export const commonSkeleton = (tag: string): CommonFile => ({
  vocabulary: record(Object.keys(vocabulary), (name) => ({
    label: '',
    values: record(vocabulary[name as keyof typeof vocabulary], () => ({ label: '', explanation: '' })),
  })) as CommonFile['vocabulary'],
  messages: record([...expectedMessages(tag).keys()], noText),
});

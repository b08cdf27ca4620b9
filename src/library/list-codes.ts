/** A page of codes in catalog order: those that match one value of every filter that is given. */
import { type Catalog, type Code, allCodes } from '../catalog/catalog.js';
import { findCode } from '../catalog/find-code.js';
import type { ProtocolFile } from '../catalog/schema.js';
import { vocabulary } from '../catalog/vocabulary.js';
import type { Language } from '../locales/locales.js';
import { describeCode, summarizeCode } from './describe-code.js';
import type { Reader } from './reader.js';
import type { CodeList } from './representation/code.js';
import { type Selection, addTranslations, selectFields } from './select-fields.js';
import { ownTextsOfCode, sourceOfCode } from './words.js';

interface FilterRule {
  valuesOf: (code: Code, language: Language) => readonly string[];
  /** Everything that may be asked for, whether or not some code has it. */
  known: (catalog: Catalog) => readonly string[];
}

const inEachFile = (idsOf: (file: ProtocolFile) => string[]) => (catalog: Catalog) => [
  ...new Set([...catalog.protocols.values()].flatMap(({ file }) => idsOf(file))),
];

const vendorsOf = ({ fact }: Code): string[] => (fact.vendor === undefined ? [] : [fact.vendor]);

/** In the order of the API's parameters. */
const rules = {
  protocol: { valuesOf: ({ protocol }) => [protocol.id], known: ({ protocols }) => [...protocols.keys()] },
  class: {
    valuesOf: (code) => [code.class.id],
    known: inEachFile(({ classes }) => classes.map(({ id }) => id)),
  },
  group: {
    valuesOf: ({ group }) => (group === null ? [] : [group.id]),
    known: inEachFile(({ groups }) => groups.map(({ id }) => id)),
  },
  severity: { valuesOf: ({ fact }) => [fact.severity], known: () => vocabulary.severity },
  outcome: { valuesOf: ({ fact }) => [fact.outcome], known: () => vocabulary.outcome },
  retry: { valuesOf: ({ fact }) => [fact.retry.policy], known: () => vocabulary.retryPolicy },
  responsible: { valuesOf: ({ fact }) => fact.responsible, known: () => vocabulary.responsible },
  standing: { valuesOf: ({ fact }) => [fact.standing], known: () => vocabulary.standing },
  vendor: { valuesOf: vendorsOf, known: (catalog) => [...new Set(allCodes(catalog).flatMap(vendorsOf))] },
  source: { valuesOf: (code, language) => [sourceOfCode(language, code)], known: () => vocabulary.source },
} satisfies Record<string, FilterRule>;

export type Filter = keyof typeof rules;
export const filters = Object.keys(rules) as Filter[];

export const knownValues = (catalog: Catalog, filter: Filter): readonly string[] => rules[filter].known(catalog);

/** For each filter that is given, the values of which a code must have one. */
export type CodeFilters = Partial<Record<Filter, readonly string[] | undefined>>;

export interface CodeQuery extends CodeFilters, Selection {
  /** Spellings to be found in any protocol; a variant stands for its code, a number for its range. */
  code?: readonly string[];
  /** Members chosen by `fields` are of the full view. */
  view: 'summary' | 'full';
  limit: number;
  offset: number;
}

/** Whether a code, as it reads in the language, has a wanted value of every filter that is given. */
export const createFilter = (language: Language, wanted: CodeFilters): ((code: Code) => boolean) => {
  const given = filters.flatMap((filter) => {
    const values = wanted[filter];
    const { valuesOf }: FilterRule = rules[filter];
    return values === undefined ? [] : { values, valuesOf };
  });
  return (code) =>
    given.every(({ values, valuesOf }) => valuesOf(code, language).some((value) => values.includes(value)));
};

const codesSpelled = (catalog: Catalog, spellings: readonly string[]): Set<string> => {
  const found = [...catalog.protocols.values()].flatMap((protocol) =>
    spellings.map((spelling) => findCode(protocol, spelling)),
  );
  return new Set(
    found.flatMap((each) => (each.ok ? [`${each.code.protocol.id}:${(each.code.range ?? each.code).code}`] : [])),
  );
};

const describeItem = (reader: Reader, code: Code, query: CodeQuery): CodeList['items'][number] => {
  const item =
    query.view === 'full' || query.fields !== undefined
      ? selectFields(describeCode(reader, code), query)
      : summarizeCode(reader, code);
  return addTranslations(reader, item, query, (language) => ownTextsOfCode(language, code));
};

export const listCodes = (catalog: Catalog, reader: Reader, query: CodeQuery): CodeList => {
  const spelled = query.code && codesSpelled(catalog, query.code);
  const passes = createFilter(reader.language, query);
  const found = allCodes(catalog).filter((code) => (spelled === undefined || spelled.has(code.id)) && passes(code));
  const page = found.slice(query.offset, query.offset + query.limit);
  return {
    language: reader.language.tag,
    items: page.map((code) => describeItem(reader, code, query)),
    total: found.length,
    limit: query.limit,
    offset: query.offset,
  };
};

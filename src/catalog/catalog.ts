/**
 * The facts, indexed: protocols in the order of their ids, codes in the order of their file, every
 * spelling of a code, and both sides of each relation and equivalence, which the files state once.
 * `createCatalog` expects files that passed the integrity checks and throws on a dangling id.
 */
import { type Classification, createClassification } from './classification.js';
import { isInRange, spellCodeNumber, toCodeNumber } from './code-number.js';
import type { ComparisonsFile } from './comparisons-schema.js';
import type { ClassFact, CodeFact, ProtocolFile, ReferenceFact, VariantFact } from './schema.js';
import { type Value, inverseRelation } from './vocabulary.js';

export type Group = ProtocolFile['groups'][number];

interface Related {
  code: Code;
  relation: Value<'relation'>;
}

interface Equivalent {
  code: Code;
  /** The one number of this code's range that it is equivalent to; null for the code as a whole. */
  number: bigint | null;
  fidelity: Value<'fidelity'>;
  direction: Value<'direction'>;
  reference?: ReferenceFact | undefined;
}

/**
 * A code; or one variant of a code, which `variant` names and whose own facts stand in `fact`; or one
 * number of a `range`, which has the facts and texts of the range's entry.
 */
export interface Code {
  id: string;
  protocol: Protocol;
  /** The code's spelling, the same for a code and its variants. */
  code: string;
  variant: string | null;
  range: Code | null;
  /** What follows the protocol in its id and its URL: `499`, `499~esri`. Texts stand under it in the bundle. */
  key: string;
  fact: CodeFact;
  /** Who states the fact. */
  source: Value<'source'>;
  class: ClassFact;
  group: Group | null;
  variants: Code[];
  related: Related[];
  equivalents: Equivalent[];
}

export interface Protocol {
  id: string;
  source: Value<'source'>;
  file: ProtocolFile;
  classification: Classification;
  /** In file order, without variants. */
  codes: Code[];
  /** Codes and variants by lower-case spelling: canonical code, symbol, aliases. */
  bySpelling: Map<string, Code>;
  /** Codes by number, in protocols that have numbers. */
  byNumber: Map<bigint, Code>;
  ranges: Code[];
}

export interface Catalog {
  protocols: Map<string, Protocol>;
  /** Comparisons that people search for, each in canonical order. */
  comparisons: Code[][];
}

/**
 * A variant is a code of its own. How it travels and stands it shares with its code unless it says
 * otherwise; what belongs to one meaning (phrase, vendor, contexts, links …) it never shares.
 */
const createVariant = (code: Code, { variant, ...own }: VariantFact): Code => {
  const { symbol, standing, sentBy, connection, attributes } = code.fact;
  const shared = { ...(symbol && { symbol }), standing, sentBy, connection, ...(attributes && { attributes }) };
  const key = `${code.code}~${variant}`;
  return {
    ...code,
    id: `${code.protocol.id}:${key}`,
    variant,
    key,
    fact: { code: code.code, ...shared, ...own },
    variants: [],
    related: [],
    equivalents: [],
  };
};

const createCode = (protocol: Protocol, fact: CodeFact, source: Value<'source'>): Code => {
  /** All numbers of a range belong to the class and group of the first. */
  const spelling = fact.range?.first ?? fact.code;
  const codeClass = protocol.classification.classOf(spelling);
  if (codeClass === undefined) throw new Error(`${protocol.id}:${fact.code} belongs to no class`);
  const code: Code = {
    id: `${protocol.id}:${fact.code}`,
    protocol,
    code: fact.code,
    variant: null,
    range: null,
    key: fact.code,
    fact,
    source,
    class: codeClass,
    group: protocol.classification.groupOf(spelling),
    variants: [],
    related: [],
    equivalents: [],
  };
  code.variants = (fact.variants ?? []).map((variant) => createVariant(code, variant));
  return code;
};

const addSpellings = (protocol: Protocol, code: Code): void => {
  const { symbol, aliases = [], range } = code.fact;
  for (const spelling of [code.code, symbol, ...aliases]) {
    if (spelling !== undefined) protocol.bySpelling.set(spelling.toLowerCase(), code);
  }
  for (const variant of code.variants) {
    protocol.bySpelling.set(variant.key.toLowerCase(), variant);
    const own = variant.fact.symbol;
    if (own !== undefined && own !== symbol) protocol.bySpelling.set(own.toLowerCase(), variant);
  }
  const number = toCodeNumber(code.code, protocol.file.form.notation);
  if (number !== undefined) protocol.byNumber.set(number, code);
  if (range !== undefined) protocol.ranges.push(code);
};

/** Whether an operator states the facts of a protocol, or of one code of it. */
export type IsLocal = (protocol: string, code?: string) => boolean;

const createProtocol = (file: ProtocolFile, isLocal: IsLocal): Protocol => {
  const sourceOf = (code?: string) => (isLocal(file.protocol, code) ? 'local' : 'builtin');
  const protocol: Protocol = {
    id: file.protocol,
    source: sourceOf(),
    file,
    classification: createClassification(file),
    codes: [],
    bySpelling: new Map(),
    byNumber: new Map(),
    ranges: [],
  };
  protocol.codes = file.codes.map((fact) => createCode(protocol, fact, sourceOf(fact.code)));
  for (const code of protocol.codes) addSpellings(protocol, code);
  return protocol;
};

const oppositeDirection = { both: 'both', to: 'from', from: 'to' } as const;

/** One number of a range. If it carries a code, it is equivalent to that one and calls for the same behaviour. */
export const numberInRange = (range: Code, number: bigint): Code => {
  const key = spellCodeNumber(number, range.protocol.file.form.notation);
  const equivalents = range.equivalents.filter((equivalent) => equivalent.number === number);
  const { severity, outcome, retry, responsible } = equivalents[0]?.code.fact ?? range.fact;
  const fact = { ...range.fact, severity, outcome, retry, responsible };
  return { ...range, id: `${range.protocol.id}:${key}`, code: key, key, range, fact, equivalents };
};

/** Numbers that carry a code of another protocol are that code: QUIC 0x128 is TLS alert 40. */
const linkCarried = (catalog: Catalog, range: Code): void => {
  const carries = range.fact.range?.carries;
  const carried = carries === undefined ? undefined : catalog.protocols.get(carries.protocol);
  if (carries === undefined || carried === undefined) return;
  const { reference } = carries;
  for (const [value, code] of carried.byNumber) {
    const number = value + BigInt(carries.offset);
    if (!isInRange(number, range.fact.range!)) continue;
    const equivalence = { fidelity: 'exact', direction: 'both', reference } as const;
    range.equivalents.push({ code, number, ...equivalence });
    code.equivalents.push({ code: numberInRange(range, number), number: null, ...equivalence });
  }
};

const linkCodes = (catalog: Catalog): void => {
  for (const code of allCodes(catalog)) {
    for (const { id, relation } of code.fact.related ?? []) {
      const other = getCode(catalog, id);
      code.related.push({ code: other, relation });
      other.related.push({ code, relation: inverseRelation[relation] });
    }
    for (const { id, ...equivalence } of code.fact.equivalents ?? []) {
      const other = getCode(catalog, id);
      code.equivalents.push({ code: other, number: null, ...equivalence });
      other.equivalents.push({
        code,
        number: null,
        ...equivalence,
        direction: oppositeDirection[equivalence.direction],
      });
    }
    linkCarried(catalog, code);
  }
};

export const createCatalog = (
  files: readonly ProtocolFile[],
  comparisons: ComparisonsFile['comparisons'] = [],
  isLocal: IsLocal = () => false,
): Catalog => {
  const protocols = files
    .toSorted((a, b) => (a.protocol < b.protocol ? -1 : 1))
    .map((file): [string, Protocol] => [file.protocol, createProtocol(file, isLocal)]);
  const catalog: Catalog = { protocols: new Map(protocols), comparisons: [] };
  linkCodes(catalog);
  catalog.comparisons = comparisons.map((ids) => ids.map((id) => getCode(catalog, id)));
  return catalog;
};

/** Whether a registry or specification lists it: vendors and folklore are in none, and a range is no listed code. */
export const isRegistered = ({ standing, range }: CodeFact): boolean =>
  standing !== 'vendor' && standing !== 'folklore' && range === undefined;

/** Every code in catalog order, without variants. */
export const allCodes = (catalog: Catalog): Code[] => [...catalog.protocols.values()].flatMap(({ codes }) => codes);

/** `smtp:455` → its two halves, split at the first colon; undefined where there is none, or a half is empty. */
export const splitId = (id: string): { protocol: string; code: string } | undefined => {
  const colon = id.indexOf(':');
  return colon < 1 || colon === id.length - 1 ? undefined : { protocol: id.slice(0, colon), code: id.slice(colon + 1) };
};

const getCode = (catalog: Catalog, id: string): Code => {
  const { protocol, code } = splitId(id) ?? { protocol: '', code: '' };
  const found = catalog.protocols.get(protocol)?.bySpelling.get(code.toLowerCase());
  if (found === undefined) throw new Error(`no code has the id ${id}`);
  return found;
};

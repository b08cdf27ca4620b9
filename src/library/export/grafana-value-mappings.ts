/**
 * Value mappings for a Grafana panel, `fieldConfig.defaults.mappings` in its JSON: type `ValueMapping` of
 * `@grafana/data` (packages/grafana-data/src/types/valueMapping.ts). The first that fits wins, so single
 * values stand before ranges and classes last. A regular expression is tried on text only and replaces
 * what it matches, hence `$&`, the value itself; ranges are compared as numbers and cannot keep it.
 * `index` is the order in Grafana's editor: its objects cannot keep the order of integer-like keys.
 */
import type { Code, Protocol } from '../../catalog/catalog.js';
import type { Value } from '../../catalog/vocabulary.js';
import type { Reader } from '../reader.js';
import type { ValueMapping } from '../representation/export.js';
import { textsOfClass, textsOfCode } from '../words.js';
import { spelledCodes } from './spelled-codes.js';

/** Names of Grafana's own palette, which follow the theme of the dashboard. */
const colors: Record<Value<'severity'>, string> = { success: 'green', info: 'blue', warning: 'orange', error: 'red' };

type MappingOf<Type extends ValueMapping['type']> = Extract<ValueMapping, { type: Type }>;

const showCode = ({ language }: Reader, code: Code) => ({
  text: `${code.code} ${textsOfCode(language, code).name}`,
  color: colors[code.fact.severity],
});

const mapValues = (reader: Reader, protocol: Protocol): MappingOf<'value'> => ({
  type: 'value',
  options: Object.fromEntries(
    [...spelledCodes(protocol)].map(([spelling, code], index) => [spelling, { ...showCode(reader, code), index }]),
  ),
});

/** The ends of a range that Grafana can compare: without gaps, and small enough for a double. */
const endsOf = ({ fact: { range } }: Code): { from: number; to: number } | undefined => {
  const ends = { from: Number(range?.first), to: Number(range?.last) };
  return range?.step === undefined && Number.isSafeInteger(ends.to) ? ends : undefined;
};

const mapRanges = (reader: Reader, { ranges }: Protocol, firstIndex: number): MappingOf<'range'>[] =>
  ranges
    .flatMap((range) => {
      const ends = endsOf(range);
      return ends === undefined ? [] : [{ range, ends }];
    })
    .map(({ range, ends }, at) => ({
      type: 'range',
      options: { ...ends, result: { ...showCode(reader, range), index: firstIndex + at } },
    }));

const mapClasses = ({ language }: Reader, protocol: Protocol, firstIndex: number): MappingOf<'regex'>[] =>
  protocol.file.classes.map(({ id, pattern, severity }, at) => ({
    type: 'regex',
    options: {
      pattern,
      result: {
        text: `$& ${textsOfClass(language, protocol, id).name.replaceAll('$', '$$$$')}`,
        color: colors[severity],
        index: firstIndex + at,
      },
    },
  }));

const mapProtocol = (reader: Reader, protocol: Protocol): ValueMapping[] => {
  const values = mapValues(reader, protocol);
  const count = Object.keys(values.options).length;
  const ranges = mapRanges(reader, protocol, count);
  return [values, ...ranges, ...mapClasses(reader, protocol, count + ranges.length)];
};

export const writeValueMappings = (reader: Reader, protocols: readonly Protocol[]): ValueMapping[] =>
  protocols.flatMap((protocol) => mapProtocol(reader, protocol));

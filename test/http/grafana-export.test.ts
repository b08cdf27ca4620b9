import type { ValueMapping as GrafanaValueMapping } from '@grafana/schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';

import type { ValueMapping as OurValueMapping } from '../../src/library/representation/export.js';
import { type Tag, buildApp, buildRealApp } from '../helpers/app.js';
import { alphaInEnglish, betaInEnglish } from '../helpers/tiny-words-en.js';

const { get } = await buildApp();
const real = await buildRealApp();
const protocols = [...real.app.dataset.catalog.protocols.keys()];
const tags: readonly Tag[] = ['en', 'vi'];

interface Result {
  text?: string;
  color?: string;
  index?: number;
}

/** Enums of Grafana's package as the strings that they are in JSON. */
type Plain<T> = T extends string ? `${T}` : T extends object ? { [Key in keyof T]: Plain<T[Key]> } : T;

/** The compiler holds our type to the one in Grafana's own package; the schema below holds the answers to it. */
type ValueMapping = Exclude<Plain<GrafanaValueMapping>, { type: 'special' }>;
const isGrafanas: OurValueMapping extends Plain<GrafanaValueMapping> ? true : false = true;

/**
 * Written by hand after Grafana's type `ValueMapping` of `@grafana/schema`, which has no JSON schema; stricter in that it takes no unknown member and only colors of the named palette.
 */
const result = {
  type: 'object',
  properties: {
    text: { type: 'string' },
    color: { enum: ['green', 'blue', 'yellow', 'orange', 'red', 'purple'] },
    icon: { type: 'string' },
    index: { type: 'integer' },
  },
  additionalProperties: false,
};
const closedObject = (properties: Record<string, object>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const end = { type: ['number', 'null'] };
const isValueMappings = new Ajv2020().compile({
  type: 'array',
  items: {
    anyOf: [
      closedObject({ type: { const: 'value' }, options: { type: 'object', additionalProperties: result } }),
      closedObject({ type: { const: 'range' }, options: closedObject({ from: end, to: end, result }) }),
      closedObject({ type: { const: 'regex' }, options: closedObject({ pattern: { type: 'string' }, result }) }),
    ],
  },
});

const resultsOf = (mappings: ValueMapping[]): Result[] =>
  mappings.flatMap((mapping) => (mapping.type === 'value' ? Object.values(mapping.options) : [mapping.options.result]));

/** What a panel shows for a value: the first mapping that fits, as Grafana documents its types. */
const show = (mappings: ValueMapping[], value: string | number): Result | undefined => {
  for (const { type, options } of mappings) {
    if (type === 'value' && Object.hasOwn(options, value)) return options[String(value)];
    if (type === 'range') {
      const number = Number.parseFloat(String(value));
      if (number >= (options.from ?? -Infinity) && number <= (options.to ?? Infinity)) return options.result;
    }
    if (type === 'regex' && typeof value === 'string') {
      const pattern = new RegExp(`^${options.pattern}$`);
      const { text = '', color } = options.result;
      if (pattern.test(value)) return { text: value.replace(pattern, text), color: color! };
    }
  }
  return undefined;
};

const mappingsOf = async (protocol: string, tag: Tag = 'en'): Promise<ValueMapping[]> =>
  (await real.get(`/v1/exports/grafana-value-mappings?protocol=${protocol}&lang=${tag}`)).json();

describe('GET /v1/exports/grafana-value-mappings', () => {
  it('has the type that Grafana defines', () => {
    expect(isGrafanas).toBe(true);
  });

  it('maps codes, then ranges, then classes', async () => {
    const { codes, classes } = alphaInEnglish;
    expect((await get('/v1/exports/grafana-value-mappings?protocol=alpha')).json()).toEqual([
      {
        type: 'value',
        options: {
          '200': { text: `200 ${codes['200']!.name}`, color: 'green', index: 0 },
          '400': { text: `400 ${codes['400']!.name}`, color: 'orange', index: 1 },
          '404': { text: `404 ${codes['404']!.name}`, color: 'red', index: 2 },
        },
      },
      {
        type: 'range',
        options: {
          from: 480,
          to: 499,
          result: { text: `480-499 ${codes['480-499']!.name}`, color: 'orange', index: 3 },
        },
      },
      {
        type: 'regex',
        options: {
          pattern: '^2[0-9]{2}$',
          result: { text: `$& ${classes['2xx']!.name}`, color: 'green', index: 4 },
        },
      },
      {
        type: 'regex',
        options: {
          pattern: '^4[0-9]{2}$',
          result: { text: `$& ${classes['4xx']!.name}`, color: 'orange', index: 5 },
        },
      },
    ]);
  });

  it('knows hexadecimal codes as numbers and by their symbols, in the order of the catalog', async () => {
    const [values] = (await get('/v1/exports/grafana-value-mappings?protocol=beta')).json();
    const calm = { text: `0x0 ${betaInEnglish.codes['0x0']!.name}`, color: 'green' };
    const storm = { text: `0xb ${betaInEnglish.codes['0xb']!.name}`, color: 'red' };
    expect(values.options).toEqual({
      '0x0': { ...calm, index: 0 },
      '0': { ...calm, index: 1 },
      ALL_CALM: { ...calm, index: 2 },
      quiet: { ...calm, index: 3 },
      '0xb': { ...storm, index: 4 },
      '11': { ...storm, index: 5 },
      STORM: { ...storm, index: 6 },
      Storm: { ...storm, index: 7 },
    });
  });

  const files = protocols.flatMap((id) => tags.map((tag) => ({ id, tag })));

  it.each(files)('is valid for Grafana: $id, $tag', async ({ id, tag }) => {
    const mappings = await mappingsOf(id, tag);
    expect([isValueMappings(mappings), isValueMappings.errors]).toEqual([true, null]);
    const results = resultsOf(mappings);
    expect(results.map(({ index }) => index!).toSorted((a, b) => a - b)).toEqual([...results.keys()]);
    expect(results.filter(({ text, color }) => text === undefined || color === undefined)).toEqual([]);
  });

  it('would notice what is not valid', () => {
    expect(isValueMappings([{}])).toBe(false);
    expect(isValueMappings([{ type: 'range', options: { from: '1', to: 2, result: {} } }])).toBe(false);
  });

  it.each<[protocol: string, value: string | number, start: string, color: string]>([
    ['smtp', '550', '550 ', 'red'],
    ['smtp', 550, '550 ', 'red'],
    ['smtp', '457', '457 ', 'orange'],
    ['smtp-enhanced', '5.1.1', '5.1.1 ', 'red'],
    ['smtp-enhanced', '4.9.9', '4.9.9 ', 'orange'],
    ['grpc', 'UNAVAILABLE', '14 ', 'orange'],
    ['grpc', 'Unavailable', '14 ', 'orange'],
    ['grpc', 'DeadlineExceeded', '4 ', 'orange'],
    ['websocket', 4321, '4000-4999 ', 'orange'],
    ['websocket', '4321', '4000-4999 ', 'orange'],
    ['websocket', 3000, '3000 ', 'red'],
    ['http2', '0xb', '0xb ', 'orange'],
    ['http2', 11, '0xb ', 'orange'],
    ['quic', 0x128, '0x100-0x1ff ', 'red'],
    ['quic', '0x128', '0x128 ', 'red'],
    ['http3', '0x21', '0x21 ', 'blue'],
    ['dns', 'NXDOMAIN', '3 ', 'orange'],
  ])('shows %s %j as “%s…” in %s', async (protocol, value, start, color) => {
    const { text = '', ...shown } = show(await mappingsOf(protocol), value)!;
    expect([text.slice(0, start.length), shown.color]).toEqual([start, color]);
  });

  it.each<[protocol: string, value: string | number]>([
    ['smtp', 'nonsense'],
    ['smtp', '999'],
    // Grafana tries regular expressions on text only.
    ['smtp', 457],
  ])('leaves %s %j as it is', async (protocol, value) => {
    expect(show(await mappingsOf(protocol), value)).toBeUndefined();
  });
});

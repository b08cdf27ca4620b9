/**
 * Does every file satisfy its schema (`src/catalog/schema.ts`, `src/locales/schema.ts`)? Says in plain
 * words what TypeBox found, and names items of a list by their code, id or name, not by their index.
 */
import { Settings } from 'typebox/system';
import { Value } from 'typebox/value';

import type { Check, Problem } from './check.js';
import type { SourceFile } from './project.js';

type SchemaError = ReturnType<typeof Value.Errors>[number];

/** Above any number of mistakes worth listing; TypeBox stops at eight. */
Settings.Set({ maxErrors: 1000 });

const identify = (item: unknown, index: string): string => {
  const { code, id, variant, name } = Object(item) as Record<string, unknown>;
  const identity = code ?? id ?? variant ?? name;
  return typeof identity === 'string' && identity !== '' ? `.${identity}` : `[${index}]`;
};

/** `/codes/17/retry` → `codes.455.retry` */
const placeOf = (json: unknown, pointer: string): string => {
  let value = json;
  let place = '';
  for (const step of pointer
    .split('/')
    .slice(1)
    .map((each) => each.replaceAll('~1', '/').replaceAll('~0', '~'))) {
    const member = (value as Record<string, unknown> | undefined)?.[step];
    place += Array.isArray(value) ? identify(member, step) : `.${step}`;
    value = member;
  }
  return place.slice(place.startsWith('.') ? 1 : 0);
};

const list = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join(', ');

const describe = ({ keyword, params, message }: SchemaError): Pick<Problem, 'message' | 'fix'> | undefined => {
  const details = params as Record<string, never>;
  switch (keyword) {
    case 'boolean':
      return undefined; // said once more, for each member, by `additionalProperties`
    case 'additionalProperties':
      return {
        message: `unknown member ${list(details['additionalProperties']!)}`,
        fix: 'remove it, or mend its name',
      };
    case 'required':
      return { message: `lacks ${list(details['requiredProperties']!)}`, fix: 'add what is missing' };
    case 'enum':
      return { message: 'is not one of the allowed values', fix: `use one of ${list(details['allowedValues']!)}` };
    case 'const':
      return { message: 'has another value than allowed', fix: `use ${list([details['allowedValue']])}` };
    case 'minLength':
      return { message: 'is empty', fix: 'write the text' };
    case 'minItems':
      return { message: 'is an empty list', fix: 'fill the list, or leave the member out where it is optional' };
    case 'type':
      return { message: `is not of type ${details['type']}`, fix: 'mend the value' };
    default:
      return { message, fix: 'mend the value' };
  }
};

const problemsOf = ({ path, json, schema, isValid }: SourceFile): Problem[] => {
  if (schema === null || json === undefined || isValid) return [];
  return Value.Errors(schema, json).flatMap((error) => {
    const described = describe(error);
    const place = placeOf(json, error.instancePath) || 'the file';
    return described === undefined ? [] : [{ file: path, ...described, message: `${place}: ${described.message}` }];
  });
};

export const schema: Check = {
  name: 'schema',
  description: 'Every file has the members and values that its schema allows',
  level: 'integrity',
  find: ({ files }) => [...files.values()].flatMap(problemsOf),
};

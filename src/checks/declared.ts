/**
 * Does every code use only what its protocol declares: contexts, attributes and, where the list of an
 * attribute's values is closed, their values? Their names in each language hang on the declaration.
 */
import type { CodeFact, ProtocolFile } from '../catalog/schema.js';
import type { Check, Problem } from './check.js';
import { catalogPath } from './project.js';
import { repeated } from './repeated.js';

type Finding = Omit<Problem, 'file'>;

const undeclaredPhases = ({ phases, contexts }: ProtocolFile): Finding[] =>
  contexts
    .filter(({ phase }) => !phases.includes(phase))
    .map(({ id, phase }) => ({
      message: `contexts.${id}: phase "${phase}" is not declared`,
      fix: 'add it to "phases", or use one of those',
    }));

const declaredTwice = ({ contexts, attributes, classes, groups }: ProtocolFile): Finding[] => {
  const names = {
    contexts: contexts.map(({ id }) => id),
    attributes: attributes.map(({ name }) => name),
    classes: classes.map(({ id }) => id),
    groups: groups.map(({ id }) => id),
  };
  return Object.entries(names).flatMap(([list, declared]) =>
    repeated(declared).map((name) => ({ message: `${list}.${name}: is declared twice`, fix: 'keep one of the two' })),
  );
};

const contextsOf = ({ code, contexts = [], variants = [] }: CodeFact): { place: string; context: string }[] => [
  ...contexts.map((context) => ({ place: `codes.${code}`, context })),
  ...variants.flatMap((variant) =>
    (variant.contexts ?? []).map((context) => ({ place: `codes.${code}~${variant.variant}`, context })),
  ),
];

const undeclaredContexts = ({ contexts, codes }: ProtocolFile): Finding[] => {
  const declared = new Set(contexts.map(({ id }) => id));
  return codes
    .flatMap(contextsOf)
    .filter(({ context }) => !declared.has(context))
    .map(({ place, context }) => ({
      message: `${place}.contexts: "${context}" is not declared`,
      fix: 'add it to the "contexts" of the protocol, or use one of those',
    }));
};

const undeclaredAttributes = ({ attributes, codes }: ProtocolFile): Finding[] => {
  const declared = new Map(attributes.map(({ name, values }) => [name, values]));
  return codes.flatMap(({ code, attributes: used = [] }) =>
    used.flatMap(({ name, value }) => {
      const place = `codes.${code}.attributes`;
      if (!declared.has(name)) {
        return [{ message: `${place}: "${name}" is not declared`, fix: 'add it to the "attributes" of the protocol' }];
      }
      const values = declared.get(name);
      if (values === undefined || values.includes(value)) return [];
      return [{ message: `${place}: "${value}" is no value of "${name}"`, fix: `use one of ${values.join(', ')}` }];
    }),
  );
};

const rules = [declaredTwice, undeclaredPhases, undeclaredContexts, undeclaredAttributes];

export const declared: Check = {
  name: 'declared',
  description: 'Phases, contexts and attributes that are used are declared, once',
  level: 'integrity',
  find: ({ protocols }) =>
    [...protocols].flatMap(([id, file]) =>
      rules.flatMap((rule) => rule(file)).map((finding) => ({ file: catalogPath(id), ...finding })),
    ),
};

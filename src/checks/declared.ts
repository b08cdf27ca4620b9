/**
 * Does every code and variant use only what its protocol declares: contexts, attributes and, where the list of an
 * attribute's values is closed, their values? Their names in each language hang on the declaration.
 */
import type { CodeFact, ProtocolFile, VariantFact } from '../catalog/schema.js';
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

/** Codes and variants, each with its place. */
const entriesOf = ({ codes }: ProtocolFile): { place: string; fact: CodeFact | VariantFact }[] =>
  codes.flatMap((code) => [
    { place: `codes.${code.code}`, fact: code },
    ...(code.variants ?? []).map((fact) => ({ place: `codes.${code.code}~${fact.variant}`, fact })),
  ]);

const undeclaredContexts = (file: ProtocolFile): Finding[] => {
  const declared = new Set(file.contexts.map(({ id }) => id));
  return entriesOf(file).flatMap(({ place, fact }) =>
    (fact.contexts ?? [])
      .filter((context) => !declared.has(context))
      .map((context) => ({
        message: `${place}.contexts: "${context}" is not declared`,
        fix: 'add it to the "contexts" of the protocol, or use one of those',
      })),
  );
};

const undeclaredAttributes = (file: ProtocolFile): Finding[] => {
  const declared = new Map(file.attributes.map(({ name, values }) => [name, values]));
  return entriesOf(file).flatMap(({ place, fact }) =>
    (fact.attributes ?? []).flatMap(({ name, value }) => {
      const message = `${place}.attributes:`;
      if (!declared.has(name)) {
        return [{ message: `${message} "${name}" is not declared`, fix: 'add it to the "attributes" of the protocol' }];
      }
      const values = declared.get(name);
      if (values === undefined || values.includes(value)) return [];
      return [{ message: `${message} "${value}" is no value of "${name}"`, fix: `use one of ${values.join(', ')}` }];
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

/**
 * Has every complete language exactly the messages that the code asks for (`src/locales/message-keys.ts`),
 * in its own plural forms, each with exactly the placeholders that get a value? A plural form may also
 * use `{{count}}`. A draft may lack messages.
 */
import { expectedMessages } from './bundle-skeleton.js';
import type { Check, Problem } from './check.js';
import { type ProjectLanguage, localePath } from './project.js';

type Messages = Record<string, string>;

const placeholdersOf = (message: string): string[] =>
  [...message.matchAll(/\{\{(.*?)\}\}/g)].map(([, name = '']) => name);

const compareKeys = (messages: Messages, tag: string, isComplete: boolean): Omit<Problem, 'file'>[] => {
  const expected = expectedMessages(tag);
  const missing = isComplete ? [...expected.keys()].filter((key) => !Object.hasOwn(messages, key)) : [];
  const surplus = Object.keys(messages).filter((key) => !expected.has(key));
  const scaffold = `npm run scaffold -- language ${tag}, then translate`;
  return [
    ...missing.map((key) => ({ message: `messages.${key}: missing message`, fix: scaffold })),
    ...surplus.map((key) => ({
      message: `messages.${key}: nothing asks for this message in "${tag}"`,
      fix: 'remove it, or mend its key or plural form',
    })),
  ];
};

const comparePlaceholders = (messages: Messages, tag: string): Omit<Problem, 'file'>[] =>
  [...expectedMessages(tag)].flatMap(([key, { parameters, isPlural }]) => {
    const message = messages[key];
    if (message === undefined) return [];
    const used = placeholdersOf(message);
    const missing = parameters.filter((name) => !used.includes(name));
    const unknown = used.filter((name) => !parameters.includes(name) && !(isPlural && name === 'count'));
    return [
      ...missing.map((name) => ({ message: `messages.${key}: lacks {{${name}}}`, fix: 'say where its value stands' })),
      ...unknown.map((name) => ({
        message: `messages.${key}: {{${name}}} gets no value`,
        fix: parameters.length === 0 ? 'write the message without it' : `use ${parameters.join(', ')}`,
      })),
    ];
  });

const compareLanguage = ({ tag, language, common }: ProjectLanguage): Problem[] => {
  if (common === null) return [];
  const isComplete = language?.status === 'complete';
  return [...compareKeys(common.messages, tag, isComplete), ...comparePlaceholders(common.messages, tag)].map(
    (finding) => ({ file: localePath(tag, 'common.json'), ...finding }),
  );
};

export const messageCoverage: Check = {
  name: 'message-coverage',
  description: 'Every language has the messages that the code asks for, with their placeholders',
  level: 'integrity',
  find: ({ languages }) => [...languages.values()].flatMap(compareLanguage),
};

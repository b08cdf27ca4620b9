/**
 * Is every data file JSON? A file that is not is missing from everything else, so all other rules are
 * silent about it. The place comes from V8's message, which gives an offset for most mistakes.
 */
import type { Check } from './check.js';
import type { SourceFile } from './project.js';

const describeOffset = (text: string, offset: number): string => {
  const lines = text.slice(0, offset).split('\n');
  return `line ${lines.length}, column ${lines.at(-1)!.length + 1}`;
};

const describeError = (text: string): string => {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    const [, what, offset = text.length] = /^(.*?)(?: in JSON)?(?: at position (\d+).*)?$/s.exec(
      (error as Error).message,
    )!;
    return `${describeOffset(text, Number(offset))}: ${what}`;
  }
};

const isBroken = ({ path, json }: SourceFile): boolean => path.endsWith('.json') && json === undefined;

export const jsonSyntax: Check = {
  name: 'json-syntax',
  description: 'Every .json file is JSON',
  level: 'integrity',
  find: ({ files }) =>
    [...files.values()].filter(isBroken).map(({ path, text }) => ({
      file: path,
      message: describeError(text),
      fix: 'mend the JSON at or just before that place',
    })),
};

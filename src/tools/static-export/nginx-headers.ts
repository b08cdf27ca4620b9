/**
 * The headers of data answers, as nginx repeats them: those that all answers share are written out,
 * and of the others the exceptions are listed in a map by language and file.
 */
import type { StaticAnswer } from './static-answer.js';
import { variable, writeMap } from './nginx-syntax.js';

/** What nginx computes unless an answer has something else. */
const rules: Record<string, { expression: string; of: (answer: StaticAnswer, isChosen: boolean) => string }> = {
  'content-language': { expression: variable('language'), of: ({ language }) => language },
  vary: {
    expression: variable('vary'),
    of: (_, isChosen) => (isChosen ? 'Accept-Encoding' : 'Accept-Encoding, Accept-Language'),
  },
};

/** Where a language was chosen, both tags; where it was negotiated, nothing and the language. */
const keyOf = ({ language, file }: StaticAnswer, isChosen: boolean): string =>
  `${isChosen ? language : ''} ${language} ${file}`;

const key = `${variable('chosen')} ${variable('language')} ${variable('file')}`;

const mostCommon = (values: readonly string[]): string => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
};

export interface NginxHeaders {
  maps: string;
  /** By name: the value, or the variable that has it. Empty values are not sent. */
  values: Record<string, string>;
}

export const createHeaders = (answers: readonly StaticAnswer[]): NginxHeaders => {
  const sent = answers.flatMap((answer) => [
    { answer, isChosen: false, headers: answer.negotiated },
    { answer, isChosen: true, headers: answer.chosen },
  ]);
  const names = [...new Set(sent.flatMap(({ headers }) => Object.keys(headers)))];
  const maps: string[] = [];
  const values: Record<string, string> = {};
  for (const name of names) {
    const usual = rules[name]?.expression ?? mostCommon(sent.map(({ headers }) => headers[name] ?? ''));
    const exceptions = sent
      .filter(({ answer, isChosen, headers }) => (headers[name] ?? '') !== (rules[name]?.of(answer, isChosen) ?? usual))
      .map(({ answer, isChosen, headers }) => [keyOf(answer, isChosen), headers[name] ?? ''] as const);
    const mapName = `header_${name.replaceAll('-', '_')}`;
    if (exceptions.length > 0) maps.push(writeMap(key, mapName, [['default', usual], ...exceptions]));
    values[name] = exceptions.length > 0 ? variable(mapName) : usual;
  }
  return { maps: maps.join('\n'), values };
};

/**
 * A dictionary file for Logstash's translate filter
 * (https://www.elastic.co/docs/reference/logstash/plugins/plugins-filters-translate): YAML, keys compared as
 * strings, hence in quotes, and exactly, hence every spelling and no ranges. Of the two forms of values
 * that the plugin documents, text and object, this is the object: the event gets `[severity]` and
 * `[retry]` to be routed by beside a name to be read. It is for `exact => true`, the default.
 * Everything is double-quoted: no YAML version reads `550`, `0xb` or `NO` there as anything but text.
 */
import { stringify } from 'yaml';

import type { Code, Protocol } from '../../catalog/catalog.js';
import type { Reader } from '../reader.js';
import { textsOfCode } from '../words.js';
import { spelledCodes } from './spelled-codes.js';

const describeEntry = ({ language }: Reader, code: Code) => {
  const { name, summary } = textsOfCode(language, code);
  const { severity, outcome, retry, responsible } = code.fact;
  return { id: code.id, name, summary, severity, outcome, retry: retry.policy, responsible };
};

export const writeTranslateDictionary = (reader: Reader, protocols: readonly Protocol[]): string => {
  const entries = protocols
    .flatMap((protocol) => [...spelledCodes(protocol)])
    .map(([spelling, code]): [string, ReturnType<typeof describeEntry>] => [spelling, describeEntry(reader, code)]);
  return stringify(new Map(entries), {
    defaultKeyType: 'QUOTE_DOUBLE',
    defaultStringType: 'QUOTE_DOUBLE',
    aliasDuplicateObjects: false,
    lineWidth: 0,
  });
};

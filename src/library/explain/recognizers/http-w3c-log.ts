/**
 * W3C extended log files (IIS, CloudFront), in which `#Fields:` names the columns: the status stands in
 * `sc-status`. IIS writes its FTP log in the same form; there the command or the port tells. Without
 * that line the default columns of IIS are known by their end: status, substatus, Windows status, time.
 */
import { pattern } from '../pattern.js';
import { type Recognizer, type Sighting, seeEach } from '../recognizer.js';
import type { SourceText } from '../source-text.js';

const fieldsLine = /^#Fields:\s/i;
/** Longer lines are not read: their columns could be anything. */
const longestLine = 4000;

const protocolOfRow = (cells: ReadonlyMap<string, string>): string => {
  const command = cells.get('cs-method') ?? '';
  const isHttp =
    /^(?:GET|POST|PUT|HEAD|DELETE|PATCH|OPTIONS|[A-Z]+_DATA|DEBUG|TRACE)$/.test(command) || cells.has('cs-uri-query');
  return isHttp || command === '' ? 'http' : 'ftp';
};

const seeRow = (line: string, start: number, columns: readonly string[]): Sighting[] => {
  const separator = line.includes('\t') ? '\t' : ' ';
  const values = line.split(separator);
  const index = columns.indexOf('sc-status');
  const spelling = values[index];
  if (spelling === undefined || !/^[1-9][0-9]{2}$/.test(spelling)) return [];
  const protocol = protocolOfRow(new Map(columns.map((column, at) => [column, values[at] ?? ''])));
  const at = start + values.slice(0, index).join(separator).length + (index === 0 ? 0 : 1);
  return [{ protocol, spelling, start: at, end: at + spelling.length, confidence: 'certain' }];
};

const defaultColumns = pattern(
  String.raw`^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8} .{10,400} (?<http>[1-5][0-9]{2}) [0-9]{1,3} [0-9]{1,10} [0-9]{1,9}\r?$`,
);

const seeDefaultColumns = ({ text }: SourceText): Sighting[] =>
  seeEach(text, defaultColumns, ({ groups, indices }) => {
    const [start, end] = indices!.groups!['http']!;
    return [{ protocol: 'http', spelling: groups!['http']!, start, end, confidence: 'certain' }];
  });

const seeNamedColumns = ({ text, lineStarts }: SourceText): Sighting[] => {
  let columns: string[] = [];
  return lineStarts.flatMap((start, index) => {
    const line = text.slice(start, (lineStarts[index + 1] ?? text.length + 1) - 1).replace(/\r$/, '');
    if (line.length > longestLine) return [];
    if (fieldsLine.test(line)) columns = line.replace(fieldsLine, '').trim().split(/\s/);
    return columns.length === 0 || line.startsWith('#') ? [] : seeRow(line, start, columns);
  });
};

export const httpW3cLog: Recognizer = {
  evidence: 'http-access-log',
  see: (source) => (source.has('#fields:') ? seeNamedColumns(source) : seeDefaultColumns(source)),
};

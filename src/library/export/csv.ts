/**
 * A table with a row for each code and each of its variants: RFC 4180 (CRLF, quotes where needed), with a
 * header row. Empty cells stand for `null`, spaces separate the values of a list.
 * It begins with a byte order mark: without one, spreadsheets that open the downloaded file take its
 * UTF-8 for the local code page and spoil every diacritic. Programs for which it is a nuisance have
 * NDJSON. A cell that a spreadsheet would take for a formula begins with an apostrophe
 * (OWASP, "CSV Injection": https://owasp.org/www-community/attacks/CSV_Injection).
 */
import type { Protocol } from '../../catalog/catalog.js';
import { describeCode } from '../describe-code.js';
import type { Reader } from '../reader.js';
import type { CodeAnswer } from '../representation/code.js';

type Cell = string | number | boolean | null;

const columns = {
  id: ({ id }) => id,
  protocol: ({ protocol }) => protocol,
  code: ({ code }) => code,
  symbol: ({ symbol }) => symbol,
  phrase: ({ phrase }) => phrase,
  language: ({ language }) => language,
  name: ({ name }) => name,
  summary: ({ summary }) => summary,
  description: ({ description }) => description,
  whenYouSeeIt: ({ whenYouSeeIt }) => whenYouSeeIt,
  howToFix: ({ howToFix }) => howToFix,
  userMessage: ({ userMessage }) => userMessage,
  class: (code) => code.class.id,
  severity: ({ severity }) => severity,
  outcome: ({ outcome }) => outcome,
  retryPolicy: ({ retry }) => retry.policy,
  retryWhere: ({ retry }) => retry.where,
  retryOnlyIfIdempotent: ({ retry }) => retry.onlyIfIdempotent,
  retryInitialDelaySeconds: ({ retry }) => retry.initialDelaySeconds,
  retryBackoff: ({ retry }) => retry.backoff,
  retryGiveUpAfterSeconds: ({ retry }) => retry.giveUpAfterSeconds,
  retryHonors: ({ retry }) => retry.honors.join(' '),
  responsible: ({ responsible }) => responsible.join(' '),
  sentBy: ({ sentBy }) => sentBy,
  connection: ({ connection }) => connection,
  standing: ({ standing }) => standing,
  vendor: ({ vendor }) => vendor,
  source: ({ source }) => source,
} satisfies Record<string, (code: CodeAnswer) => Cell>;

const byteOrderMark = '\uFEFF';
/** Of a formula, also in the full-width form that East Asian spreadsheets accept. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

const neutralize = (text: string): string => (formulaStart.test(text) ? `'${text}` : text);

const quote = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const writeCell = (cell: Cell): string => (typeof cell === 'string' ? quote(neutralize(cell)) : String(cell ?? ''));

const writeRow = (cells: readonly Cell[]): string => `${cells.map(writeCell).join(',')}\r\n`;

export const writeCsv = (reader: Reader, protocols: readonly Protocol[]): string => {
  const rows = protocols
    .flatMap(({ codes }) => codes.flatMap((code) => [code, ...code.variants]))
    .map((code) => {
      const described = describeCode(reader, code);
      return writeRow(Object.values(columns).map((cellOf) => cellOf(described)));
    });
  return byteOrderMark + writeRow(Object.keys(columns)) + rows.join('');
};

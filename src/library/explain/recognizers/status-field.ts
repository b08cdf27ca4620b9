/**
 * Members of structured logs (JSON, logfmt, `key: value`) that hold a status: `"status":502`,
 * `statusCode=404`, `responseCode: 550`. Some names belong to one protocol; for the others the line
 * tells, and a number for which it tells nothing is taken for HTTP only where the name says so.
 */
import { pattern } from '../pattern.js';
import { hintedProtocols } from '../protocol-hints.js';
import { type Recognizer, type Sighting, createRecognizer, seeEach } from '../recognizer.js';
import type { SourceText } from '../source-text.js';

/** Between a name and its number: `":`, `=`, `: "`, ` => `, escaped quotes in nested JSON. */
const is = String.raw`\\?["']?\]?\s?(?:[:=]|=>)\s?\\?["']?`;
const three = String.raw`(?![0-9]|\.[0-9])`;

const named = createRecognizer('status-field', [
  {
    hints: ['status', 'http'],
    pattern: pattern(
      String.raw`(?:http[_. -]?(?:response[_. -]?)?status(?:[_ -]?code)?|http[_. -]?(?:response[_. -]?)?code|sc[_-]status|(?:edge|origin|cache|downstream|upstream|backend|client|server|proxy|response|elb|target|edge_|origin_|backend_|downstream_|upstream_|client_|server_|response_|elb_|target_|origin_response_)status(?:[_]?code)?|edgeResponseStatus|originResponseStatus|originResponseHTTPStatus|response\.status|res\.status|res\.statusCode)${is}(?<http>[1-5][0-9]{2})${three}`,
      'i',
    ),
  },
  {
    hints: ['sip'],
    pattern: pattern(
      String.raw`sip[\w. -]{0,20}?(?:code|status|response|cause)${is}(?<sip>[1-6][0-9]{2})${three}`,
      'i',
    ),
  },
  {
    hints: ['smtp'],
    pattern: pattern(
      String.raw`smtp[_. -]?(?:status|response|reply|error|return)?[_. -]?(?:code|status|reply|response|msg)?${is}(?<smtp>[2-5][0-9]{2})${three}`,
      'i',
    ),
  },
  {
    hints: ['enhanced'],
    pattern: pattern(
      String.raw`enhanced[_. -]?(?:status[_. -]?)?code${is}(?<smtp_enhanced>[245]\.[0-9]{1,3}\.[0-9]{1,3})(?![\w.])`,
      'i',
    ),
  },
  {
    hints: ['grpc'],
    pattern: pattern(
      String.raw`grpc[_. -]?(?:status|code)(?:[_. -]?code)?${is}(?<grpc>[A-Za-z_]{2,20}|1[0-6]|[0-9])(?![\w.])`,
      'i',
    ),
  },
  {
    hints: ['ftp'],
    pattern: pattern(String.raw`ftp[_. -]?(?:response|reply|status)[_. -]?code${is}(?<ftp>[1-6][0-9]{2})${three}`, 'i'),
  },
]);

/** Names that many protocols use; the lookbehind leaves out `statusText` and ids that end so. */
const ambiguous = pattern(
  String.raw`(?<![\w.-])(?<name>status|(?:response[_-]?)?status[_-]?code|code|error[_-]?code|response[_-]?code|reply[_-]?code|resp?|reply|response)${is}(?<number>[1-6][0-9]{2})(?![0-9]|[.:/][0-9A-Z]|\s?(?:ms|bytes|kB|MB|s)\b(?!=))`,
  'i',
);

/** The rarer one first: where a text speaks of two, HTTP is often only how the other is carried. */
const rivals = ['smtp', 'sip', 'ftp', 'http'] as const;

/** Where nothing tells, a status is one of HTTP; a code could be anything. */
const usualProtocols = (name: string): string[] => (/status/i.test(name) ? ['http', 'sip'] : []);

const seeAmbiguous = (source: SourceText): Sighting[] =>
  seeEach(source.text, ambiguous, ({ groups, indices }) => {
    const [start, end] = indices!.groups!['number']!;
    const hinted = hintedProtocols(source, start, rivals);
    const [protocol, ...others] = hinted.length > 0 ? hinted : usualProtocols(groups!['name']!);
    if (protocol === undefined) return [];
    return [{ protocol, spelling: groups!['number']!, start, end, confidence: 'likely', rivals: others }];
  });

const names = ['status', 'code', 'res', 'reply', 'sip'];

export const statusField: Recognizer = {
  evidence: 'status-field',
  see: (source) => (names.some(source.has) ? [...named.see(source), ...seeAmbiguous(source)] : named.see(source)),
};

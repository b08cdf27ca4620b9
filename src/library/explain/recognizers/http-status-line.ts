/**
 * Status lines of HTTP (RFC 9112 §4) wherever they stand: in `curl -v`, in captures, in traces of
 * proxies, and the `:status` pseudo-header of HTTP/2 and HTTP/3 (RFC 9113 §8.3.2).
 */
import { pattern } from '../pattern.js';
import { createRecognizer } from '../recognizer.js';

export const httpStatusLine = createRecognizer('http-status-line', [
  {
    hints: ['http/'],
    pattern: pattern(String.raw`\bHTTP/[0-3](?:\.[0-9])? {1,2}(?<http>[1-9][0-9]{2})(?![0-9.])`, 'i'),
  },
  { hints: [':status'], pattern: pattern(String.raw`:status["']?\]?[ :=,"']{1,6}(?<http>[1-5][0-9]{2})\b`) },
]);

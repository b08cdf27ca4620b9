/**
 * The fields of a delivery status notification (RFC 3464 §2.3): `Status` and `Diagnostic-Code`, also
 * where somebody pasted them alone. Diagnostics of other kinds than `smtp` hold codes only where they
 * quote a reply, which the recognizers of replies see.
 */
import { pattern } from '../pattern.js';
import { createRecognizer } from '../recognizer.js';

const enhanced = String.raw`(?<smtp_enhanced>[245]\.[0-9]{1,3}\.[0-9]{1,3})(?![\w.])`;
const reply = '(?<smtp>[2-5][0-9]{2})(?![0-9.])';

export const deliveryStatus = createRecognizer('delivery-status', [
  { hints: ['status'], pattern: pattern(String.raw`^[ \t>|*]{0,12}Status: ?${enhanced}`, 'i') },
  {
    hints: ['diagnostic'],
    pattern: pattern(String.raw`\bDiagnostic[- ]?Code["']?: ?["']?(?:smtps?|x-\w{1,20}) ?;[\s>]{0,12}${reply}`, 'i'),
  },
  {
    hints: ['diagnostic'],
    pattern: pattern(String.raw`\bDiagnostic[- ]?Code["']?: ?["']?(?:smtps?|x-\w{1,20}) ?;[\s>]{0,12}${enhanced}`, 'i'),
  },
  { hints: ['smtp;'], pattern: pattern(String.raw`\bsmtp; ?${reply}`, 'i') },
]);

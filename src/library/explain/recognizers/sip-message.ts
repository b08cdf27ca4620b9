/**
 * SIP (RFC 3261 §7.2): status lines, the `Reason` header field (RFC 3326, of which only
 * `SIP;cause=` holds a status code), and the logs of Asterisk, FreeSWITCH, Kamailio, OpenSIPS and
 * softphones.
 */
import { pattern } from '../pattern.js';
import { createRecognizer } from '../recognizer.js';

const status = '(?<sip>[1-6][0-9]{2})(?![0-9]|\\.[0-9]| bytes| Status:)';

export const sipMessage = createRecognizer('sip-message', [
  { hints: ['sip/2.0'], pattern: pattern(String.raw`\bSIP/2\.0[ /]{1,2}${status}`, 'i') },
  { hints: ['cause'], pattern: pattern(String.raw`\bSIP ?; ?cause ?= ?"?${status}`, 'i') },
  {
    hints: ['sip'],
    pattern: pattern(
      String.raw`\bSIP (?:[a-z]{1,12} ){0,2}(?:response|status|code|error|reason)(?: code| status)?[ :=]{1,3}["'(\[]?${status}`,
      'i',
    ),
  },
  { hints: ['sip'], pattern: pattern(String.raw`\bSIP[ :/]{1,2}${status} ?["'(A-Z]`) },
  {
    hints: ['response'],
    pattern: pattern(
      String.raw`\b(?:Got|Received|Sending|Sent|Transmitting|Send) (?:SIP )?(?:[a-z]{1,12} )?response:? ["'(]?${status}`,
      'i',
    ),
  },
  { hints: ['status: '], pattern: pattern(String.raw`\bSIP(?:/SDP)? [0-9]{1,5} Status: ${status}`) },
  { hints: [' response '], pattern: pattern(String.raw`\b(?:Fatal|Temporal) response '${status}`) },
  {
    hints: ['response'],
    pattern: pattern(String.raw`\b(?:final|provisional|negative|error) (?:SIP )?response:? ["'(]?${status}`, 'i'),
  },
  { hints: ['response msg', 'rx ', 'tx '], pattern: pattern(String.raw`\bResponse msg ${status}/[A-Z]{3,10}/`) },
  {
    hints: ['failed', 'fail'],
    pattern: pattern(
      String.raw`\b(?:registration|call|invite|register|subscribe) (?:\S{1,80} ){0,3}(?:failed|failure|rejected|declined)[:,]? (?:with )?(?:status ?|code ?|status code ?|error ?|response ?|reason ?)?[=:(\[]?${status}(?= ?["'(\[/]?[A-Z]|\)|\]|$)`,
      'i',
    ),
  },
  {
    hints: ['disconnected', 'disconn'],
    pattern: pattern(String.raw`\b(?:DISCONNCTD|DISCONNECTED|disconnected)\b.{0,30}[\[(]?reason ?[=:] ?${status}`, 'i'),
  },
  {
    hints: ['sofia', 'hangup', 'sip_', 'sip_term'],
    pattern: pattern(
      String.raw`(?<![a-z])(?:sip_(?:invite_failure_status|term_status|hangup_status|status)|last_sip_code|sip_code|proto_specific_hangup_cause)["']?\s?[=:]{1,2}\s?\[?["']?(?:sip%3A|sip:)?${status}`,
      'i',
    ),
  },
  {
    hints: ['t_reply', 'send_reply', 'sl_send_reply', 'reply'],
    pattern: pattern(String.raw`\b(?:sl_|t_)?(?:send_)?reply(?:_status)?\(? ?\(?["']?${status}["']?,`),
  },
  { hints: ['callstate', 'entering state'], pattern: pattern(String.raw`entering state \[\w{3,20}\]\[${status}\]`) },
  { hints: ['reason', 'code'], pattern: pattern(String.raw`\bsip_?reason["']?[:=] ?["']?${status}`, 'i') },
  {
    hints: ['status', 'code', 'reply'],
    pattern: pattern(
      String.raw`(?:\[|\b)(?:INVITE|REGISTER|OPTIONS|SUBSCRIBE|BYE|ACK|CANCEL|MESSAGE|NOTIFY|REFER|PRACK|UPDATE)\b.{0,40}(?:status|code|reply|response|answered with|->|→|=>)[ :=]{0,3}["'(]?${status}(?= |"|'|\)|\]|,|$)`,
    ),
  },
]);

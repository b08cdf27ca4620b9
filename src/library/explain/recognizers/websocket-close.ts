/**
 * WebSocket close codes (RFC 6455 §7.4) as browsers, ws, websockets, gorilla, Java, .NET, Rust and
 * others log them.
 */
import type { Format, Spelled } from '../recognizer.js';
import { pattern } from '../pattern.js';
import { createRecognizer } from '../recognizer.js';

const code = '(?<websocket>1[01][0-9]{2}|[34][0-9]{3})(?![0-9]|\\.[0-9])';

const format = (hints: readonly string[], source: string, confidence: 'certain' | 'likely' = 'certain'): Format => ({
  hints,
  pattern: pattern(source, 'i'),
  confidence,
});

const names: Record<string, string> = {
  normal: '1000',
  normalclosure: '1000',
  away: '1001',
  goingaway: '1001',
  endpointunavailable: '1001',
  protocol: '1002',
  protocolerror: '1002',
  unsupported: '1003',
  unsupporteddata: '1003',
  invalidmessagetype: '1003',
  cannotaccept: '1003',
  nostatus: '1005',
  nostatusrcvd: '1005',
  nostatuscode: '1005',
  abnormal: '1006',
  abnormalclosure: '1006',
  closedabnormally: '1006',
  invalid: '1007',
  invalidpayloaddata: '1007',
  invalidframepayloaddata: '1007',
  notconsistent: '1007',
  policy: '1008',
  policyviolation: '1008',
  violatedpolicy: '1008',
  size: '1009',
  messagetoobig: '1009',
  toobig: '1009',
  extension: '1010',
  mandatoryextension: '1010',
  error: '1011',
  internalerror: '1011',
  internalservererror: '1011',
  servererror: '1011',
  unexpectedcondition: '1011',
  restart: '1012',
  servicerestart: '1012',
  again: '1013',
  tryagainlater: '1013',
  badgateway: '1014',
  tlshandshake: '1015',
};

/** `StatusGoingAway`, `Away`, `GOING_AWAY`, `PolicyViolation`. */
const spellName = (written: string): Spelled | undefined => {
  const spelling =
    names[
      written
        .replace(/^(?:Status|Close)(?=[A-Z])/, '')
        .toLowerCase()
        .replaceAll('_', '')
    ];
  return spelling === undefined ? undefined : { spelling };
};

export const websocketClose = createRecognizer('websocket-close', [
  format(
    ['websocket', 'web socket'],
    String.raw`\bweb ?sockets?\b.{0,120}?\b(?:close|closed|closing|code|status|disconnected|onclose|event|error)\b.{0,60}?(?:code|status|status_code|with|:|=|\()\s?["'(:=\[ ]{0,3}${code}`,
  ),
  format(['close'], String.raw`\bwebsocket: close ${code}`),
  format(['closeevent'], String.raw`\bCloseEvent\b.{0,120}?\bcode["']?[:=] ?${code}`),
  format(['received', 'sent'], String.raw`\b(?:received|sent) ${code} \(`),
  format(['code = ', 'code='], String.raw`\bcode ?= ?${code}(?=[ ,;)]{1,3}(?:\(|reason|no reason|clean|was))`),
  format(['closestatus'], String.raw`\bCloseStatus\b.{0,40}?\b(?:code|status)?[=: (\[]{1,2}${code}`),
  format(['statuscode'], String.raw`\bStatusCode ?[=:] ?${code}(?=[, ]{1,2}(?:reason|\())`),
  format(['wasclean'], String.raw`\bcode["']?[:=] ?["']?${code}.{0,120}?\bwasClean`),
  format(['wasclean'], String.raw`\bwasClean\b.{0,40}?\bcode["']?[:=] ?["']?${code}`),
  format(
    ['close'],
    String.raw`\bclose[ds]?[ _-]?(?:frame|code|status|reason|event)?\b[^\n]{0,30}?(?:code|status|with|:|=|\()\s?["'(:=\[ ]{0,3}${code}`,
  ),
  format(['close'], String.raw`\bclos(?:e|ed|ing)(?: handshake)?[ (:]{1,2}${code}`),
  format(
    ['onclose', 'on_close', 'disconnect'],
    String.raw`\b(?:on_?close|disconnect(?:ed|ion)?)\b[^\n]{0,30}?[ (:=\[]["']?${code}`,
  ),
  format(['gateway'], String.raw`\bgateway\b.{0,60}?\b(?:closed?|code)\b.{0,20}?[ (:=]${code}`),
  format(['ws'], String.raw`\bws(?:\b|_).{0,80}?\b(?:closed?|closing|code|disconnected)\b.{0,20}?[ (:=]["']?${code}`),
  format(['close'], String.raw`\bclose, ?${code}`),
  format(['closereason', 'closestatus'], String.raw`\bClose(?:Reason|Status)[\[({]${code}`),
  format(['='], String.raw`\{${code}=[A-Z_]{4,20}[,}]`),
  format(['websocketdisconnect'], String.raw`\bWebSocketDisconnect\w{0,10}: \(${code}`),
  format(['status-code'], String.raw`\[Symbol\(status-code\)\]: ${code}`),
  format([':remote', ':local'], String.raw`\{:(?:remote|local), ${code}`),
  format(['socket closed'], String.raw`\bsocket closed with (?:event|code|status) ${code}`),
  format(['status code: '], String.raw`\bStatus code: [A-Za-z .]{3,40} \(${code}\)`),
  {
    hints: ['status = ', 'statuserror', 'closeerror'],
    pattern: pattern(String.raw`\bstatus(?:Code)? ?[=:] ?(?<websocket>Status\w{5,30})\b`),
    spell: spellName,
  },
  {
    hints: ['closeframe'],
    pattern: pattern(String.raw`\bCloseFrame ?[{(] ?code: ?(?<websocket>[A-Za-z]{3,20})\b`),
    spell: spellName,
  },
  {
    hints: ['closecode', 'close_code', 'closecodes', 'closestatus'],
    pattern: pattern(
      String.raw`\b(?:Close_?Codes?|WebSocketCloseStatus|CloseCode|close_code)(?:\.|::|[=:] ?["']?)(?<websocket>[A-Za-z_]{3,30})\b`,
      'i',
    ),
    spell: spellName,
  },
  {
    hints: ['closed(', 'close('],
    pattern: pattern(String.raw`\bClosed?\((?:Some\()?(?:CloseFrame \{ code: )?(?<websocket>[A-Z][A-Za-z]{3,20})\b`),
    spell: spellName,
  },
]);

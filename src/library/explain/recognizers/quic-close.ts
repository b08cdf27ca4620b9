/**
 * QUIC transport errors (RFC 9000 §20.1) with the TLS alerts they carry (RFC 9001 §4.8), and HTTP/3 and
 * QPACK errors (RFC 9114 §8.1, RFC 9204 §6), as quic-go, quiche, ngtcp2, quinn, msquic, aioquic, nginx,
 * curl and browsers print them.
 */
import type { Format } from '../recognizer.js';
import { pattern } from '../pattern.js';
import { createRecognizer } from '../recognizer.js';

const transport =
  'NO_ERROR|INTERNAL_ERROR|CONNECTION_REFUSED|FLOW_CONTROL_ERROR|STREAM_LIMIT_ERROR|STREAM_STATE_ERROR|FINAL_SIZE_ERROR|FRAME_ENCODING_ERROR|TRANSPORT_PARAMETER_ERROR|CONNECTION_ID_LIMIT_ERROR|PROTOCOL_VIOLATION|INVALID_TOKEN|APPLICATION_ERROR|CRYPTO_BUFFER_EXCEEDED|KEY_UPDATE_ERROR|AEAD_LIMIT_REACHED|NO_VIABLE_PATH|VERSION_NEGOTIATION_ERROR';
/** Those that no other protocol has. */
const unmistakable =
  'STREAM_LIMIT_ERROR|STREAM_STATE_ERROR|FINAL_SIZE_ERROR|FRAME_ENCODING_ERROR|TRANSPORT_PARAMETER_ERROR|CONNECTION_ID_LIMIT_ERROR|PROTOCOL_VIOLATION|CRYPTO_BUFFER_EXCEEDED|AEAD_LIMIT_REACHED|NO_VIABLE_PATH|VERSION_NEGOTIATION_ERROR';
const crypto = '0x1[0-9a-f]{2}';
const http3Symbol = '(?:H3|QPACK)_[A-Z_]{5,30}';
const application = '0x(?:1(?:0[0-9a-f]|10)|20[0-2]|33)';

const format = (
  hint: string,
  source: string,
  flags: '' | 'i' = '',
  confidence: 'certain' | 'likely' = 'certain',
): Format => ({
  hints: [hint],
  pattern: pattern(source, flags),
  confidence,
});

const toHexadecimal = (written: string) => ({ spelling: `0x${Number(written).toString(16)}` });

export const quicClose = createRecognizer('quic-close', [
  // aioquic and WebTransport, where the text says that HTTP/3 is spoken
  format('h3', String.raw`\bConnection close (?:sent|received) \(code (?<http3>${application}),`),
  format('http', String.raw`\bConnection close (?:sent|received) \(code (?<http3>${application}),`),
  {
    ...format(
      'h3',
      String.raw`\bStream [0-9]{1,10} (?:reset by peer|stopped by peer) \(error code (?<http3>2[5-7][0-9]|51[2-4])\b`,
    ),
    spell: toHexadecimal,
  },
  // nginx
  { ...format('connection_close', String.raw`\bCONNECTION_CLOSE err:(?<quic>[0-9]{1,3})\b`), spell: toHexadecimal },
  {
    ...format('connection_close_app', String.raw`\bCONNECTION_CLOSE_APP err:(?<http3>[0-9]{1,3})\b`),
    spell: toHexadecimal,
  },
  format('err:0x', String.raw`\b(?:STOP_SENDING|RESET_STREAM) id:0x[0-9a-f]{1,16} err:(?<http3>0x[0-9a-f]{1,8})\b`),
  // quiche prints hexadecimal digits without a mark
  {
    ...format('connection_close', String.raw`\bCONNECTION_CLOSE err=(?<quic>[0-9a-f]{1,3})\b`),
    spell: (written) => ({ spelling: `0x${written}` }),
  },
  {
    ...format('application_close', String.raw`\bAPPLICATION_CLOSE err=(?<http3>[0-9a-f]{1,3})\b`),
    spell: (written) => ({ spelling: `0x${written}` }),
  },
  // quinn
  {
    ...format('code::crypto', String.raw`\bCode::crypto\((?<quic>[0-9a-f]{2})\)`),
    spell: (written) => ({ spelling: `0x1${written}` }),
  },
  format('connectionclose', String.raw`\bConnectionClose \{ error_code: (?:Code\()?(?<quic>${transport})\b`),
  format('connection_code', String.raw`"connection_code":"(?<quic>${transport})"`, 'i'),
  format('h3 error', String.raw`\bH3 error \((?<http3>0x[0-9a-f]{1,8})\)`),
  format('error code: 0x', String.raw`^\s{0,20}Error code: (?<quic>0x0{0,13}[0-9a-f]{1,3})\b`),
  format('crypto_error', String.raw`\bCRYPTO_ERROR[ _:(=]{1,3}(?<quic>${crypto})\b`, 'i'),
  format('crypto', String.raw`\bcrypto[ _]error[ :(=]{1,3}(?:code )?(?<quic>${crypto})\b`, 'i'),
  {
    ...format(
      'crypto_error',
      String.raw`\bCRYPTO_ERROR[ _:(=]{1,3}(?<quic>2[5-9][0-9]|[34][0-9]{2}|50[0-9]|51[01])\b`,
      'i',
    ),
    spell: toHexadecimal,
  },
  format(
    '_error',
    String.raw`\b(?:QUIC_|ERR_|NGTCP2_|QuicErrorCode\.|TransportErrorCode::)?(?<quic>${unmistakable})\b`,
  ),
  format('protocol', String.raw`\bNGTCP2_(?<quic>${transport})\b`),
  format('limit', String.raw`\b(?<quic>AEAD_LIMIT_REACHED|NO_VIABLE_PATH|CRYPTO_BUFFER_EXCEEDED|PROTOCOL_VIOLATION)\b`),
  // quic-go: "INTERNAL_ERROR (local): …"
  format('(remote)', String.raw`\b(?<quic>${transport}) \(remote\)`),
  format('(local)', String.raw`\b(?<quic>${transport}) \(local\)`),
  format('connection_close', String.raw`\bCONNECTION_CLOSE\b.{0,100}?\b(?<quic>${transport})\b`, 'i'),
  format(
    'connection_close',
    String.raw`\bCONNECTION_CLOSE(?!.{0,60}(?:application|app|0x1d|type ?= ?29))\b.{0,80}?\b(?:error|code|error_code|err)[ _]?(?:code)?[ :=(]{1,3}(?<quic>0x[0-9a-f]{1,3})\b`,
    'i',
  ),
  format(
    'connection_close',
    String.raw`\bCONNECTION_CLOSE\b.{0,60}(?:application|app|0x1d|type ?= ?29)\b.{0,80}?\b(?:error|code|error_code|err)[ _]?(?:code)?[ :=(]{1,3}(?<http3>${application})\b`,
    'i',
  ),
  format('quic', String.raw`\bquic\b.{0,80}?\b(?<quic>${transport})\b`, 'i'),
  format(
    'quic',
    String.raw`\bquic\b.{0,60}\b(?:transport|connection|close|conn|crypto|tls)\b.{0,40}?\b(?:error|code|err|error_code)[ _]?(?:code)?[ :=(]{1,3}(?<quic>0x[0-9a-f]{1,3})\b`,
    'i',
    'likely',
  ),
  {
    ...format(
      'quic close',
      String.raw`\bquic close (?:frame )?.{0,40}?\b(?:err|error|code)[:= ]{1,2}(?<quic>[0-9]{1,3})\b`,
      'i',
    ),
    spell: toHexadecimal,
  },
  format(
    'transport error',
    String.raw`\btransport[ _]error[ :(=]{1,3}(?:code )?(?<quic>0x[0-9a-f]{1,3}|${transport})\b`,
    'i',
  ),
  format('h3_', String.raw`\b(?<http3>H3_[A-Z_]{5,30})\b`),
  format('qpack_', String.raw`\b(?<http3>QPACK_[A-Z_]{5,30})\b`),
  format(
    'application',
    String.raw`\bApplication(?:Error)?[ _](?:error|close|closed)(?: code)?[ :=(]{1,3}(?<http3>${application})\b`,
    'i',
  ),
  format(
    'h3',
    String.raw`\bH3\b.{0,60}\b(?:error|code|err|reason|reset)[ _]?(?:code)?[ :=(]{1,3}(?:code )?(?<http3>${application}|${http3Symbol})\b`,
    'i',
  ),
  format(
    'http/3',
    String.raw`\bHTTP/3\b.{0,60}\b(?:error|code|err|reason)[ _]?(?:code)?[ :=(]{1,3}(?:code )?(?<http3>${application}|${http3Symbol})\b`,
    'i',
  ),
  format(
    'http3',
    String.raw`\bhttp3\b.{0,60}\b(?:error|code|err|reason)[ _]?(?:code)?[ :=(]{1,3}(?:code )?(?<http3>${application}|${http3Symbol})\b`,
    'i',
  ),
  format(
    'stream',
    String.raw`\b(?:RESET_STREAM|STOP_SENDING|stream [0-9]{1,10} (?:reset|canceled|cancelled))\b.{0,60}?\b(?:error|code|err|with)[ _]?(?:code)?[ :=(]{1,3}(?:code )?(?<http3>${application})\b`,
    'i',
  ),
]);

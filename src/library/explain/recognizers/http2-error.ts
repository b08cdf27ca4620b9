/**
 * HTTP/2 error codes (RFC 9113 §7) of GOAWAY and RST_STREAM frames, as curl, nghttp2, Node, Go, OkHttp,
 * Netty, Envoy, Rust's h2 and gRPC print them.
 */
import type { Format } from '../recognizer.js';
import { pattern } from '../pattern.js';
import { createRecognizer } from '../recognizer.js';

const symbol =
  'NO_ERROR|PROTOCOL_ERROR|INTERNAL_ERROR|FLOW_CONTROL_ERROR|SETTINGS_TIMEOUT|STREAM_CLOSED|FRAME_SIZE_ERROR|REFUSED_STREAM|CANCEL|COMPRESSION_ERROR|CONNECT_ERROR|ENHANCE_YOUR_CALM|INADEQUATE_SECURITY|HTTP_1_1_REQUIRED';
const number = '0x0{0,7}[0-9a-d]|1[0-3]|[0-9]';
const any = `(?<http2>${symbol}|${number})(?![\\w.])`;
const name = `(?<http2>${symbol})(?![\\w])`;

const format = (hint: string, source: string, flags: '' | 'i' = ''): Format => ({
  hints: [hint],
  pattern: pattern(source, flags),
});

/** Jetty writes the symbols in lower case and adds a word to some. */
const jettySymbol =
  'no_error|protocol_error|internal_error|flow_control_error|settings_timeout|stream_closed|frame_size_error|refused_stream|cancel|compression_error|connect_error|enhance_your_calm|inadequate_security|http_1_1_required';

export const http2Error = createRecognizer('http2-error', [
  format('nghttp2_', String.raw`\bNGHTTP2_(?<http2>${symbol})\b`),
  format('errcode=', String.raw`\bErrCode=${any}`),
  format('stream error', String.raw`\bstream error: stream ID [0-9]{1,10}; ${name}`),
  format('connection error', String.raw`\bconnection error: (?:\w{1,20} ){0,2}${name}`),
  format('_error', String.raw`[ {/](?:http_)?(?<http2>${jettySymbol})(?:_stream)?(?:_error)?/[a-z_]{3,60}`),
  format('terminated', String.raw`\bConnectionTerminated error_code:(?:ErrorCodes\.)?${any}`),
  format('streamreset', String.raw`\bStreamReset stream_id:[0-9]{1,10}, error_code:(?:ErrorCodes\.)?${any}`),
  format('reset(', String.raw`\bReset\(StreamId\([0-9]{1,10}\), ${name}`),
  format('goaway(', String.raw`\bGoAway\(b?"[^"]{0,80}", ${name}`),
  format('error_code = ', String.raw`\berror_code = "(?<http2>[0-9]{1,2}) \((?:${symbol})\)`),
  format('rejected request', String.raw`\bupstream rejected request with error (?<http2>${number})\b`),
  format('error: ', String.raw`^\s{0,20}Error(?: code)?: (?<http2>${symbol}) \([0-9]{1,2}\)`),
  format('not closed cleanly', String.raw`not closed cleanly: ${name}`),
  format('not closed cleanly', String.raw`not closed cleanly: \w{1,30} \(err (?<http2>${number})\)`),
  format('error_code=', String.raw`\berror_code=(?<http2>${symbol})\(0x`),
  format('http/2', String.raw`\bHTTP/2 (?:stream )?(?:\w{1,12} ){0,3}?error(?: code)?[:=]? ?\(?${any}`, 'i'),
  format('http/2', String.raw`\bHTTP/2\b.{0,80}\b(?:error|reason|code)[ :=]{1,3}(?:code )?[:=]? ?["'(\[]?${any}`, 'i'),
  format('http2', String.raw`\bHTTP2\b.{0,80}\b(?:error|reason|code)[ :=]{1,3}(?:code )?[:=]? ?["'(\[]?${any}`, 'i'),
  format('http2', String.raw`\bhttp2\w{0,20}[ :.].{0,60}?\b${name}`, 'i'),
  format(
    'rst',
    String.raw`\bRST[_ ]?STREAM\b.{0,100}?\b(?:error|reason|code|err|status)[ _]{0,1}(?:code)?[ :=]{0,3}(?:is )?["'(\[]?${any}`,
    'i',
  ),
  format('rst', String.raw`\bRST[_ ]?STREAM\b[^\n]{0,60}?\b${name}`, 'i'),
  format(
    'go',
    String.raw`\bGO_?AWAY\b.{0,100}?\b(?:error|reason|code|err|status)[ _]?(?:code)?[ :=]{0,3}(?:is )?["'(\[]?${any}`,
    'i',
  ),
  format('go', String.raw`\bGO_?AWAY\b[^\n]{0,100}?\b${name}`, 'i'),
  format('stream was reset', String.raw`\bstream was reset: ${name}`),
  format('streamreset', String.raw`\bStreamReset\w{0,20}: (?:stream was reset: )?${name}`),
  format('rst_stream', String.raw`(?<http2>${symbol})(?= \(?RST_STREAM)`),
  format('streamid', String.raw`\bstream_?id\b.{0,60}(?:error|error_code|reason)[:=] ?["'(]?${name}`, 'i'),
  format(
    'err_http2_',
    String.raw`\bERR_HTTP2_(?<http2>PROTOCOL_ERROR|FLOW_CONTROL_ERROR|FRAME_SIZE_ERROR|COMPRESSION_ERROR|INADEQUATE_TRANSPORT_SECURITY)\b`,
  ),
  format(
    'closed with error code',
    String.raw`\b(?:Stream|Session) closed with error code (?<http2>${symbol}|NGHTTP2_\w{3,30}|${number})(?![\w.])`,
  ),
  format(
    'reset',
    String.raw`\b(?:stream|connection) (?:error )?(?:received|sent|reset|closed|detected)[:,]? (?:by \w{3,10} |with |due to |from \w{3,10} )?(?:reason|error|code|error code)?[:=]? ?${name}`,
    'i',
  ),
  format(
    'error',
    String.raw`\b(?:stream|connection|frame|h2) error (?:received|sent|detected|occurred)?:? ?(?:unexpected internal error|.{0,40}?)[ :(=]${name}`,
    'i',
  ),
]);

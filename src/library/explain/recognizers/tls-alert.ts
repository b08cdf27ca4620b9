/**
 * TLS alerts that were sent or received, as OpenSSL, BoringSSL, GnuTLS, NSS, Go, Java, rustls, Schannel,
 * Erlang and Wireshark report them. Errors that a side only found and did not send (`certificate verify
 * failed`) are no alerts.
 */
import type { Catalog } from '../../../catalog/catalog.js';
import type { Format, Recognizer } from '../recognizer.js';
import { pattern } from '../pattern.js';
import { createRecognizer } from '../recognizer.js';
import { spellAlert } from './tls-alert-names.js';

const number = '(?<tls>[0-9]{1,3})(?![0-9]|\\.[0-9])';
const name = "(?<tls>[A-Za-z][A-Za-z_/' ]{2,60})";
const word = '(?<tls>[A-Za-z][A-Za-z_]{2,40})';

export const createTlsAlert = (catalog: Catalog): Recognizer => {
  const spell = spellAlert((symbol) => catalog.protocols.get('tls')?.bySpelling.has(symbol) ?? false);
  const format = (hints: readonly string[], source: string, flags: '' | 'i' = 'i'): Format => ({
    hints,
    pattern: pattern(source, flags),
    spell,
  });
  return createRecognizer('tls-alert', [
    // OpenSSL: "sslv3 alert handshake failure:…:SSL alert number 40"
    format(['alert'], String.raw`\b(?:SSL|TLS) alert number ${number}`),
    format(['alert'], String.raw`\b(?:sslv3|tlsv1(?:\.[0-3])?|tlsv13|dtls) alert ${name}`),
    format(
      ['tlsv1'],
      String.raw`\btlsv1 (?<tls>unrecognized name|unsupported extension|certificate unobtainable|bad certificate status response|bad certificate hash value)`,
    ),
    format(['_alert_', 'tlsv1_'], String.raw`\b(?:ERR_SSL_)?(?:SSLV3|TLSV1(?:_[123])?|TLSV13)_ALERT_${word}`),
    format(
      ['tlsv1_'],
      String.raw`\b(?:ERR_SSL_)?TLSV1_(?<tls>UNRECOGNIZED_NAME|UNSUPPORTED_EXTENSION|CERTIFICATE_UNOBTAINABLE|BAD_CERTIFICATE_STATUS_RESPONSE|BAD_CERTIFICATE_HASH_VALUE)\b`,
    ),
    // s_client -msg, callbacks of OpenSSL: "fatal handshake_failure", "ret=560"
    format(['alert'], String.raw`\bAlert \[length [0-9a-f]{4}\], (?:fatal|warning) ${word}`),
    format(
      ['alert'],
      String.raw`\bSSL3? alert (?:read|write|\(?(?:read|write)\)?)[:,]? ?(?:fatal|warning)[: ,]{1,2}${name}`,
    ),
    format(['alert'], String.raw`\bSSL alert: where=\S{3,8}, ret=[0-9]{1,3}: (?:fatal|warning) ${name}`),
    // GnuTLS: "Received alert [40]: Handshake failed"
    format(['alert'], String.raw`\balert \[${number}\]`),
    format(
      ['alert'],
      String.raw`\b(?:fatal|warning) alert (?:has been )?received[.:]? ?(?:Received alert )?[:(]? ?${name}`,
    ),
    // curl, Java, rustls, OpenVPN and many: "received fatal alert: handshake_failure"
    format(
      ['alert'],
      String.raw`\b(?:received|sent|sending|got|send|raised|generated|fatal|warning) (?:an? )?(?:TLS |SSL |DTLS )?(?:fatal |warning |fatal-)?(?:TLS |SSL |SERVER |CLIENT )?alert[:,]? ?(?:was )?(?:message )?(?:with )?(?:description )?[:(=]? ?["']?${name}`,
    ),
    format(['alert'], String.raw`\b(?:SERVER|CLIENT) ALERT: (?:Fatal|Warning) - ${name}`),
    format(['tls_alert'], String.raw`\btls_alert,\{?["']?${name}`),
    format(
      ['alertreceived', 'alertdescription', 'alert'],
      String.raw`\bAlert(?:Received|Description|Sent)?[(.:]{1,2} ?${word}`,
    ),
    format(['alert'], String.raw`\bAlert(?: Message)? \(Level: (?:Fatal|Warning), Description: ${name}`),
    format(['description'], String.raw`^\s{0,12}Description: ${name} \([0-9]{1,3}\)`),
    format(
      ['alert'],
      String.raw`\b(?:TLS|SSL|DTLS)\b.{0,40}?\balert\b.{0,30}?(?:code|description|desc|number|type|id)(?: is|:|=| =)? ?["'(\[]?${number}`,
    ),
    format(
      ['alert'],
      String.raw`\b(?:TLS|SSL|DTLS)\b.{0,40}?\balert\b.{0,30}?(?:description|desc|name)?[:=] ?["'(\[]?${name}`,
    ),
    format(['alert'], String.raw`\balert (?:code|number|description|desc)[ :=]{1,3}["'(\[]?${number}`),
    format(['level: '], String.raw`\balert, level: (?:fatal|warning), description: ${name}`),
    format(['tlsfatalalert'], String.raw`\bTlsFatalAlert(?:Received)?: ${word}`),
    format(['alert, '], String.raw`\bAlert, (?:fatal|warning) ${word}`),
    format([':fatal:', ':warning:'], String.raw`\balert:? ?(?:read|write)[^:\n]{0,60}:(?:fatal|warning):${name}`),
    format(['alert:'], String.raw`\bALERT: {1,3}(?:fatal|warning), description = ${word}`),
    format(['"level"'], String.raw`"level"\s{0,8}: "(?:fatal|warning)",\s{0,8}"description"\s{0,3}: "${word}`),
    format(['fatal ('], String.raw`\bFatal \(${word}\): `),
    format(['alert, '], String.raw`\bTLS alert, ${name}`),
    format(['alert message'], String.raw`\bfatal alert message \(msg ${number}\)`),
    format(['alert'], String.raw`\bAlert\r?\n\s{1,8}level\s{1,20}(?:fatal|warning)\r?\n\s{1,8}value\s{1,20}${word}`),
    // Schannel: "The TLS protocol defined fatal alert code is 40."
    format(['fatal'], String.raw`\bdefined fatal (?:alert|error) code is:? ?${number}`),
    format(['<alert', 'alertdesc'], String.raw`\bAlertDesc(?:ription)?['"]?[>:=]{1,2} ?['"]?${number}`),
    // NSS: SSL_ERROR_HANDSHAKE_FAILURE_ALERT
    format(['ssl_error_'], String.raw`\bSSL_ERROR_${word.replace('{2,40}', '{2,40}?')}_ALERT\b`),
    // Go: "remote error: tls: bad certificate"
    format(['error: tls: '], String.raw`\b(?:remote|local) error: tls: ${name}`),
    // Java before 11 and after: "(handshake_failure) …"
    format(
      ['sslexception', 'sslhandshakeexception', 'sslpeer', 'sslprotocolexception'],
      String.raw`\bSSL\w{0,20}Exception: \(${word}\)`,
    ),
    format(['tls '], String.raw`\btls (?:fatal )?alert[ :(]{1,2}${name}`),
    format(
      ['handshake'],
      String.raw`\bpeer (?:sent|closed with|reported)[: ](?:a )?(?:fatal )?(?:TLS )?alert[: (]{1,2}${name}`,
    ),
  ]);
};

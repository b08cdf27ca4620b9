/**
 * TLS alerts (RFC 8446 §6) as libraries name them, where that is not the registry's name in other
 * letters: Go, GnuTLS, NSS, OpenSSL, Java and rustls each have words of their own.
 */
import type { Spelled } from '../recognizer.js';

const otherNames: Record<string, string> = {
  // Go
  'expired certificate': '45',
  'revoked certificate': '44',
  'unknown certificate': '46',
  'unknown certificate authority': '48',
  'error decoding message': '50',
  'error decrypting message': '51',
  'protocol version not supported': '70',
  'insufficient security level': '71',
  'encrypted client hello required': '121',
  // GnuTLS
  'handshake failed': '40',
  'decompression failed': '30',
  'certificate is bad': '42',
  'certificate is not supported': '43',
  'certificate was revoked': '44',
  'certificate is expired': '45',
  'ca is unknown': '48',
  'access was denied': '49',
  'error in protocol version': '70',
  'no renegotiation is allowed': '100',
  'an extension was expected but was not seen': '109',
  'an unsupported extension was sent': '110',
  'could not retrieve the specified certificate': '111',
  'the server name sent was not recognized': '112',
  'the srp/psk username is missing or not known': '115',
  'certificate is required': '116',
  'no supported application protocol could be negotiated': '120',
  // NSS
  'bad cert': '42',
  'unsupported cert': '43',
  'revoked cert': '44',
  'expired cert': '45',
  // OpenSSL and others
  'user cancelled': '90',
  'unrecognised name': '112',
};

/** Where a word ends in `HandshakeFailure`, `handshake_failure`, `handshake failure: …`, from the longest on. */
const wordEnds = (written: string): number[] =>
  [...written.matchAll(/[a-z](?=[A-Z])|\w(?=[^\w]|_|$)/g)].map(({ index }) => index + 1).toReversed();

const toWords = (name: string): string => name.replaceAll(/(?<=[a-z])(?=[A-Z])|_/g, ' ').toLowerCase();

/** A number, or the longest name at the beginning of what was written that somebody gives an alert. */
export const spellAlert =
  (isSymbol: (text: string) => boolean) =>
  (written: string): Spelled | undefined => {
    if (/^[0-9]{1,3}$/.test(written)) return { spelling: String(Number(written)) };
    for (const length of wordEnds(written)) {
      const name = toWords(written.slice(0, length));
      const symbol = name.replaceAll(' ', '_');
      const spelling = otherNames[name] ?? (isSymbol(symbol) ? symbol : undefined);
      if (spelling !== undefined) return { spelling, length };
    }
    return undefined;
  };

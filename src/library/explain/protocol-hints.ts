/**
 * Which protocols a text speaks of, by the words around a code. Many programs write a code in a form
 * that fits several protocols (`550 Permission denied`, `"status": 503`); then the line decides, and
 * where it says nothing, the whole text.
 */
import { type SourceText, surroundings } from './source-text.js';

/** Commands that a client of FTP or SMTP alone sends, at the beginning of a line. */
const commands: Record<string, RegExp> = {
  smtp: /^\W{0,8}(?:EHLO|HELO|MAIL FROM:|RCPT TO:) ?\S/m,
  ftp: /^\W{0,8}(?:USER|PASS|CWD|RETR|STOR|TYPE [AI]|SIZE|PORT) \S/m,
};

const words: Record<string, RegExp> = {
  smtp: /smtp|\b(?:lmtp|e-?mails?|mails?|mailbox|mailer|rcpt|helo|ehlo|mail from|recipients?|sender|postmaster|postfix|exim|sendmail|qmail|exchange|dsn|mx[0-9]{0,2}|bounced?|undeliver\w{0,6}|spam|relay(?:ing)?|greylist\w{0,4}|dkim|spf|dmarc|mta|inbox|user unknown|unknown user|no such user|remote host said|[di]cid|queued|authenticator failed)\b|<(?!sips?:)[^<>@\s]{1,64}@/i,
  ftp: /ftp|login incorrect|failed to open file|\b(?:pbsz|mdtm|rnfr|pasv|epsv|retr|stor|cwd|mkd|nlst|passive mode|auth tls|filezilla|file unavailable|not logged in|data connection|transfer complete|ascii mode|binary mode)\b|connections \([0-9]+\) from this ip\b/i,
  http: /\b(?:https?|get|post|put|delete|head|patch|url|uri|request|response|upstream|gateway|nginx|apache|proxy|webhook|rest|api|curl|browser|endpoint)\b/i,
  sip: /\b(?:sips?|invite|register|cseq|asterisk|freeswitch|kamailio|opensips|pjsip|call-id|voip|trunk|sofia\w{0,8}|registration|ringing|bye|ua[cs])\b/i,
};

/** qmail writes its words with underscores between them. */
const isAbout = (protocol: string, text: string): boolean =>
  (words[protocol]?.test(text.replaceAll('_', ' ')) ?? false) || (commands[protocol]?.test(text) ?? false);

/** Enough of a long text to tell what it is about. */
const longestSample = 4096;

const isHinted = (source: SourceText, protocol: string, start: number, end: number): boolean => {
  const key = `${protocol} ${start} ${end}`;
  let known = source.hints.get(key);
  if (known === undefined) {
    known = isAbout(protocol, source.text.slice(start, end));
    source.hints.set(key, known);
  }
  return known;
};

/** Those of the protocols, in their order, of which the line around a place speaks; or else the text; or none. */
export const hintedProtocols = (source: SourceText, offset: number, protocols: readonly string[]): string[] => {
  const { start, end } = surroundings(source, offset);
  const inLine = protocols.filter((protocol) => isHinted(source, protocol, start, end));
  return inLine.length > 0 ? inLine : protocols.filter((protocol) => isHinted(source, protocol, 0, longestSample));
};

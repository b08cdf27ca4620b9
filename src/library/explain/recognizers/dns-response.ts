/**
 * DNS response codes (RFC 1035 §4.1.1 and the registry) and extended errors (RFC 8914) as dig, kdig,
 * host, nslookup, BIND, Unbound, Knot, PowerDNS, dnsmasq, CoreDNS, systemd-resolved, Windows, c-ares,
 * Go, dnspython and DNS over HTTPS report them. Failures of `getaddrinfo` (ENOTFOUND, EAI_AGAIN, Go's "no
 * such host") may as well be an absent record or a timeout, so they are no RCODEs.
 */
import type { Catalog } from '../../../catalog/catalog.js';
import { pattern } from '../pattern.js';
import { type Format, type Recognizer, type Spelled, createRecognizer } from '../recognizer.js';
import { spellPhrase } from './spell-phrase.js';

const symbol =
  'NOERROR|FORMERR|SERVFAIL|NXDOMAIN|NOTIMPL?|REFUSED|YXDOMAIN|YXRRSET|NXRRSET|NOTAUTH|NOTZONE|BADVERS|BADSIG|BADKEY|BADTIME|BADMODE|BADNAME|BADALG|BADTRUNC|BADCOOKIE';
/** Words that nothing but DNS uses. */
const unmistakable =
  'FORMERR|SERVFAIL|NXDOMAIN|NOTIMPL?|YXDOMAIN|YXRRSET|NXRRSET|NOTAUTH|NOTZONE|BADVERS|BADSIG|BADTIME|BADTRUNC|BADCOOKIE|BADALG';

const names: Record<string, string> = {
  enotfound: '3',
  eservfail: '2',
  erefused: '5',
  eformerr: '1',
  enotimp: '4',
  server_failure: '2',
  server_failed: '2',
  name_error: '3',
  format_error: '1',
  not_implemented: '4',
  name_not_exists: '3',
  name_does_not_exist: '3',
  no_such_domain: '3',
  'non-existent_domain': '3',
  servfail: '2',
  serverfailure: '2',
  formaterror: '1',
  queryrefused: '5',
  nameerror: '3',
  notimplemented: '4',
  refused: '5',
  '9001': '1',
  '9002': '2',
  '9003': '3',
  '9004': '4',
  '9005': '5',
  '9016': '16',
  '9017': '17',
  '9018': '18',
};

const spellName = (written: string): Spelled | undefined => {
  const spelling = names[written.toLowerCase().replaceAll(' ', '_')];
  return spelling === undefined ? undefined : { spelling };
};

const format = (hints: readonly string[], source: string, flags: '' | 'i' = ''): Format => ({
  hints,
  pattern: pattern(source, flags),
});

const named = (hints: readonly string[], source: string): Format => ({
  ...format(hints, source, 'i'),
  spell: spellName,
});

/** BADVERS and BADSIG share number 16; the variant says which. */
const spellSymbol = (written: string): Spelled => ({ spelling: written.toUpperCase() });

export const dnsResponse = createRecognizer('dns-response', [
  { ...format(['status: '], String.raw`\bstatus: (?<dns>${symbol})\b`), spell: spellSymbol },
  format(['status: '], String.raw`\bopcode: \w{3,10}, status: (?:RESERVED|UNKNOWN|RCODE)?(?<dns>[0-9]{1,4})\b`),
  format(['rcode'], String.raw`\brcode["']?[ :=]{1,3}["']?(?:\w{3,20}\()?(?<dns>[0-9]{1,4}|${symbol})(?![\w.])`, 'i'),
  format(['rcode'], String.raw`\brcode (?:\w{2,12} ){0,2}\(?(?<dns>${symbol})\b`, 'i'),
  {
    ...format(
      unmistakable.toLowerCase().replaceAll('?', '').split('|'),
      String.raw`(?<![\w-])(?<dns>${unmistakable})(?![\w-])`,
    ),
    spell: spellSymbol,
  },
  format(
    ['nxdomain', 'servfail', 'refused'],
    String.raw`\b(?:DNS_PROBE_FINISHED_|DNS_)(?<dns>NXDOMAIN|SERVFAIL|REFUSED)\b`,
  ),
  format(
    ['nxdomain', 'servfail', 'formerr'],
    String.raw`\b(?<dns>nxdomain|servfail|formerr|NXDomain|ServFail|FormErr)\b`,
  ),
  format(
    ['refused'],
    String.raw`\b(?:query|response|answer(?:ed)?|rcode|result|status|error|returned|failed|unexpected RCODE) ?(?:code)?[ :=]{0,2}[( ]{0,2}(?<dns>REFUSED)\b`,
  ),
  format(['refused'], String.raw`: (?<dns>REFUSED)(?: unexpected RCODE|$)`),
  format(['refused'], String.raw`\bIN (?:A|AAAA|MX|TXT|NS|SOA|PTR|ANY|SRV|CNAME)\b.{0,80}\b(?<dns>REFUSED)\b`),
  format(['refused'], String.raw`\bDNS\b.{0,60}\b(?<dns>REFUSED)\b`),
  format(['noerror'], String.raw`\b(?<dns>NOERROR)\b`),
  format(['not found: '], String.raw`\bnot found: [0-9]{1,2}\((?<dns>${symbol})\)`),
  named(
    ['dns_error_rcode_', 'rcode_'],
    String.raw`\b(?:DNS_ERROR_)?RCODE_(?<dns>SERVER_FAILURE|NAME_ERROR|FORMAT_ERROR|NOT_IMPLEMENTED|REFUSED)\b`,
  ),
  named(['900'], String.raw`(?:\b(?:error|code|status|win32|\()[ :=(]{0,3}|\()(?<dns>900[1-5]|901[678])(?![0-9])`),
  // Node and c-ares: queryMx ENOTFOUND
  named(['query'], String.raw`\bquery[A-Z][A-Za-z]{0,6} (?<dns>ENOTFOUND|ESERVFAIL|EREFUSED|EFORMERR|ENOTIMP)\b`),
  // Rust: response code: Server Failure; DNS over HTTPS: {"Status":3,"TC":false
  named(
    ['response code', 'response_code'],
    String.raw`\bresponse[_ ]code: (?<dns>ServFail|NXDomain|Refused|FormErr|NotImp|Server Failure|Format Error|Not Implemented)\b`,
  ),
  format(['"status"'], String.raw`"Status" ?: ?(?<dns>[0-9]{1,4}),?\s{0,8}"TC"`),
  named(['dns', 'name'], String.raw`\bDNS (?<dns>name does not exist|server failure)\b`),
  format(['notauth('], String.raw`\bNOTAUTH\((?<dns>BADKEY|BADSIG|BADTIME|BADTRUNC)\)`),
  format(['response code '], String.raw`\bDNS\b.{0,60}\[response code (?<dns>[0-9]{1,4})\]`),
  format(['reply code: '], String.raw`\bReply code: [\w ]{3,30} \((?<dns>[0-9]{1,4})\)`),
  format(['plugin/errors: '], String.raw`\bplugin/errors: (?<dns>[0-9]{1,4}) \S{1,255} [A-Z]{1,10}: `),
  format(['error is refused'], String.raw`\berror is (?<dns>REFUSED)\b`),
  named(["can't find"], String.raw`\bcan't find \S{1,255}: (?<dns>Non-existent domain|Server failed|Query refused)`),
  format(['tsig', 'notauth', 'bad'], String.raw`\b(?:TSIG|tsig)\b.{0,80}\b(?<dns>BADKEY|BADNAME|BADMODE|BADALG)\b`),
  format(
    ['update failed', 'transfer failed', 'failed'],
    String.raw`\b(?:update|transfer|AXFR|IXFR|query|request|notify|response)\b.{0,60}?\bfailed[:.]? \(?(?<dns>${symbol})\b`,
  ),
]);

export const createDnsExtendedError = (catalog: Catalog): Recognizer =>
  createRecognizer('dns-extended-error', [
    {
      ...format(['ede'], String.raw`\bEDE: (?<dns_ede>[A-Za-z][A-Za-z -]{4,40})\)`),
      spell: spellPhrase(catalog, 'dns-ede'),
    },
    format(['ede'], String.raw`\bEDE(?:[ -]?code)?["']?[ :=]{1,3}["']?(?<dns_ede>[0-9]{1,5})\b`, 'i'),
    format(['ede'], String.raw`\bEDE[ :=]{1,3}\w{3,30}(?: \w{1,20}){0,4} \((?<dns_ede>[0-9]{1,5})\)`),
    format(
      ['extended'],
      String.raw`\bextended[ _-](?:DNS[ _-])?error(?:[ _-]?(?:code|info))?["']?[ :=(]{1,3}["']?(?<dns_ede>[0-9]{1,5})\b`,
      'i',
    ),
    format(
      ['info-code', 'info_code', 'infocode'],
      String.raw`\binfo[-_]?code["']?[ :=]{1,3}(?<dns_ede>[0-9]{1,5})\b`,
      'i',
    ),
    format(['ede'], String.raw`\bEDE\((?<dns_ede>[0-9]{1,5})\)`, 'i'),
  ]);

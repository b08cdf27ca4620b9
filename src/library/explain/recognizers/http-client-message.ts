/**
 * What HTTP clients, frameworks and monitoring tools say of a status: messages of exceptions and
 * errors, in which the code stands after fixed words.
 */
import type { Catalog } from '../../../catalog/catalog.js';
import { pattern } from '../pattern.js';
import { type Format, type Recognizer, createRecognizer } from '../recognizer.js';
import { spellPhrase } from './spell-phrase.js';

const status = '(?<http>[1-5][0-9]{2})(?![0-9]|[.,:][0-9])';

const after = (hint: string, words: string): Format => ({
  hints: [hint],
  confidence: 'likely',
  pattern: pattern(String.raw`${words}${status}`, 'i'),
});

/** Names of classes that are made of a phrase: `TooManyRequests`, `Forbidden`. */
const classNames = (catalog: Catalog): Format[] =>
  [
    String.raw`\bHttp(?:Client|Server)ErrorException[$.](?<http>[A-Z][A-Za-z]{3,40})\b(?!: [0-9])`,
    String.raw`\b(?:Net::HTTP|RestClient::|Faraday::|FeignException\$)(?<http>[A-Z][A-Za-z]{3,40})\b(?!: [0-9])`,
    String.raw`\bException\\{1,2}(?<http>[A-Z][A-Za-z]{3,40})HttpException\b`,
  ].map((source) => ({
    hints: ['exception', '::http', '::'],
    confidence: 'likely',
    pattern: pattern(source),
    spell: spellPhrase(catalog, 'http'),
  }));

const messages: Format[] = [
  // axios, got, Go, Rust, browsers, and what is worded like them
  after(
    'status',
    String.raw`\b(?:https?|response|unexpected|invalid|bad|error|returned|with|received|got|of|a|the|non-2xx|non-200) (?:http )?(?:error )?(?:response )?status ?(?:code)?(?: of| was| is)?[ :=]{1,3}["'(\[]?`,
  ),
  after('status', String.raw`\bstatus[ _-]?code[ :=]{1,3}["'(\[]?`),
  after(
    'http',
    String.raw`\bHTTP(?: response| error| status| result| return)?(?: code| status)?(?: is| was| of)?[ :=]{1,3}["'(\[]?(?:error |code |status )?`,
  ),
  after('statuscode', String.raw`\bstatuscode[ :=]{1,3}["']?`),
  after('returned error', String.raw`returned error: `),
  after('returned an error', String.raw`returned an error: \(?`),
  after('response code', String.raw`response code[ :=]{1,3}["'(\[]?`),
  after(
    'responded',
    String.raw`\bresponded (?:with|to \S{1,400} with)(?: an?)?(?: http)?(?: status)?(?: code)?(?: of)?[ :]{1,2}["'(\[]?`,
  ),
  after(
    'returned',
    String.raw`\breturned(?: an?)?(?: http)?(?: status)?(?: code)?[ :]{1,2}["'(\[]?(?=[1-5][0-9]{2} [A-Z(])`,
  ),
  after('error ', String.raw`\bERROR (?=[45][0-9]{2}[:,] )`),
  after('error code', String.raw`\berror code:? (?=[45][0-9]{2}\b)`),
  after('indicate success', String.raw`does not indicate success: \(?`),
  after('awaiting response', String.raw`awaiting response\.\.\. `),
  after('npm', String.raw`npm (?:ERR!|error|http fetch \w{3,7} ?\S{0,80}) (?:code E)?`),
  after('err:', String.raw`^Err:[0-9]{1,5} \S{1,200}(?: \S{1,80}){0,6}\n {1,4}`),
  after('resulted in a', 'resulted in an? [`\'"]'),
  after('requests', String.raw`HTTPError: `),
  after(
    'e',
    String.raw`\b\w{0,40}(?:Http|Client|Server|Response|Status|Api|Web|WS|Request|Feign|Rest)\w{0,60}(?:Exception|Error)(?:[$.]\w{3,40})?(?:\{code)?: ["'(\[]?`,
  ),
  after('restclient', String.raw`\bRestClient::\w{3,40}(?: \(|: )`),
  { ...after('http', String.raw`\b\w{0,30}http\w{0,30}(?:Error|Exception)(?:[$.]\w{3,40})?: `), confidence: 'certain' },
  after('faraday', String.raw`\bFaraday::\w{3,40}: the server responded with status `),
  after('net::http', String.raw`\bNet::HTTP\w{3,40}: |#<Net::HTTP\w{3,40} `),
  after('openuri', String.raw`\bOpenURI::HTTPError: `),
  after('exceptions.', String.raw`\bexceptions\.\w{3,40}: `),
  after('but ', String.raw`\bbut (?:got|was|received|is)(?: an?)?(?: status)?(?: code)?:? ["'(\[]?`),
  after('"error"', String.raw`["']error["'] ?: ?\{\s{0,8}["']code["'] ?: ?`),
  after('(code ', String.raw`\bHttp\w{0,40}Exception: .{0,200}\(code `),
  after('statuscode(', String.raw`StatusCode\(code: `),
  after('denied with', String.raw`\bdenied with code `),
  after('transport error', String.raw`\btransport error: `),
  after('wrong status', String.raw`\bwrong status, code: `),
  after('error', String.raw`^Error (?=[45][0-9]{2} [A-Z])`),
  after('status: ', String.raw`^Status: (?=[1-5][0-9]{2} \()`),
  after('error occurred', String.raw`\berror occurred \(`),
  after('response from', String.raw`\bresponse from \S{1,400}(?: \([^)\n]{1,60}\))?(?:, got |: )`),
  after('responded', String.raw`\bresponded (?=[1-5][0-9]{2} in )`),
  after('error', String.raw`(?:Error|Exception)\((?=[45][0-9]{2}, )`),
  after('<http', String.raw`<Http\w{0,20}Error `),
  after('<title>', String.raw`<title>`),
  after('too many', String.raw`\btoo many (?=[45][0-9]{2} error responses)`),
  {
    hints: [' client error', ' server error'],
    confidence: 'likely',
    pattern: pattern(String.raw`(?<http>[45][0-9]{2}) (?:Client|Server) Error\b|(?<http$2>[45][0-9]{2}) Error\b`),
  },
  {
    hints: ['(unknown status)'],
    confidence: 'likely',
    pattern: pattern(String.raw`(?<http>[1-5][0-9]{2}) \(unknown status\)`),
  },
  {
    hints: ['urn:ietf:params'],
    confidence: 'likely',
    pattern: pattern(String.raw`(?<http>[45][0-9]{2}) urn:ietf:params`),
  },
  { hints: ['http error'], pattern: pattern(String.raw`\bHTTP Error (?<http>[45][0-9]{2})\.[0-9]{1,2}\b`, 'i') },
  { hints: [' error\n'], confidence: 'likely', pattern: pattern(String.raw`^(?<http>[45][0-9]{2}) ERROR$`) },
  {
    hints: ['_'],
    confidence: 'likely',
    pattern: pattern(String.raw`^(?<http>[45][0-9]{2}): [A-Z]{3,20}_[A-Z_]{3,50}$`),
  },
  after('fetch', String.raw`\bfetch\w{0,20}(?: \S{1,200})? (?:failed|error)[:,]? (?:with )?\(?`),
  {
    hints: ['status=', 'status =', 'statuscode'],
    pattern: pattern(String.raw`\b(?:ResponseEntity|Response)\b.{0,60}\bstatus(?:Code)?[=:] ?${status}`),
  },
  { hints: ['at=', 'heroku'], pattern: pattern(String.raw`\bat=(?:info|error|warning)\b.{0,400}?\bstatus=${status}`) },
];

export const createHttpClientMessage = (catalog: Catalog): Recognizer =>
  createRecognizer('http-client-message', [...messages, ...classNames(catalog)]);

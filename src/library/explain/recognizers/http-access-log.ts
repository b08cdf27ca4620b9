/**
 * Access logs: common and combined format and what is made like them (Apache, nginx, Envoy, Traefik,
 * Caddy, gunicorn, uvicorn), HAProxy, IIS and CloudFront (W3C extended log), load balancers of AWS,
 * Squid, and the short forms of application servers.
 */
import { pattern } from '../pattern.js';
import { createRecognizer } from '../recognizer.js';

const method = '(?:GET|POST|PUT|DELETE|HEAD|PATCH|OPTIONS|CONNECT|TRACE|PROPFIND|REPORT|PURGE)';
const status = '[1-9][0-9]{2}';
const ftpCommand = 'USER|PASS|STOR|RETR|APPE|DELE|MKD|RMD|CWD|LIST|NLST|RNFR|RNTO|AUTH|PBSZ|PROT|TYPE|QUIT';

export const httpAccessLog = createRecognizer('http-access-log', [
  // "GET / HTTP/1.1" 404 …, also with an address or a field between
  {
    hints: ['http/'],
    pattern: pattern(
      String.raw`HTTP/[0-3](?:\.[0-9])?\\?["'](?:[ ,|\t]{1,3}|: ?|: HTTP )(?:status=|- |"|\[)?(?<http>${status})(?![0-9./])`,
      'i',
    ),
  },
  // "-" 400 0, a request that could not be read
  {
    hints: ['] "'],
    pattern: pattern(String.raw`\] "(?!(?:${ftpCommand})\b)[^"\n]{0,400}" (?<http>${status}) (?:[0-9]{1,12}\b|-)`),
  },
  { hints: ['" from '], pattern: pattern(String.raw`" from \S{3,60} - (?<http>${status}) `) },
  {
    hints: ['request finished'],
    pattern: pattern(
      String.raw`\bRequest finished HTTP\S{2,4} ${method} \S{1,400} (?:\S{1,60} \S{1,20} )?- (?<http>${status})\b`,
    ),
  },
  { hints: ['ms - '], pattern: pattern(String.raw`\bresponse headers after [0-9.]{1,12}ms - (?<http>${status})\b`) },
  { hints: ['|'], pattern: pattern(String.raw`\|${method}\|[^|\n]{1,400}\|(?<http>${status})\|`) },
  { hints: [' - '], pattern: pattern(String.raw`\bHTTP/[0-9.]{3} ${method} \S{1,400} - (?<http>${status}) `) },
  {
    hints: [' ms'],
    pattern: pattern(String.raw`\b${method} /\S{0,400} (?<http>${status}) (?:[0-9]{1,12}|-) - [0-9.]{1,12} ms`),
  },
  { hints: ['status '], pattern: pattern(String.raw`\b(?:Resp|Beresp|Obj)Status {1,8}(?<http>${status})\b`) },
  {
    hints: ['crawled (', 'response <'],
    pattern: pattern(String.raw`\b(?:Crawled \(|response <)(?<http>${status})[) ]`),
  },
  { hints: [' responses'], pattern: pattern(String.raw`\[(?<http>${status})\]\s{1,4}[0-9]{1,12} responses`) },
  // "GET /path" 200, without a protocol version
  { hints: ['"'], pattern: pattern(String.raw`"${method} /[^"\s]{0,400}"[ :]{1,2}(?<http>${status})(?![0-9.])`) },
  // the status of the upstream at the end of a line of ingress-nginx
  {
    hints: ['] ['],
    pattern: pattern(
      String.raw`\] \[[^\]]{0,80}\] [0-9a-f.:]{7,60} [0-9-]{1,12} [0-9.-]{1,12} (?<http>${status}) [0-9a-f]{16,40}\b`,
    ),
  },
  // HAProxy: timers, status, bytes, cookies, termination state
  {
    hints: ['/'],
    pattern: pattern(
      String.raw`[ /]-?[0-9]{1,9}/-?[0-9]{1,9}/-?[0-9]{1,9}/\+?[0-9]{1,9} (?<http>${status}) \+?[0-9]{1,12} \S{1,80} \S{1,80} [\w-]{4} `,
    ),
  },
  // load balancers of AWS: target and three times, status of the balancer, status of the target
  {
    hints: [' -1 -1 -1 ', '.0', ' 0.'],
    pattern: pattern(
      String.raw` -?[0-9]{1,6}(?:\.[0-9]{1,6})? -?[0-9]{1,6}(?:\.[0-9]{1,6})? -?[0-9]{1,6}(?:\.[0-9]{1,6})? (?<http>${status}) (?:-|0|(?<http$2>${status})) [0-9]{1,12} [0-9]{1,12} "`,
    ),
  },
  // Squid: TCP_MISS/503
  {
    hints: ['tcp_', 'none/', 'none_', 'udp_'],
    pattern: pattern(String.raw`\b(?:(?:TCP|UDP)_[A-Z_]{3,40}|NONE(?:_[A-Z_]{1,30})?)/(?<http>${status})\b`),
  },
  // CloudFront without its header line: host, path and status between tabs
  { hints: ['\t'], pattern: pattern(String.raw`\t${method}\t[^\t\n]{1,255}\t[^\t\n]{1,400}\t(?<http>${status})\t`) },
  // morgan, Gin, PHP's own server, Rails, Next.js, Django and other short forms
  {
    hints: [' ms', 's - ', '- -', ' in '],
    pattern: pattern(
      String.raw`\b${method} /\S{0,400} (?:HTTP/[0-9.]{1,3} )?(?:\x1b\[[0-9;]{1,8}m)?(?<http>${status})(?:\x1b\[[0-9;]{1,8}m)? (?:in )?(?:[0-9]{1,7}(?:\.[0-9]{1,6})? ?m?s\b|- )`,
    ),
  },
  {
    hints: ['[gin]', '| '],
    pattern: pattern(
      String.raw`\|(?:\x1b\[[0-9;]{1,8}m)? {0,2}(?<http>${status}) {0,2}(?:\x1b\[[0-9;]{1,4}m)?\| {1,12}[0-9.]{1,12}(?:[µnm]?s|m[0-9])`,
    ),
  },
  { hints: [']: '], pattern: pattern(String.raw`\[(?<http>${status})\]: ${method} /`) },
  {
    hints: ['completed '],
    pattern: pattern(String.raw`\bCompleted (?<http>${status}) [A-Z][\w' -]{1,40}in [0-9.]{1,10} ?m?s`),
  },
  {
    hints: [' -> ', ' => ', ' <- ', '→'],
    pattern: pattern(String.raw`\b${method} \S{1,400} (?:->|=>|<-|→) "?(?:HTTP/[0-9.]{1,3} )?(?<http>${status})\b`),
  },
]);

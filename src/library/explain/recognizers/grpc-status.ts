/**
 * gRPC statuses as the implementations print them: Go, Java, Python, Node, C++, C#, Rust, Ruby, Dart,
 * Swift, PHP, Elixir; `grpc-status` headers and trailers; grpcurl; the `status` of Google's JSON errors.
 */
import { pattern } from '../pattern.js';
import { createRecognizer } from '../recognizer.js';

const upper =
  'OK|CANCELL?ED|UNKNOWN|INVALID_ARGUMENT|DEADLINE_EXCEEDED|NOT_FOUND|ALREADY_EXISTS|PERMISSION_DENIED|RESOURCE_EXHAUSTED|FAILED_PRECONDITION|ABORTED|OUT_OF_RANGE|UNIMPLEMENTED|INTERNAL|UNAVAILABLE|DATA_LOSS|UNAUTHENTICATED';
const mixed =
  'OK|Ok|Cancell?ed|Unknown|InvalidArgument|DeadlineExceeded|NotFound|AlreadyExists|PermissionDenied|ResourceExhausted|FailedPrecondition|Aborted|OutOfRange|Unimplemented|Internal|Unavailable|DataLoss|Unauthenticated';
const number = '[1-9]?[0-9]';
const phrase =
  'cancell?ed|unknown|invalid argument|deadline exceeded|not found|already exists|permission denied|resource exhausted|failed precondition|aborted|out of range|unimplemented|internal error|internal|unavailable|data loss|unauthenticated';

const name = `(?<grpc>${upper}|${mixed})(?![A-Za-z_])`;

export const grpcStatus = createRecognizer('grpc-status', [
  { hints: ['code = '], pattern: pattern(String.raw`\bcode = ${name}`) },
  { hints: ['code = '], pattern: pattern(String.raw`\brpc error: code = Code\((?<grpc>${number})\)`) },
  {
    hints: ['grpc-status', 'grpc_status', 'grpc.status', 'grpcstatus'],
    pattern: pattern(
      String.raw`\bgrpc[-_.]?status(?:[-_.]?code)?\\?["']?\]?\s{0,2}(?::|=|=>|,)?\s{0,2}\[?(?:Int\(|Str\(|int64 )?\\?["']?(?<grpc>${number}|${upper}|${mixed})(?![\w.])`,
      'i',
    ),
  },
  {
    hints: ['grpc'],
    pattern: pattern(
      String.raw`\bgrpc[._-]?(?:status[_ ])?code\\?["']?\s?[:=]\s?\\?["']?(?<grpc>${number}|${upper}|${mixed})(?![\w.])`,
      'i',
    ),
  },
  {
    hints: ['statuscode'],
    pattern: pattern(
      String.raw`\b(?:StatusCode|grpc\.status|GrpcStatus|Code|codes|Status|GRPCStatus\.Code)(?:\.|::)${name}`,
    ),
  },
  {
    hints: ['codes.', 'status.', 'code::', 'status::'],
    pattern: pattern(
      String.raw`\b(?:grpc\.(?:codes|status|Code|StatusCode|Status)|codes|tonic::Code|Code|io\.grpc\.Status)(?:\.|::)${name}`,
    ),
  },
  {
    hints: ['statuscode='],
    pattern: pattern(String.raw`\bStatus(?:\((?:StatusCode=)?|\{code=|\(code=|Code=)["']?${name}`),
  },
  {
    hints: ['status{code', 'status {', 'status(', 'status: ', 'statuscode'],
    pattern: pattern(
      String.raw`\b[Ss]tatus(?:\{code=|\((?:StatusCode=)?["']?|\(code: | \{ code: |: )["']?${name}(?=["']?, ?(?:message|desc|Detail|cause|details|metadata|description|source)|["']?[)}])`,
    ),
  },
  {
    hints: ['runtimeexception', 'statusexception', 'statusruntime'],
    pattern: pattern(String.raw`\bStatus(?:Runtime)?Exception: ${name}`),
  },
  {
    hints: ['rpcexception', 'grpcerror', 'rpcerror', 'grpc error', 'grpc'],
    pattern: pattern(
      String.raw`\b(?:gRPC|RPC|Grpc)[ \w]{0,20}(?:[Ee]rror|[Ss]tatus|[Cc]ode|[Ee]xception)[:,]? ?(?:\(?(?:code|status)[ =:]{1,3}["']?)?${name}`,
    ),
  },
  {
    hints: ['grpc'],
    pattern: pattern(
      String.raw`\b(?:gRPC|Grpc|GRPC|grpc)\b.{0,60}\b(?:status|code)(?: code)?(?: is| was)?[ =:]{1,3}["'(]?(?<grpc>${number}|${upper}|${mixed})(?![\w.])`,
    ),
  },
  // Node: "14 UNAVAILABLE: …"
  {
    hints: [
      ' unavailable',
      ' cancelled',
      ' unknown',
      '_',
      ' internal',
      ' aborted',
      ' unimplemented',
      ' unauthenticated',
    ],
    pattern: pattern(String.raw`(?<![\w.])(?:${number}) (?<grpc>${upper}): `),
  },
  // Ruby: "14:failed to connect … (GRPC::Unavailable)"
  { hints: ['grpc::'], pattern: pattern(String.raw`\bGRPC::${name}`) },
  // C++: "4: Deadline Exceeded"; Swift: "deadline exceeded (4)"; Envoy: "gRPC config stream … closed: 14, …"
  { hints: ['grpc', 'rpc failed'], pattern: pattern(String.raw`^(?<grpc>${number}): (?=[A-Za-z])`) },
  { hints: ['('], pattern: pattern(String.raw`\b(?:${phrase}) \((?<grpc>${number})\)`) },
  {
    hints: ['config stream'],
    pattern: pattern(String.raw`\bgRPC config stream .{0,120}?closed(?: since \S{1,12} ago)?: (?<grpc>${number}),`),
  },
  // C++ and Python's debug strings: grpc_status:14, grpc_message:"…"
  { hints: ['code: ', 'code:'], pattern: pattern(String.raw`\bCode: ${name}\n? {0,4}(?=\s{0,3}(?:Message|Method):)`) },
  {
    hints: ['code'],
    pattern: pattern(
      String.raw`\bcode["']?: ?(?<grpc>${number}),? ?\n?\s{0,6}["']?(?:details|metadata|message)["']?:(?=[\s\S]{0,200}(?:grpc|rpc|metadata|details))`,
      'i',
    ),
  },
  {
    hints: ['"status"', '"code"', "'status'"],
    pattern: pattern(
      String.raw`["'](?:status|code)["']: ?["'](?<grpc>${upper.replace('OK|', '').replace('UNKNOWN|', '')})["']`,
    ),
  },
  {
    hints: ['_', 'unavailable', 'unauthenticated', 'unimplemented'],
    pattern: pattern(
      String.raw`(?<![\w.":])(?<grpc>DEADLINE_EXCEEDED|INVALID_ARGUMENT|ALREADY_EXISTS|PERMISSION_DENIED|RESOURCE_EXHAUSTED|FAILED_PRECONDITION|OUT_OF_RANGE|DATA_LOSS|UNIMPLEMENTED|UNAUTHENTICATED|UNAVAILABLE)(?=: )`,
    ),
  },
  {
    hints: [': '],
    confidence: 'likely',
    pattern: pattern(String.raw`(?:: |-> |= )(?<grpc>NOT_FOUND|ABORTED|CANCELLED)(?=: )`),
  },
  {
    hints: ['grpc.status', 'grpcerror', 'rpcerror', 'grpc.rpcerror', 'rpc'],
    pattern: pattern(String.raw`\bRPCError\{.{0,80}?status: (?<grpc>${number})(?![0-9])`, 'i'),
  },
  {
    hints: ['grpc error', 'grpcerror', 'grpc'],
    pattern: pattern(String.raw`\bgRPC Error \(code: (?<grpc>${number}),`, 'i'),
  },
  {
    hints: ['context deadline exceeded', 'desc ='],
    pattern: pattern(String.raw`\bcode=(?<grpc>${mixed})(?![A-Za-z_])`),
  },
  { hints: ['enstatus', 'grpc'], pattern: pattern(String.raw`\bgrpc_code["']?[=:] ?["']?${name}`) },
]);

/** Every recognizer. Where two see a code at one place, the surer wins, then the one that stands first here. */
import type { Catalog } from '../../../catalog/catalog.js';
import type { Recognizer } from '../recognizer.js';
import { deliveryStatus } from './delivery-status.js';
import { createDnsExtendedError, dnsResponse } from './dns-response.js';
import { createEnhancedCode } from './enhanced-code.js';
import { grpcStatus } from './grpc-status.js';
import { http2Error } from './http2-error.js';
import { httpAccessLog } from './http-access-log.js';
import { createHttpClientMessage } from './http-client-message.js';
import { httpStatusLine } from './http-status-line.js';
import { httpW3cLog } from './http-w3c-log.js';
import { quicClose } from './quic-close.js';
import { createRegisteredPhrase } from './registered-phrase.js';
import { replyLog } from './reply-log.js';
import { createReply } from './reply.js';
import { sipMessage } from './sip-message.js';
import { statusField } from './status-field.js';
import { createTlsAlert } from './tls-alert.js';
import { websocketClose } from './websocket-close.js';

const knownEnhancedCodes = ({ protocols }: Catalog): ReadonlySet<string> =>
  new Set(protocols.get('smtp-enhanced')?.codes.map(({ code }) => code));

export const createRecognizers = (catalog: Catalog): Recognizer[] => [
  replyLog,
  httpStatusLine,
  httpAccessLog,
  httpW3cLog,
  sipMessage,
  deliveryStatus,
  createEnhancedCode(knownEnhancedCodes(catalog)),
  grpcStatus,
  quicClose,
  http2Error,
  websocketClose,
  createTlsAlert(catalog),
  createDnsExtendedError(catalog),
  dnsResponse,
  statusField,
  createReply(catalog),
  createHttpClientMessage(catalog),
  createRegisteredPhrase(catalog),
];

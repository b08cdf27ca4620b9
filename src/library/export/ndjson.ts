/**
 * One code a line, in full, as `GET /v1/codes/{protocol}/{code}` answers it, with its variants inside:
 * newline-delimited JSON (https://github.com/ndjson/ndjson-spec), every line ended by LF.
 */
import type { Protocol } from '../../catalog/catalog.js';
import { describeCode } from '../describe-code.js';
import type { Reader } from '../reader.js';

export const writeNdjson = (reader: Reader, protocols: readonly Protocol[]): string =>
  protocols
    .flatMap(({ codes }) => codes)
    .map((code) => `${JSON.stringify(describeCode(reader, code))}\n`)
    .join('');

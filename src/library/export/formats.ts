/**
 * Every export format: how it is written, what it is served as, and the document that its consumer's
 * maker describes it in. Ids stand in `locales/message-keys.ts`, name and description in `common.json`.
 */
import type { Protocol } from '../../catalog/catalog.js';
import type { ReferenceFact } from '../../catalog/schema.js';
import type { ExportId } from '../../locales/message-keys.js';
import type { Reader } from '../reader.js';
import type { ValueMapping } from '../representation/export.js';
import { writeCsv } from './csv.js';
import { writeValueMappings } from './grafana-value-mappings.js';
import { writeTranslateDictionary } from './logstash-translate.js';
import { writeNdjson } from './ndjson.js';

interface ExportFormat {
  mediaType: string;
  /** Of the file, without the dot. */
  extension: string;
  /** Whether its entries do not name their protocol, so that it has room for one only. */
  needsProtocol: boolean;
  reference: ReferenceFact;
  /** Text is sent as it is, anything else as JSON. */
  write: (reader: Reader, protocols: readonly Protocol[]) => string | ValueMapping[];
}

export const formats: Record<ExportId, ExportFormat> = {
  csv: {
    mediaType: 'text/csv; charset=utf-8; header=present',
    extension: 'csv',
    needsProtocol: false,
    reference: { kind: 'specification', document: 'RFC 4180', section: '2' },
    write: writeCsv,
  },
  ndjson: {
    mediaType: 'application/x-ndjson',
    extension: 'ndjson',
    needsProtocol: false,
    reference: { kind: 'specification', document: 'NDJSON', url: 'https://github.com/ndjson/ndjson-spec' },
    write: writeNdjson,
  },
  'grafana-value-mappings': {
    mediaType: 'application/json; charset=utf-8',
    extension: 'json',
    needsProtocol: true,
    reference: {
      kind: 'vendor',
      document: 'Grafana: Configure value mappings',
      url: 'https://grafana.com/docs/grafana/latest/panels-visualizations/configure-value-mappings/',
    },
    write: writeValueMappings,
  },
  'logstash-translate': {
    mediaType: 'application/yaml',
    extension: 'yaml',
    needsProtocol: true,
    reference: {
      kind: 'vendor',
      document: 'Logstash: Translate filter plugin',
      section: 'dictionary_path',
      url: 'https://www.elastic.co/docs/reference/logstash/plugins/plugins-filters-translate',
    },
    write: writeTranslateDictionary,
  },
};

/** What can be exported, for whom and where. */
import { exportIds } from '../../locales/message-keys.js';
import { describeReference } from '../describe-reference.js';
import { type Reader, exportLink } from '../reader.js';
import type { ExportList } from '../representation/export.js';
import { formats } from './formats.js';

export const listExports = (reader: Reader): ExportList => ({
  language: reader.language.tag,
  items: exportIds.map((id) => ({
    id,
    name: reader.language.translate(`export.${id}.name`),
    description: reader.language.translate(`export.${id}.description`),
    mediaType: formats[id].mediaType,
    protocolRequired: formats[id].needsProtocol,
    reference: describeReference(formats[id].reference),
    links: { self: exportLink(reader, id) },
  })),
});

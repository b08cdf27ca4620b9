/** `GET /v1/exports`, and for each format `GET /v1/exports/{format}`: codes as files for other systems. */
import type { Protocol } from '../../catalog/catalog.js';
import { formats } from '../../library/export/formats.js';
import { listExports } from '../../library/export/list-exports.js';
import type { Reader } from '../../library/reader.js';
import { ExportList, ValueMappings } from '../../library/representation/export.js';
import { text } from '../../library/representation/parts.js';
import { originOfCode } from '../../library/words.js';
import { type ExportId, exportIds } from '../../locales/message-keys.js';
import type { App } from '../app-instance.js';
import { createExportQuery, createProtocolExportQuery } from '../export-queries.js';
import { dataOperation } from '../operation.js';
import { createProblem, sendProblem } from '../problems.js';
import { LanguageQuery } from '../schemas.js';
import { contentLanguage } from '../selection.js';

const operations: Record<ExportId, Pick<Parameters<typeof dataOperation>[0], 'summary' | 'description' | 'answer'>> = {
  csv: {
    summary: 'Codes as a table',
    description:
      'RFC 4180, a row for each code and each of its variants, with a header row and a byte order mark. Spaces separate the values of a list; a cell that would pass for a formula begins with an apostrophe.',
    answer: text('Comma-separated values'),
  },
  ndjson: {
    summary: 'Codes as lines of JSON',
    description: 'Newline-delimited JSON: one code a line, in full.',
    answer: text('On each line a `Code`'),
  },
  'grafana-value-mappings': {
    summary: 'Codes as value mappings of Grafana',
    description:
      "For `fieldConfig.defaults.mappings` in a panel's JSON: text and color for each code, number, symbol and range of the protocol. Texts of the form of a code that nobody registered get the name of their class.",
    answer: ValueMappings,
  },
  'logstash-translate': {
    summary: 'Codes as a dictionary of Logstash',
    description:
      'YAML for `dictionary_path` of the translate filter. Keys are the codes, numbers and symbols of the protocol, values are objects. Ranges are left out, since keys are compared exactly.',
    answer: text('A YAML mapping'),
  },
};

const toOperationId = (id: ExportId): string =>
  `export${id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}`;

const toFileName = (id: ExportId, scope: 'all' | readonly Protocol[], language: string): string => {
  const [only, ...others] = scope === 'all' ? [] : scope;
  const part = others.length > 0 ? ['selection'] : only === undefined ? [] : [only.id];
  return `${['statusbook', ...part, language].join('-')}.${formats[id].extension}`;
};

const addList = (app: App): void => {
  app.get(
    '/v1/exports',
    {
      schema: {
        ...dataOperation({
          operationId: 'listExports',
          summary: 'Export formats',
          description: 'Each format in which codes can be had as a file, and where its makers describe it.',
          tag: 'Exports',
          answer: ExportList,
        }),
        querystring: LanguageQuery,
      },
    },
    async (request, reply) => app.answers.send(request, reply, 'exports', listExports),
  );
};

/** The languages that the texts of the codes are really in. */
const answeredIn = ({ language }: Reader, protocols: readonly Protocol[]) =>
  protocols.flatMap(({ codes }) => codes.map((code) => originOfCode(language, code)));

const addFormat = (app: App, id: ExportId): void => {
  const { mediaType, needsProtocol, write } = formats[id];
  const protocols = [...app.dataset.catalog.protocols.values()];
  app.get(
    `/v1/exports/${id}`,
    {
      schema: {
        ...dataOperation({
          operationId: toOperationId(id),
          ...operations[id],
          tag: 'Exports',
          mediaType: mediaType.split(';', 1)[0]!,
          headers: { 'Content-Disposition': { type: 'string', description: 'A name for the file (RFC 6266)' } },
        }),
        querystring: needsProtocol ? createProtocolExportQuery(app.dataset) : createExportQuery(app.dataset),
      },
    },
    async (request, reply) => {
      const asked = new Set([request.query.protocol ?? []].flat());
      const chosen = protocols.filter(({ id }) => asked.size === 0 || asked.has(id));
      const scope = chosen.length === protocols.length && !needsProtocol ? 'all' : chosen;
      const key = scope === 'all' ? scope : scope.map((each) => each.id).join();
      return app.answers.send(
        request,
        reply,
        `export ${id} ${key}`,
        (reader) => write(reader, chosen),
        (_, reader) => ({
          'content-type': mediaType,
          ...contentLanguage(reader, {}, answeredIn(reader, chosen)),
          'content-disposition': `attachment; filename="${toFileName(id, scope, reader.language.tag)}"`,
        }),
      );
    },
  );
};

const addUnknownFormat = (app: App): void => {
  app.get<{ Params: { format: string } }>('/v1/exports/:format', { schema: { hide: true } }, async (request, reply) =>
    sendProblem(
      request,
      reply,
      createProblem(
        'unknown-export',
        { format: request.params.format, known: exportIds.join(', ') },
        { allowed: exportIds },
      ),
    ),
  );
};

export const addExportRoutes = (app: App): void => {
  addList(app);
  for (const id of exportIds) addFormat(app, id);
  addUnknownFormat(app);
};

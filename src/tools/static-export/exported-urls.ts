/**
 * Which URLs a static export answers: every resource at its canonical path, and with those queries that
 * links in the answers have. Searches, explanations and free combinations of filters need a server.
 */
import { type Catalog, allCodes } from '../../catalog/catalog.js';
import type { Dataset } from '../../dataset.js';
import { listPage } from '../../http/page-schemas.js';
import { comparisonKey } from '../../library/compare/compare-codes.js';
import { formats } from '../../library/export/formats.js';
import { codeLink, codeListLink, compareLink, exportLink, protocolLink } from '../../library/reader.js';
import { exportIds, problemReasons } from '../../locales/message-keys.js';

export interface ExportedUrl {
  path: string;
  /** As links spell it, without `lang` and question mark; empty where there is none. */
  query: string;
  /** Whether it may be asked with `lang`: the OpenAPI document is in one language only. */
  takesLanguage: boolean;
}

/** `url` and those of the pages after the first. */
const pagesOf = (url: string, total: number): string[] => {
  const pages = Math.max(1, Math.ceil(total / listPage.limit));
  const separator = url.includes('?') ? '&' : '?';
  return Array.from({ length: pages }, (_, page) =>
    page === 0 ? url : `${url}${separator}offset=${page * listPage.limit}`,
  );
};

/** Variants too, and the numbers of ranges that another code is equivalent to. */
const codeUrls = (catalog: Catalog, linkTo: (protocol: string, key: string) => string): string[] => {
  const listed = allCodes(catalog).flatMap((code) => [code, ...code.variants]);
  const linked = listed.flatMap(({ equivalents }) => equivalents.map(({ code }) => code));
  return [...new Set([...listed, ...linked].map(({ protocol, key }) => linkTo(protocol.id, key)))];
};

const split = (url: string, takesLanguage: boolean): ExportedUrl => {
  const [path = '', query = ''] = url.split('?');
  return { path, query, takesLanguage };
};

export const listExportedUrls = ({ catalog, locales }: Dataset, basePath: string): ExportedUrl[] => {
  const reader = { language: locales.default, basePath };
  const protocols = [...catalog.protocols.values()];
  const single = ['/v1', '/v1/languages', '/v1/vocabulary', '/v1/protocols', '/v1/exports', '/v1/compare/popular'];
  const inLanguages = [
    ...single.map((path) => basePath + path),
    ...problemReasons.map((reason) => `${basePath}/problems/${reason}`),
    ...protocols.map(({ id }) => protocolLink(reader, id)),
    ...codeUrls(catalog, (protocol, key) => codeLink(reader, protocol, key)),
    ...pagesOf(`${basePath}/v1/codes`, allCodes(catalog).length),
    ...protocols.flatMap(({ id, codes }) => pagesOf(codeListLink(reader, id), codes.length)),
    ...catalog.comparisons.map((codes) => compareLink(reader, comparisonKey(codes))),
    ...protocols.map(({ id }) => `${basePath}/v1/compare/popular?protocol=${id}`),
    ...exportIds.filter((id) => !formats[id].needsProtocol).map((id) => exportLink(reader, id)),
    ...exportIds.flatMap((id) => protocols.map((protocol) => `${exportLink(reader, id)}?protocol=${protocol.id}`)),
  ];
  return [
    ...inLanguages.map((url) => split(url, true)),
    ...['json', 'yaml'].map((format) => split(`${basePath}/openapi.${format}`, false)),
  ];
};

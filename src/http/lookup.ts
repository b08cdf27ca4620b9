/**
 * From protocol ids and codes in a path or a query to the things they name, or to the problem that
 * says why not, what may have been meant and what the class of an unregistered code tells.
 */
import type { FastifyRequest } from 'fastify';

import { type Code, type Protocol, splitId } from '../catalog/catalog.js';
import { type FoundCode, findCode } from '../catalog/find-code.js';
import { findNearCodes, findNearProtocols } from '../catalog/near-codes.js';
import { explainClass } from '../library/describe-protocol.js';
import { type Reader, codeLink, protocolLink } from '../library/reader.js';
import { bundleOf, textsOfCode } from '../library/words.js';
import type { App } from './app-instance.js';
import { type Problem, createProblem } from './problems.js';

type Failed = { ok: false; problem: Problem };

const readerOf = ({ languages, basePath }: App, request: FastifyRequest): Reader => ({
  language: languages.choose(request).language,
  basePath,
});

/** `inQuery` where the id stands in a query: that makes it 400 instead of 404. */
export const findProtocol = (
  app: App,
  request: FastifyRequest,
  id: string,
  inQuery = false,
): { ok: true; protocol: Protocol } | Failed => {
  const { catalog } = app.dataset;
  const protocol = catalog.protocols.get(id);
  if (protocol !== undefined) return { ok: true, protocol };
  const reader = readerOf(app, request);
  const suggestions = findNearProtocols(catalog, id).map((near) => ({
    id: near,
    name: bundleOf(reader.language, catalog.protocols.get(near)!).name,
    href: protocolLink(reader, near),
  }));
  const known = [...catalog.protocols.keys()].join(', ');
  return { ok: false, problem: createProblem('unknown-protocol', { protocol: id, known }, { suggestions }, inQuery) };
};

const suggestCodes = (app: App, reader: Reader, protocol: Protocol, written: string) =>
  findNearCodes(app.dataset.catalog, protocol, written).map((code: Code) => ({
    id: code.id,
    name: textsOfCode(reader.language, code).name,
    href: codeLink(reader, code.protocol.id, code.key),
  }));

export const notFoundProblem = (
  app: App,
  request: FastifyRequest,
  protocol: Protocol,
  found: Extract<FoundCode, { ok: false }>,
  inQuery = false,
): Problem => {
  const reader = readerOf(app, request);
  const words = bundleOf(reader.language, protocol);
  const suggestions = suggestCodes(app, reader, protocol, found.spelling);
  if (found.reason === 'malformed-code') {
    const values = { protocol: words.name, code: found.spelling, form: words.form };
    return createProblem('malformed-code', values, { suggestions }, inQuery);
  }
  const explained = explainClass(reader, protocol, found.class);
  const values = { protocol: words.name, code: found.spelling };
  return createProblem('unknown-code', values, { suggestions, class: explained }, inQuery);
};

/**
 * The code, variant or number of a range that an id in the query parameter `parameter` names.
 * `inQuery`: whether a miss spoils the whole request, which makes it 400 instead of 404.
 */
export const findCodeById = (
  app: App,
  request: FastifyRequest,
  id: string,
  parameter: 'codes' | 'ids',
  inQuery = true,
): { ok: true; code: Code } | Failed => {
  const halves = splitId(id);
  if (halves === undefined) return { ok: false, problem: createProblem('malformed-id', { id }, { parameter }) };
  const protocol = findProtocol(app, request, halves.protocol, inQuery);
  if (!protocol.ok) return protocol;
  const found = findCode(protocol.protocol, halves.code);
  if (found.ok) return { ok: true, code: found.code };
  return { ok: false, problem: notFoundProblem(app, request, protocol.protocol, found, inQuery) };
};

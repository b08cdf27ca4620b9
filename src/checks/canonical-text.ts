/**
 * The one way to write a data file: two spaces, LF, final newline, NFC, real characters; members in
 * the order of the schema, bundles and `common.json` in the order of the catalog and of the message
 * keys, codes of the catalog ascending. `canonical-form` compares with it, `npm run fix` writes it.
 */
import type { TSchema } from 'typebox';

import { toCodeNumber } from '../catalog/code-number.js';
import { type CodeFact, type LocalCodesFile, type ProtocolFile, isOfProtocol } from '../catalog/schema.js';
import { NotesFile, isOfBundle, isOfCommon } from '../locales/schema.js';
import { bundleSkeleton, commonSkeleton, notesSkeleton } from './bundle-skeleton.js';
import { type Project, type SourceFile, parsePath } from './project.js';

type JsonObject = Record<string, unknown>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value's own members, those of `keys` first and in their order. */
const arrange = (value: JsonObject, keys: readonly string[], mapMember: (key: string) => unknown): JsonObject =>
  Object.fromEntries(
    [...new Set([...keys, ...Object.keys(value)])]
      .filter((key) => Object.hasOwn(value, key))
      .map((key) => [key, mapMember(key)]),
  );

const arrangeBySchema = (schema: TSchema | undefined, value: unknown): unknown => {
  const { properties = {}, items } = (schema ?? {}) as { properties?: Record<string, TSchema>; items?: TSchema };
  if (Array.isArray(value)) return value.map((item) => arrangeBySchema(items, item));
  if (!isObject(value)) return value;
  return arrange(value, Object.keys(properties), (key) => arrangeBySchema(properties[key], value[key]));
};

/** Members in the order in which the model has them. */
export const arrangeLike = (model: unknown, value: unknown): unknown => {
  if (!isObject(value) || !isObject(model)) return value;
  return arrange(value, Object.keys(model), (key) => arrangeLike(model[key], value[key]));
};

const naturalOrder = new Intl.Collator('en', { numeric: true });

/** By number where both have one, so that `0xb` follows `0xa`; else digits count as numbers: `5.1.2` before `5.1.10`. */
const compareFacts = (a: CodeFact, b: CodeFact, notation: ProtocolFile['form']['notation']): number => {
  const [left, right] = [a, b].map(({ code, range }) => range?.first ?? code) as [string, string];
  const [x, y] = [left, right].map((code) => toCodeNumber(code, notation));
  if (x === undefined || y === undefined) return naturalOrder.compare(left, right);
  return x < y ? -1 : Number(x > y);
};

/** Names have no order of their own: there the file's order, the registry's, stays. */
const sortCodes = <File extends Pick<ProtocolFile, 'codes'>>(file: File, { form }: ProtocolFile): File => {
  const { notation } = form;
  if (notation === 'name') return file;
  return { ...file, codes: file.codes.toSorted((a, b) => compareFacts(a, b, notation)) };
};

const arrangeFile = (project: Project, { path, json, schema, isValid }: SourceFile): unknown => {
  const { folder, name } = parsePath(path);
  const protocol = project.protocols.get(name);
  if (isOfBundle(schema) && protocol !== undefined) {
    return arrangeLike(bundleSkeleton(sortCodes(protocol, protocol)), json);
  }
  if (isOfCommon(schema)) return arrangeLike(commonSkeleton(folder), json);
  if (schema === NotesFile) return arrangeLike(notesSkeleton(project), json);
  if (isOfProtocol(schema) && isValid && protocol !== undefined) {
    return arrangeBySchema(schema, sortCodes(json as LocalCodesFile, protocol));
  }
  return arrangeBySchema(schema ?? undefined, json);
};

export const toJsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`.normalize('NFC');

/** Undefined for a file that is not JSON, or that has no schema: that one is written by its own rule. */
export const canonicalText = (project: Project, file: SourceFile): string | undefined =>
  file.json === undefined || file.schema === null ? undefined : toJsonText(arrangeFile(project, file));

const stringTokens = (text: string): { token: string; line: number }[] =>
  text.split('\n').flatMap((content, index) =>
    [...content.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([token]) => ({
      token: String(JSON.parse(token)).normalize('NFC'),
      line: index + 1,
    })),
  );

/**
 * The line of the first string that the canonical text has not: of two members of the same name
 * `JSON.parse` keeps the last, and writing the file anew would lose the first. Undefined when nothing is lost.
 */
export const findLostLine = (text: string, canonical: string): number | undefined => {
  const left = new Map<string, number>();
  for (const { token } of stringTokens(canonical)) left.set(token, (left.get(token) ?? 0) + 1);
  return stringTokens(text).find(({ token }) => {
    left.set(token, (left.get(token) ?? 0) - 1);
    return left.get(token)! < 0;
  })?.line;
};

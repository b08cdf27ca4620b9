/** Many codes at once, in the order in which they were asked for, and a problem for each id that names none. */
import type { Code } from '../catalog/catalog.js';
import { describeCode } from './describe-code.js';
import type { Reader } from './reader.js';
import type { CodeBatch } from './representation/code.js';
import { type Selection, addTranslations, selectFields } from './select-fields.js';
import { ownTextsOfCode } from './words.js';

export type BatchProblem = CodeBatch['problems'][number];

export const batchCodes = (
  reader: Reader,
  codes: readonly Code[],
  problems: readonly BatchProblem[],
  selection: Selection,
): CodeBatch => ({
  language: reader.language.tag,
  items: codes.map((code) =>
    addTranslations(reader, selectFields(describeCode(reader, code), selection), selection, (language) =>
      ownTextsOfCode(language, code),
    ),
  ),
  problems: [...problems],
});

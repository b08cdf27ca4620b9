/** Every named schema of an answer about data, in the order of the OpenAPI components. */
import {
  CodeAnswer,
  CodeBatch,
  CodeList,
  CodeSelection,
  CodeSummary,
  Explained,
  Labels,
  Reference,
  Retry,
  Variant,
} from './code.js';
import { Comparison, Finding, PopularComparisons } from './comparison.js';
import { Explanation, Match } from './explanation.js';
import { MatchedField, SearchAnswer, SearchHit } from './search.js';
import { ExportList, ValueMapping } from './export.js';
import { LanguageList, ProtocolAnswer, ProtocolList, VocabularyAnswer } from './reference-lists.js';

export const representations = [
  CodeAnswer,
  CodeSelection,
  CodeSummary,
  CodeList,
  CodeBatch,
  Variant,
  Labels,
  Retry,
  Reference,
  ProtocolAnswer,
  ProtocolList,
  Explained,
  LanguageList,
  VocabularyAnswer,
  Comparison,
  Finding,
  PopularComparisons,
  Explanation,
  Match,
  SearchAnswer,
  SearchHit,
  MatchedField,
  ExportList,
  ValueMapping,
] as const;

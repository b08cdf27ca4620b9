/** Every check, in the order in which problems are best mended: what follows relies on what precedes. */
import { adviceAgrees } from './advice-agrees.js';
import { borrowedTexts } from './borrowed-texts.js';
import { canonicalForm } from './canonical-form.js';
import { catalogSchema } from './catalog-schema.js';
import type { Check } from './check.js';
import { codeForm } from './code-form.js';
import { comparisons } from './comparisons.js';
import { consistentFacts } from './consistent-facts.js';
import { declared } from './declared.js';
import { entryCoverage } from './entry-coverage.js';
import { glossary } from './glossary.js';
import { jsonSyntax } from './json-syntax.js';
import { languageFile } from './language-file.js';
import { links } from './links.js';
import { messageCoverage } from './message-coverage.js';
import { missingBundle } from './missing-bundle.js';
import { nearDuplicates } from './near-duplicates.js';
import { overlayFiles } from './overlay-files.js';
import { patternBacktracking } from './pattern-backtracking.js';
import { protocolId } from './protocol-id.js';
import { referenceForm } from './reference-form.js';
import { registryMatch } from './registry-match.js';
import { schema } from './schema.js';
import { staleTranslation } from './stale-translation.js';
import { textLength } from './text-length.js';
import { textStyle } from './text-style.js';
import { tokensKept } from './tokens-kept.js';
import { unknownBundle } from './unknown-bundle.js';
import { untranslated } from './untranslated.js';

export const allChecks: readonly Check[] = [
  overlayFiles,
  jsonSyntax,
  schema,
  protocolId,
  patternBacktracking,
  codeForm,
  declared,
  links,
  languageFile,
  missingBundle,
  unknownBundle,
  entryCoverage,
  comparisons,
  messageCoverage,
  borrowedTexts,
  canonicalForm,
  catalogSchema,
  consistentFacts,
  referenceForm,
  registryMatch,
  textLength,
  textStyle,
  nearDuplicates,
  untranslated,
  tokensKept,
  adviceAgrees,
  glossary,
  staleTranslation,
];

/** What a start and a reload insist on. */
export const integrityChecks: readonly Check[] = allChecks.filter(({ level }) => level === 'integrity');

/** What `npm run check` and CI insist on besides. */
export const editorialChecks: readonly Check[] = allChecks.filter(({ level }) => level === 'editorial');

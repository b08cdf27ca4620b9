/** What an operator adds to the tiny project: a code of Beta, and texts for it. */
import type { CodeFact } from '../../src/catalog/schema.js';
import { sixTexts } from './six-texts.js';
import { beta } from './tiny-catalog.js';

const { aliases: _, ...storm } = beta.codes[1]!;

export const gale: CodeFact = { ...storm, code: '0xc', symbol: 'GALE', standing: 'vendor', vendor: 'Example Harbour' };

export const galeTexts = sixTexts(
  'Gale at the Harbour',
  'A gale blows at the harbour.',
  'The buoy before the harbour measures more than 75 kilometres an hour.',
  'The harbour office sends it when the wind has blown so for ten minutes.',
  'Stay in the harbour and call extension 4711.',
  'The harbour is closed because of the wind.',
);

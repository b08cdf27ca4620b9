/** The texts of an entry in the order of the files, without their names: a table row in the tiny bundles. */
import type { SixTexts } from '../../src/locales/schema.js';

export const sixTexts = (
  name: string,
  summary: string,
  description: string,
  whenYouSeeIt: string,
  howToFix: string,
  userMessage: string,
): SixTexts => ({ name, summary, description, whenYouSeeIt, howToFix, userMessage });

/** Could every file of an operator's folder be read? What kept one from it was noted by `read-overlay.ts`. */
import type { Check } from './check.js';

export const overlayFiles: Check = {
  name: 'overlay-files',
  description: "The files of an operator's folder lie in it, are plain files of a sensible size and are UTF-8",
  level: 'integrity',
  find: ({ overlay }) => overlay?.problems ?? [],
};

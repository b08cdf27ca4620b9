/** What every part of the benchmark is told: where the program and the temporary files are, how long to measure, and where to say what came out. */
import type { Pace } from './contest.js';

export interface Setting {
  /** The project's folder, with a slash at its end. */
  root: string;
  /** For files that nobody needs afterwards. */
  folder: string;
  isQuick: boolean;
  pace: Pace;
  /** How often a server is started to know how long that takes. */
  starts: number;
  /** Prints a piece of the report and keeps it. */
  say: (text: string) => void;
}

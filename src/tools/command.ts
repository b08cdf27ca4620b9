/**
 * From a tool's result to a command: what it says goes to the console, and the process fails where the
 * tool did. A tool is a function of a root folder and arguments, so that tests run it on a copy.
 */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface CommandResult {
  ok: boolean;
  output: string;
}

export type Command = (root: string, args: readonly string[]) => Promise<CommandResult>;

/** The folder of `catalog/` and `locales/`: two above `src/tools`, one above `dist`, where a tool is one file. */
const isSource = /\/src\/tools\/[^/]+$/.test(import.meta.url);
const projectRoot = fileURLToPath(new URL(isSource ? '../../' : '../', import.meta.url));

/** Runs the command if its module (`import.meta.url`) is the one that node was started with. */
export const runIfMain = async (module: string, command: Command): Promise<void> => {
  const [, main] = process.argv;
  if (main === undefined || realpathSync(main) !== fileURLToPath(module)) return;
  const { ok, output } = await command(projectRoot, process.argv.slice(2));
  (ok ? console.log : console.error)(output);
  process.exitCode = ok ? 0 : 1;
};

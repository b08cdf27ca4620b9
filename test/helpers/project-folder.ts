/** Projects as folders, for tools that read and write files. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { onTestFinished } from 'vitest';

import type { Texts } from './tiny-project.js';

/** The path of a new folder with these files, which is removed after the test. */
export const writeProject = async (texts: Texts): Promise<string> => {
  const root = await mkdtemp(join(tmpdir(), 'statusbook-'));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const [path, text] of texts) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
};

export const readText = async (root: string, path: string): Promise<string> => readFile(join(root, path), 'utf8');

export const readJson = async (root: string, path: string) => JSON.parse(await readText(root, path));

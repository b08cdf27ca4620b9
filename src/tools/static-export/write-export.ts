/**
 * A whole export in an empty folder: `files/` by language, the configuration for nginx, and a manifest.
 * Equal data give equal files, whenever and wherever they are written.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { App } from '../../http/app-instance.js';
import { softwareVersion } from '../../http/software-version.js';
import { listExportedUrls } from './exported-urls.js';
import { createNginxConfig } from './nginx-config.js';
import { manifestName, manifestOwner } from './replace-folder.js';
import { type StaticAnswer, askStaticAnswer } from './static-answer.js';
import { writeTwins } from './write-twins.js';

/** As many as keep Node's four threads for compression busy. */
const atOnce = 8;

const forEachAtOnce = async <Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> => {
  const queue = items.values();
  const workers = Array.from({ length: atOnce }, async () => {
    for (const item of queue) await work(item);
  });
  await Promise.all(workers);
};

interface Written {
  files: number;
  bytes: number;
}

interface Options {
  app: App;
  /** An empty one. */
  folder: string;
  /** Where the folder will stand in the end. */
  target: string;
  /** Of brotli, from 0 to 11. */
  quality?: number;
}

export const writeExport = async ({ app, folder, target, quality }: Options): Promise<Written> => {
  const { dataset, basePath } = app;
  const languages = [...dataset.locales.languages.keys()];
  const asked = listExportedUrls(dataset, basePath).flatMap((url) => languages.map((language) => ({ url, language })));
  const answers: StaticAnswer[] = [];
  const written: Written = { files: 0, bytes: 0 };
  await forEachAtOnce([...asked.entries()], async ([index, { url, language }]) => {
    const { answer, body } = await askStaticAnswer(app, url, language);
    const sizes = await writeTwins(join(folder, 'files', language, answer.file), body, quality);
    answers[index] = answer;
    written.files += sizes.length;
    written.bytes += sizes.reduce((sum, size) => sum + size, 0);
  });
  for (const [name, text] of Object.entries(await createNginxConfig(app, answers, target))) {
    await writeFile(join(folder, name), text);
  }
  const versions = { software: softwareVersion, data: dataset.version };
  const manifest = { name: manifestOwner, versions, languages, resources: asked.length / languages.length, ...written };
  await writeFile(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
  return written;
};

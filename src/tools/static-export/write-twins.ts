/**
 * A file with its twins for `gzip_static` and `brotli_static`, compressed as far as it goes since
 * nobody waits for it. nginx makes entity tags from a file's size and time: the time that each file
 * gets is a hash of its bytes, so that equal bytes have equal tags on every machine and in every
 * export, and other bytes have others.
 */
import { createHash } from 'node:crypto';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { constants } from 'node:zlib';

import { encoders, leastCodedBytes } from '../../http/answer.js';

/** In seconds since 1970: between 2001 and 2018, which no system takes for the future. */
const earliest = 1_000_000_000;
const span = 2 ** 29;

const timeOf = (bytes: Buffer): number =>
  earliest + (createHash('sha256').update(bytes).digest().readUInt32BE() % span);

const write = async (path: string, bytes: Buffer): Promise<void> => {
  await writeFile(path, bytes);
  const time = timeOf(bytes);
  await utimes(path, time, time);
};

/** Gives how many bytes each file has. There is one file where the server, too, would send the body as it is. */
export const writeTwins = async (
  path: string,
  body: Buffer,
  quality: number = constants.BROTLI_MAX_QUALITY,
): Promise<number[]> => {
  await mkdir(dirname(path), { recursive: true });
  await write(path, body);
  if (body.length < leastCodedBytes) return [body.length];
  const [br, gz] = await Promise.all([encoders.br(body, quality), encoders.gzip(body, constants.Z_BEST_COMPRESSION)]);
  await Promise.all([write(`${path}.br`, br), write(`${path}.gz`, gz)]);
  return [body.length, br.length, gz.length];
};

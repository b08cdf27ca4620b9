/**
 * More data than there are: a project folder with this one's program, in which protocols stand several times,
 * under other ids, and Vietnamese stands for further languages. Links between copied protocols lead to the
 * copies, so that the data pass the same checks as ours.
 */
import { copyFileSync, cpSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Wanted {
  /** At least so many; protocols are copied whole. */
  codes: number;
  languages: number;
}

export interface CopiedData {
  /** The folder of the project. */
  folder: string;
  /** `/v1/codes/smtp-2/550`. */
  paths: string[];
  tags: string[];
  mebibytes: number;
}

/** Languages with the plural forms of Vietnamese, so that its messages are complete for them. */
const otherTags = ['id', 'ja', 'km', 'ko', 'lo', 'ms', 'my', 'th', 'zh-Hans', 'zh-Hant'];

interface ProtocolText {
  id: string;
  text: string;
  codes: string[];
}

const readProtocols = (root: string): ProtocolText[] =>
  readdirSync(join(root, 'catalog'))
    .filter((name) => name.endsWith('.json') && !['schema.json', 'comparisons.json'].includes(name))
    .map((name) => {
      const text = readFileSync(join(root, 'catalog', name), 'utf8');
      const { protocol, codes } = JSON.parse(text) as { protocol: string; codes: { code: string }[] };
      return { id: protocol, text, codes: codes.map(({ code }) => code) };
    });

export const countCodes = (root: string): number =>
  readProtocols(root).reduce((sum, { codes }) => sum + codes.length, 0);

/** The protocols of each copy, the first of which is the original. */
const chooseCopies = (protocols: readonly ProtocolText[], wanted: number): ProtocolText[][] => {
  const copies: ProtocolText[][] = [];
  let missing = wanted;
  do {
    const copy: ProtocolText[] = [];
    for (const protocol of protocols) {
      if (copies.length > 0 && missing <= 0) break;
      copy.push(protocol);
      missing -= protocol.codes.length;
    }
    copies.push(copy);
  } while (missing > 0);
  return copies;
};

/** In `protocol`, and in the ids of codes, which stand in `id` and in lists. */
const renamed = (text: string, ids: readonly string[], suffix: string): string => {
  const inId = new RegExp(`^(${ids.join('|')})(?=:)`);
  const rename = (key: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    if (key === 'protocol') return ids.includes(value) ? value + suffix : value;
    return key === 'id' || /^\d+$/.test(key) ? value.replace(inId, `$1${suffix}`) : value;
  };
  return JSON.stringify(JSON.parse(text, rename), null, 2);
};

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + readFileSync(join(parentPath, name)).length, 0);

const linkProgram = (root: string, folder: string): void => {
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
};

const addLanguage = (root: string, folder: string, tag: string): void => {
  const target = join(folder, 'locales', tag);
  cpSync(join(root, 'locales/vi'), target, { recursive: true });
  const language = JSON.parse(readFileSync(join(target, 'language.json'), 'utf8')) as object;
  writeFileSync(join(target, 'language.json'), JSON.stringify({ ...language, tag }));
};

/** `folder` must not exist yet. */
export const writeCopiedData = (root: string, folder: string, { codes, languages }: Wanted): CopiedData => {
  linkProgram(root, folder);
  for (const name of ['catalog', 'locales']) cpSync(join(root, name), join(folder, name), { recursive: true });
  const further = otherTags.slice(0, languages - 2);
  for (const tag of further) addLanguage(root, folder, tag);
  const tags = ['en', 'vi', ...further];

  const paths: string[] = [];
  for (const [index, copy] of chooseCopies(readProtocols(root), codes).entries()) {
    const suffix = index === 0 ? '' : `-${index + 1}`;
    const ids = copy.map(({ id }) => id);
    for (const { id, text, codes } of copy) {
      paths.push(...codes.map((code) => `/v1/codes/${id}${suffix}/${code}`));
      if (index === 0) continue;
      writeFileSync(join(folder, `catalog/${id}${suffix}.json`), renamed(text, ids, suffix));
      for (const tag of tags) {
        const bundles = join(folder, 'locales', tag);
        copyFileSync(join(bundles, `${id}.json`), join(bundles, `${id}${suffix}.json`));
      }
    }
  }
  const bytes = sizeOf(join(folder, 'catalog')) + sizeOf(join(folder, 'locales'));
  return { folder, paths, tags, mebibytes: bytes / 2 ** 20 };
};

/**
 * Who is compared: the least that Node can do, this server as it ships, and the
 * peers as one would write them, with the same data and the usual plugins.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Request } from './ask.js';
import { type Launch, takeFreePort } from './processes.js';
import type { Scenario } from './scenarios.js';

export interface Competitor extends Launch {
  takesPart(scenario: Scenario): boolean;
  /** For a server that has the same thing at another path. */
  pathOf?: (request: Request) => string;
  /** Whether its answers are documents that must equal this server's. */
  hasEqualBodies: boolean;
  /** Whether the second answer to a question costs less than the first. */
  keepsAnswers: boolean;
}

const firstPath = '/v1/codes/smtp/550';

export const launchStatusbook = async (): Promise<Competitor> => ({
  name: 'Statusbook',
  command: ['dist/main.js'],
  port: await takeFreePort(),
  firstPath,
  takesPart: () => true,
  hasEqualBodies: true,
  keepsAnswers: true,
});

/** `sizes`: of its bodies, in bytes. `headers`: names and values in turn, instead of the few that are needed. */
export const launchLimit = async (
  { status }: Scenario,
  sizes: readonly number[],
  headers?: readonly string[],
): Promise<Competitor> => ({
  name: headers === undefined ? 'node:http, fixed buffer' : 'node:http, with our headers',
  command: [
    'bench/limit.js',
    String(status === 'problem' ? 404 : status),
    sizes.join(','),
    ...(headers === undefined ? [] : [JSON.stringify(headers)]),
  ],
  port: await takeFreePort(),
  firstPath: '/',
  takesPart: () => true,
  hasEqualBodies: false,
  keepsAnswers: false,
});

/** The configuration as it is exported, for one process on a port of its own. */
const writeNginxConfiguration = (exported: string, port: number): string => {
  const path = join(exported, 'bench.conf');
  const text = readFileSync(join(exported, 'nginx.conf'), 'utf8');
  writeFileSync(
    path,
    text
      .replace(/^(\s*listen) .*;$/m, `$1 127.0.0.1:${port};`)
      .replace(/^worker_processes .*;$/m, 'daemon off;\nmaster_process off;'),
  );
  return path;
};

/** nginx with the exported files; undefined where it is not installed or there is nothing to export. */
export const launchNginx = async (root: string, folder: string): Promise<Competitor | undefined> => {
  if (spawnSync('nginx', ['-v']).error !== undefined || !existsSync(join(root, 'src/tools/export.ts')))
    return undefined;
  const [exported, own, port] = [join(folder, 'exported'), join(folder, 'nginx'), await takeFreePort()];
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'src/tools/export.ts', '--out', exported]);
  if (status !== 0) throw new Error(`the export ends with ${status}: ${String(stderr)}`);
  mkdirSync(own);
  return {
    name: 'nginx, exported files',
    program: 'nginx',
    command: ['-p', own, '-c', writeNginxConfiguration(exported, port)],
    port,
    firstPath,
    takesPart: ({ isAboutOneCode }) => isAboutOneCode,
    hasEqualBodies: true,
    keepsAnswers: false,
  };
};

/** As `json-server` spells it: a collection for each language. */
const jsonServerPath = ({ path, language }: Request): string => {
  const url = new URL(path, 'http://localhost');
  const [protocol, code] = url.pathname.split('/').slice(3);
  const ids = url.searchParams.get('ids')?.split(',');
  if (code !== undefined) return `/${language}/${protocol}:${code}`;
  return ids === undefined ? `/${language}${url.search}` : `/${language}?${ids.map((id) => `id=${id}`).join('&')}`;
};

export const arePeersInstalled = (root: string): boolean => existsSync(join(root, 'bench/peers/node_modules'));

/** `files`: what `writePeerData` wrote. */
export const launchPeers = async ({ facts, database }: { facts: string; database: string }): Promise<Competitor[]> => {
  const common = {
    environment: { NODE_ENV: 'production' },
    firstPath,
    takesPart: ({ isCommon }: Scenario) => isCommon,
    hasEqualBodies: true,
    keepsAnswers: false,
  };
  const jsonServerPort = await takeFreePort();
  const options = ['--quiet', '--host', '127.0.0.1', '--port', String(jsonServerPort)];
  return [
    {
      ...common,
      name: 'Express 5, i18next',
      command: ['bench/peers/express.js', facts],
      port: await takeFreePort(),
    },
    {
      ...common,
      name: 'Fastify, i18next',
      command: ['bench/peers/fastify.js', facts],
      port: await takeFreePort(),
    },
    {
      ...common,
      name: 'json-server',
      command: ['bench/peers/node_modules/json-server/lib/cli/bin.js', ...options, database],
      port: jsonServerPort,
      firstPath: '/en/smtp:550',
      pathOf: jsonServerPath,
      hasEqualBodies: false,
    },
  ];
};

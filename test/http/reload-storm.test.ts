/**
 * Hundreds of changes of the data under load, over real sockets: what an answer says in its header and in its
 * body is of one version, nothing fails, and nothing of the replaced versions is kept.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { describe, expect, it, onTestFinished } from 'vitest';

import type { Dataset } from '../../src/dataset.js';
import { createApp } from '../../src/http/app.js';
import { createFront } from '../../src/http/front.js';
import { createMetrics } from '../../src/metrics/metrics.js';
import { createReloadState, createReloads } from '../../src/reload/reloads.js';
import { datasetFrom, defaults } from '../helpers/app.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';

/** `RELOADS=1000` takes a minute or more. */
const reloadCount = Number(process.env['RELOADS'] ?? 200);
const clientCount = 4;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const named = (name: string): Dataset =>
  datasetFrom(
    withChange(tinyProject(), 'locales/en/alpha.json', (bundle) => {
      bundle.codes['404'].name = name;
    }),
  );
const [one, two] = [named('Shelf One'), named('Shelf Two')];
const nameOf = new Map([
  [one.version, 'Shelf One'],
  [two.version, 'Shelf Two'],
]);

/** Each with what in its body must be the name that the version in its header gives. */
const questions: { path: string; names(body: string): string[] }[] = [
  { path: '/v1/codes/alpha/404?lang=en', names: (body) => [JSON.parse(body).name] },
  { path: '/v1/codes?ids=alpha:404&fields=name&lang=en', names: (body) => [JSON.parse(body).items[0].name] },
  { path: '/v1/search?q=404&lang=en', names: (body) => [JSON.parse(body).items[0].name] },
  { path: '/v1', names: (body) => [nameOf.get(JSON.parse(body).versions.data)!] },
  { path: '/v1/exports/ndjson?protocol=alpha&lang=en', names: (body) => body.match(/Shelf (One|Two)/g) ?? [] },
];

const startService = async () => {
  const front = createFront(defaults);
  const state = createReloadState();
  const shared = { isDraining: front.isDraining, reloads: state, metrics: createMetrics(state) };
  const serve = async (dataset: Dataset): Promise<void> => {
    const app = createApp({ dataset, config: defaults, ...shared });
    await app.ready();
    front.serve(app);
  };
  await serve(one);
  const origin = await front.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(async () => front.stop({ notice: 0, grace: 1000 }));
  const load = async () => ({ ok: true as const, dataset: state.counts.loaded % 2 === 0 ? two : one, warn: () => '' });
  const log = { info: () => undefined, error: () => undefined };
  const { reload } = createReloads({ load, dataset: one, serve, state, log });
  return { origin, reload, state };
};

const heap = (): number => {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1024 / 1024;
};

describe('a storm of reloads', () => {
  it('gives no wrong and no mixed answer, and fills no memory', async () => {
    const { origin, reload, state } = await startService();
    const wrong: unknown[] = [];
    let answers = 0;
    const load = new AbortController();
    const client = async (first: number): Promise<void> => {
      for (let turn = first; !load.signal.aborted; turn += 1) {
        const { path, names } = questions[turn % questions.length]!;
        const answer = await fetch(origin + path);
        const body = await answer.text();
        const expected = nameOf.get(answer.headers.get('statusbook-data-version') ?? '');
        const found = answer.status === 200 ? [...new Set(names(body))] : [answer.statusText];
        if (found.length !== 1 || found[0] !== expected) wrong.push([path, expected, ...found]);
        answers += 1;
      }
    };
    const clients = Array.from({ length: clientCount }, async (_, index) => client(index));
    const heaps: number[] = [];
    for (let count = 1; count <= reloadCount; count += 1) {
      await reload();
      if (count % (reloadCount / 5) === 0) heaps.push(heap());
    }
    load.abort();
    await Promise.all(clients);
    expect(wrong).toEqual([]);
    expect(state.counts).toEqual({ loaded: reloadCount, unchanged: 0, refused: 0 });
    expect(answers).toBeGreaterThan(reloadCount);
    expect(Math.max(...heaps.slice(1)) - heaps[0]!).toBeLessThan(20);
  }, 300_000);
});

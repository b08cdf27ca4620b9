import Fastify from 'fastify';
import { describe, expect, it, vi } from 'vitest';

import type { Dataset, LoadedDataset } from '../../src/dataset.js';
import { createReloadState, createReloads } from '../../src/reload/reloads.js';
import { makeReady } from '../../src/serve.js';

const versionOf = (version: string): LoadedDataset => ({
  ok: true,
  dataset: { version } as Dataset,
  warn: () => '',
});
const broken: LoadedDataset = { ok: false, problems: '✖ a.json: no JSON\n    fix: mend it\n\n✖ b.json: 2 problems' };

const start = (load: () => Promise<LoadedDataset>, serve = vi.fn(async () => undefined)) => {
  const [state, log] = [createReloadState(), { info: vi.fn(), error: vi.fn() }];
  const dataset = { version: 'one' } as Dataset;
  const { reload } = createReloads({ load, dataset, serve, state, log });
  return { reload, serve, state, log };
};

describe('an application', () => {
  it('that cannot be made is closed, and says why', async () => {
    const close = vi.fn(async () => undefined);
    const app = Fastify();
    app.addHook('onClose', close);
    app.register(async () => Promise.reject(new Error('no route')));
    await expect(makeReady(app)).rejects.toThrow('no route');
    expect(close).toHaveBeenCalledTimes(1);
  });
});

describe('a reload', () => {
  it('serves data of another version, and counts and logs it', async () => {
    const { reload, serve, state, log } = start(async () => versionOf('two'));
    const { loadedAt } = state;
    state.loadedAt = new Date(0);
    expect(await reload()).toBe('loaded');
    expect(serve.mock.calls).toEqual([[{ version: 'two' }]]);
    expect(state.loadedAt.getTime()).toBeGreaterThanOrEqual(loadedAt.getTime());
    expect(state).toEqual({ ...state, counts: { loaded: 1, unchanged: 0, refused: 0 }, refused: null });
    expect(log.info.mock.calls).toEqual([
      [{ from: 'one', to: 'two', wasRefused: false, milliseconds: expect.any(Number) }, 'data reloaded'],
    ]);
  });

  it('changes nothing where the version is the same', async () => {
    const { reload, serve, state } = start(async () => versionOf('one'));
    const { loadedAt } = state;
    expect(await reload()).toBe('unchanged');
    expect(serve).not.toHaveBeenCalled();
    expect(state).toEqual({ counts: { loaded: 0, unchanged: 1, refused: 0 }, loadedAt, refused: null });
  });

  it('refuses broken data, says what is wrong until it is mended, and then that it is', async () => {
    const load = vi.fn(async (): Promise<LoadedDataset> => broken);
    const { reload, serve, state, log } = start(load);
    const problems = ['✖ a.json: no JSON\n    fix: mend it', '✖ b.json: 2 problems'];
    expect(await reload()).toBe('refused');
    expect(serve).not.toHaveBeenCalled();
    expect(state.refused).toEqual({ at: expect.any(Date), total: 2, problems });
    expect(log.error.mock.calls).toEqual([
      [{ at: state.refused!.at, total: 2, problems, version: 'one' }, 'data refused, the previous ones are served'],
    ]);
    load.mockResolvedValue(versionOf('two'));
    expect(await reload()).toBe('loaded');
    expect(state).toMatchObject({ counts: { loaded: 1, unchanged: 0, refused: 1 }, refused: null });
    expect(log.info.mock.lastCall?.[0]).toMatchObject({ from: 'one', to: 'two', wasRefused: true });
  });

  it('forgets what was refused, too, when the data are again those that are served', async () => {
    const load = vi.fn(async (): Promise<LoadedDataset> => broken);
    const { reload, state, log } = start(load);
    await reload();
    load.mockResolvedValue(versionOf('one'));
    expect([await reload(), state.refused]).toEqual(['unchanged', null]);
    expect(log.info.mock.lastCall?.[0]).toMatchObject({ from: 'one', to: 'one', wasRefused: true });
  });

  it('refuses what cannot be read or served, without the path in the error', async () => {
    const error = Object.assign(new Error("EACCES: permission denied, open '/srv/data/a.json'"), { code: 'EACCES' });
    const unreadable = start(async () => Promise.reject(error));
    expect(await unreadable.reload()).toBe('refused');
    expect(unreadable.state.refused?.problems).toEqual([
      '✖ data: cannot be read (EACCES)\n    fix: see the log, which names the cause',
    ]);
    expect(unreadable.log.error.mock.lastCall?.[0]).toMatchObject({ err: error });

    const unservable = start(
      async () => versionOf('two'),
      vi.fn(async () => Promise.reject(new Error('no route'))),
    );
    expect([await unservable.reload(), await unservable.reload()]).toEqual(['refused', 'refused']);
    expect(unservable.serve).toHaveBeenCalledTimes(2);
    expect(unservable.state.refused?.problems).toEqual([
      '✖ data: cannot be served\n    fix: see the log, which names the cause',
    ]);
  });

  it('says no more than twenty problems, cut to a bearable length, and how many there are', async () => {
    const problems = Array.from({ length: 50 }, (_, index) => `✖ ${index}.json: ${'x'.repeat(5000)}`).join('\n\n');
    const { reload, state } = start(async () => ({ ok: false, problems }));
    await reload();
    expect(state.refused).toMatchObject({ total: 50 });
    expect(state.refused?.problems.map(({ length }) => length)).toEqual(Array.from({ length: 20 }, () => 2000));
  });

  it('never overlaps another; what is asked for meanwhile is one more', async () => {
    let [running, most, loads] = [0, 0, 0];
    const { reload } = start(async () => {
      running += 1;
      loads += 1;
      most = Math.max(most, running);
      const version = `v${loads}`;
      await new Promise((resolve) => void setTimeout(resolve, 5));
      running -= 1;
      return versionOf(version);
    });
    const first = reload();
    const others = [reload(), reload(), reload()];
    expect(await Promise.all([first, ...others])).toEqual(['loaded', 'loaded', 'loaded', 'loaded']);
    expect([most, loads]).toEqual([1, 2]);
    await reload();
    expect([most, loads]).toEqual([1, 3]);
  });
});

import { createHook } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';

import { keepTick } from '../../src/http/kept-tick.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Whether the ticks that are made meanwhile are still there after a garbage collection. */
const survive = async (makeTicks: () => void): Promise<boolean[]> => {
  const ticks: WeakRef<object>[] = [];
  const hook = createHook({
    init: (_id, type, _trigger, resource) => type === 'TickObject' && ticks.push(new WeakRef(resource)),
  }).enable();
  makeTicks();
  hook.disable();
  await nextTurn();
  collectGarbage();
  return ticks.map((tick) => tick.deref() !== undefined);
};

it('keeps one of the objects that Node makes for a tick', async () => {
  expect(await survive(() => process.nextTick(() => undefined))).toEqual([false]);
  expect(await survive(keepTick)).toEqual([true]);
});

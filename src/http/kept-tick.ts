/**
 * Node makes a small object for each `process.nextTick`, several in a request. A server that has nothing to do
 * has none of them, and when its garbage is collected then, V8 forgets their shape; it makes all later ones, for
 * as long as the process lives, by a slower way (`npx tsx bench/ticks.ts`). One that stays keeps the shape.
 */
import { createHook } from 'node:async_hooks';

const kept = new Set<object>();

export const keepTick = (): void => {
  const hook = createHook({ init: (_id, _type, _trigger, resource) => kept.add(resource) }).enable();
  process.nextTick(() => undefined);
  // Nothing else is followed: a hook, and `executionAsyncResource` too, would cost something at each callback.
  hook.disable();
};

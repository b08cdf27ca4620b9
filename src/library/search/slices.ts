/** Long work that is written as a generator which gives way again and again: done at once, or in slices. */
import { setImmediate } from 'node:timers/promises';

export const finish = <Result>(work: Generator<void, Result>): Result => {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
};

/** In milliseconds: a request that comes meanwhile waits for about so long. */
const slice = 5;

export const inSlices = async <Result>(work: Generator<void, Result>): Promise<Result> => {
  let began = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - began < slice) continue;
    await setImmediate();
    began = performance.now();
  }
};

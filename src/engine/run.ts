import type { Tensor } from '@tensorflow/tfjs-core';
import { HeldTensors } from './held-tensors';
import type { Run, Step } from './method';
import { nextTask } from './tasks';

/** A run of a single step. */
export async function* inOneStep<T extends Tensor>(make: () => T): Run<T> {
  const tensors = new HeldTensors();
  try {
    const result = tensors.hold(make());
    await nextTask();
    yield { step: 1, total: 1, preview: result };
    return tensors.release(result);
  } finally {
    tensors.dispose();
  }
}

/** Runs a method to its end; `onStep` sees every step on the way. The result belongs to the caller. */
export async function finish<Result>(run: Run<Result>, onStep?: (step: Step<Result>) => void): Promise<Result> {
  let state = await run.next();
  while (!state.done) {
    onStep?.(state.value);
    state = await run.next();
  }
  return state.value;
}

/**
 * Passes on the steps of a run with another preview (or none) and returns its result; stopping the relay stops the run.
 * Used with `yield*` by methods made of other methods.
 */
export async function* relay<Result, Preview>(
  run: Run<Result>,
  translate: (step: Step<Result>) => Step<Preview>,
): AsyncGenerator<Step<Preview>, Result, void> {
  let ended = false;
  try {
    for (;;) {
      const state = await run.next();
      if (state.done) {
        ended = true;
        return state.value;
      }
      yield translate(state.value);
    }
  } finally {
    if (!ended) await stop(run);
  }
}

/** Stops a run at its current step: every tensor it holds is freed. */
export async function stop<Result>(run: Run<Result>): Promise<void> {
  // A generator's `return` wants a result to hand on; there is none, and nobody reads it.
  await run.return(undefined as Result);
}

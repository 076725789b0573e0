import type { Run, Step } from '@/engine/method';
import { stop } from '@/engine/run';
import type { OwnTime } from './own-time';

const previewMilliseconds = 60;

/** What is done at the end of each step; `due` where a preview may be sent. */
export type OnStep<Result> = (step: Step<Result>, due: boolean) => Promise<void>;

/**
 * Run a method as steps of the scheduler. Every step ends with a read-back of something of it, so that the device never has
 * more than one step queued and a cancel takes effect within one; a preview is only sent when the last is 60 ms old.
 */
export async function* drive<Result>(
  run: Run<Result>,
  own: OwnTime,
  onStep: OnStep<Result>,
): AsyncGenerator<void, Result, void> {
  let ended = false;
  let lastPreview = -Infinity;
  try {
    for (;;) {
      const state = await run.next();
      if (state.done) {
        ended = true;
        return state.value;
      }
      const due = performance.now() - lastPreview >= previewMilliseconds;
      if (due) lastPreview = performance.now();
      await onStep(state.value, due);
      own.pause();
      yield;
      own.goOn();
    }
  } finally {
    if (!ended) await stop(run);
  }
}

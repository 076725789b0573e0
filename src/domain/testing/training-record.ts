import { defaultParams } from '../params';
import type { Checkpoint } from '../training/checkpoint';
import { proportion } from '../statistics';
import { trainingParams } from '../training/params';
import type { CheckRecord, StepRecord } from '../training/record';

/** The checkpoint of a training of one weight after `step` steps; for tests. */
export function checkpointAt(step: number, batch = 8): Checkpoint {
  const values = () => Float32Array.of(step);
  const settings = defaultParams(trainingParams);
  return { version: 2, settings, batch, step, weights: values(), average: values(), moments: [values(), values()] };
}

/** What a step might report; for tests. */
export function stepRecord(step: number, changes: Partial<StepRecord> = {}): StepRecord {
  const terms = { loss: 1 / step, crossEntropy: 1 / step, gradientNorm: 1, learningRate: 0.1 };
  return { step, ...terms, milliseconds: 10, ...changes };
}

/** What a look at two hundred pictures might find after `step` steps: so many read rightly, clean and attacked; for tests. */
export function checkRecord(step: number, clean = 100, attacked = 50, changes: Partial<CheckRecord> = {}): CheckRecord {
  const share = (count: number) => proportion(count, 200);
  const average = { value: 1, low: 0, high: 2, n: 16 };
  return {
    ...{ step, clean: share(clean), attacked: share(attacked), epsilon255: 2 },
    ...{ jacobianNorm: average, agreement: average, milliseconds: 100 },
    ...changes,
  };
}

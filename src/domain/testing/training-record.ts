import { defaultParams } from '../params';
import type { Checkpoint } from '../training/checkpoint';
import { trainingParams } from '../training/params';
import type { StepRecord } from '../training/record';

/** The checkpoint of a training of one weight after `step` steps; for tests. */
export function checkpointAt(step: number, batch = 8): Checkpoint {
  const values = () => Float32Array.of(step);
  const settings = defaultParams(trainingParams);
  return { version: 1, settings, batch, step, weights: values(), average: values(), moments: [values(), values()] };
}

/** What a step might report; for tests. */
export function stepRecord(step: number, changes: Partial<StepRecord> = {}): StepRecord {
  const terms = { loss: 1 / step, crossEntropy: 1 / step, gradientNorm: 1, learningRate: 0.1 };
  return { step, ...terms, milliseconds: 10, ...changes };
}

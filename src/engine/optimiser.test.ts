/** Against PyTorch's `AdamW` and `SGD(nesterov=True)`: three steps of given gradients, two weights that decay and one not. */
import { tensor1d, tidy, zeros, type Rank, type Tensor1D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testOn } from './testing/backend-under-test';
import { refuseLeaks } from './testing/leaks';
import { optimiserOf } from './optimiser';

const expected = {
  adamw: [0.4451999, -1.05278536, 2.05100253],
  sgd: [0.46601483, -0.98777981, 2.08672],
};

describe('an update', () => {
  beforeAll(() => testOn('cpu'));
  refuseLeaks();

  it.each(['adamw', 'sgd'] as const)('by %s is PyTorch’s', async (optimizer) => {
    const optimiser = optimiserOf({ optimizer });
    const found = tidy(() => {
      let weights = tensor1d([0.5, -1, 2]);
      let moments: Tensor1D[] = Array.from({ length: optimiser.moments }, () => zeros<Rank.R1>([3]));
      for (let step = 0; step < 3; step++)
        ({ weights, moments } = optimiser.update({
          weights,
          moments,
          gradient: tensor1d([0.3 - step * 0.2, 0.01 * (step + 1), -1 + 0.7 * step]),
          decays: tensor1d([1, 1, 0]),
          rate: 0.01 * (3 - step),
          weightDecay: 0.1,
          step,
        }));
      return weights;
    });
    (await found.data()).forEach((value, i) => expect(value).toBeCloseTo(expected[optimizer][i]!, 6));
    found.dispose();
  });
});

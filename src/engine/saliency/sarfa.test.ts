/** SARFA's score against numbers printed by SciPy 1.10.1 (`softmax`, `expit`, `stats.entropy`) in float64. */
import { tensor3d, tidy } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { targetOf, type Target } from '@/domain/target';
import { forEachBackend } from '../testing/backends';
import { refuseLeaks } from '../testing/leaks';
import { sarfa } from './sarfa';

const before = [[[2, 1, -0.5, 0.3]], [[0.2, 0.9, 0.4, -1]]];
/** The last of each makes the class likelier. */
const after = [
  [
    [1.2, 1.1, -0.4, 0.2],
    [2, -3, 2.5, 0.3],
    [2.5, 1, -0.5, 0.3],
  ],
  [
    [0.2, 0.1, 0.4, -1],
    [0.5, 0.2, -1.4, 2],
    [0.1, 0.9, 0.3, -1.1],
  ],
];

forEachBackend(() => {
  refuseLeaks();

  const scoresOf = (
    scores: 'exclusive' | 'independent',
    targets: readonly Target[],
    [was, is]: readonly [number[][][], number[][][]] = [before, after],
  ): number[] => tidy(() => Array.from(sarfa({ scores }, tensor3d(was), tensor3d(is), targets).dataSync()));

  const expectClose = (found: number[], right: number[]): void => {
    expect(found).toHaveLength(right.length);
    found.forEach((value, i) => expect(value).toBeCloseTo(right[i]!, 6));
  };

  describe('SARFA', () => {
    it('is the harmonic mean of what the class loses and what the others keep', () => {
      expectClose(scoresOf('exclusive', [0, 1]), [0.3446796, 0.2548704, 0, 0.3049645, 0.3603961, 0]);
    });

    it('of two classes leaves both out of the others', () => {
      const pairs = [targetOf(0, 1), targetOf(1, 3)];
      expectClose(scoresOf('exclusive', pairs), [0.5165267, 0.069249, 0, 0.3352728, 0.7897, 0]);
    });

    it('where there are no others, looks at the loss alone', () => {
      expectClose(scoresOf('exclusive', [0], [[[[1, 0]]], [[[0, 60]]]]), [0.8446376]);
      expectClose(scoresOf('independent', [0, 1]), [0.2018792, 0, 0, 0.3136172, 0.2775185, 0]);
    });
  });
});

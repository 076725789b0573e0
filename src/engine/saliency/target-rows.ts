import { tensor2d, type Tensor2D } from '@tensorflow/tfjs-core';
import { classesOf, type Target } from '@/domain/target';

/** Rows [B, C] of what each class's score counts in what is explained: 1 of the class, −1 of the one it is set against. */
export function targetRows(targets: readonly Target[], classes: number): Tensor2D {
  const values = new Float32Array(targets.length * classes);
  targets.forEach((target, row) =>
    classesOf(target).forEach((index, i) => (values[row * classes + index] = i === 0 ? 1 : -1)),
  );
  return tensor2d(values, [targets.length, classes]);
}

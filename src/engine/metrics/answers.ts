import { tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { reshape } from '@tensorflow/tfjs-core';
import { numbersEndToEnd } from '@/domain/end-to-end';
import type { Target } from '@/domain/target';
import type { Run } from '../method';
import type { Classifier } from '../models/classifier';
import { classMeasure, type ClassMeasure } from '../saliency/class-measure';
import { picturesPerStep } from '../saliency/score';
import { nextTask } from '../tasks';

/** How well the class, or one rather than another, stands in each of `count` pictures, asked for in order, [m, H, W, 3] at a time. */
export async function* answers(
  model: Classifier,
  target: Target,
  measure: ClassMeasure,
  count: number,
  pictures: (from: number, to: number) => Tensor4D,
): Run<Float32Array<ArrayBuffer>> {
  const atOnce = picturesPerStep(model);
  const parts: Float32Array[] = [];
  for (let from = 0; from < count; from += atOnce) {
    const to = Math.min(from + atOnce, count);
    const found = tidy(() =>
      classMeasure(model, reshape(model.logits(pictures(from, to)), [1, to - from, -1]), [target], measure),
    );
    parts.push((await found.data()) as Float32Array);
    found.dispose();
    await nextTask();
    yield { step: to, total: count };
  }
  return numbersEndToEnd(parts);
}

import { tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import type { Classifier } from '../models/classifier';

/** For tests: the logit of a class, of the first picture. */
export async function scoreOf(model: Classifier, images: Tensor4D, target: number): Promise<number> {
  const logits = tidy(() => model.logits(images));
  const values = await logits.data();
  logits.dispose();
  return values[target]!;
}

import { grad, sum, type Tensor4D } from '@tensorflow/tfjs-core';
import '../autodiff/gradients';
import type { InputGradient } from './classifier';

/** See `InputGradient`. One forward and one backward pass; no filter gradients are computed, nothing is left behind. */
export const inputGradient: InputGradient = (model, pixels, score, rule) =>
  grad((x) => sum(score(model.logits(x as Tensor4D, rule))))(pixels) as Tensor4D;

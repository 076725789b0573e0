import { grad, sum, type Tensor, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core';
import '../autodiff/gradients';
import type { Classifier, InputGradient } from './classifier';

/** See `InputGradient`. One forward and one backward pass; no filter gradients are computed, nothing is left behind. */
export const inputGradient: InputGradient = (
  model: Classifier,
  pixels: Tensor4D,
  score: (logits: Tensor2D) => Tensor,
): Tensor4D => grad((x) => sum(score(model.logits(x as Tensor4D))))(pixels) as Tensor4D;

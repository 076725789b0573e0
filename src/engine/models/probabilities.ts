import { sigmoid, softmax, type Tensor } from '@tensorflow/tfjs-core';
import type { Classifier } from './classifier';

/** The model's probabilities of logits [..., C], as `predictionOf` has them. Not for second derivatives. */
export function probabilities({ scores }: Pick<Classifier, 'scores'>, logits: Tensor): Tensor {
  return scores === 'independent' ? sigmoid(logits) : softmax(logits);
}

import { clone, customGrad } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Classifier } from '../models/classifier';

/** A model that counts, in pictures, how often its head was reached and how often a gradient came back from it. */
export function countingModel<M extends Classifier>(model: M): M & { forward: number; backward: number } {
  const counted = { ...model, around: undefined, forward: 0, backward: 0 };
  const observe = <T extends Tensor>(input: T): T => {
    const pictures = input.shape[0];
    counted.forward += pictures;
    const identity = customGrad((x) => ({
      value: clone(x as Tensor),
      gradFunc: (dy: Tensor) => {
        counted.backward += pictures;
        return dy;
      },
    }));
    return identity(input) as T;
  };
  counted.logits = (pixels, rule) => model.logits(observe(pixels), rule);
  counted.logitsFrom = (activation, layer) => model.logitsFrom(observe(activation), layer);
  return counted;
}

import { concat, cos, mean, mul, reshape, sub, zerosLike, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core';
import { classify } from '../evaluation/batches';
import type { Classifier } from '../models/classifier';

/**
 * A model that is fooled and right by turns while its loss rises. With s = (mean(x) − ½) / (8/255), so that an attack of 8/255
 * moves s by at most 1: z = (0, 0.02 cos 30 s, s − 1.05, s − 1.05). Class 0 is on top wherever the cosine is below zero, and
 * the cross-entropy of class 0 grows with s all the same, for s from 0 to 1.
 */
export function wavingModel(size: readonly [number, number, number]): Classifier {
  const none = (): never => {
    throw new Error('no layers to look into');
  };
  return {
    id: 'waving',
    classes: ['0', '1', '2', '3'],
    inputShape: [size[0], size[1], 3],
    scores: 'exclusive',
    multiplyAdds: 1e6,
    lacks: {},
    activationLayers: [],
    layers: [],
    channels: () => 0,
    logits(pixels) {
      const s: Tensor2D = mul(sub(reshape(mean(pixels, [1, 2, 3]), [-1, 1]), 0.5), 255 / 8);
      const far: Tensor2D = sub(s, 1.05);
      return concat<Tensor2D>([zerosLike(s), mul<Tensor2D>(0.02, cos(mul(30, s))), far, far], 1);
    },
    activation: none,
    logitsFrom: none,
    dispose: () => undefined,
  };
}

/** For tests: which pictures are of another class than 0; with a target, which are of that one. */
export async function fooled(model: Classifier, pixels: Tensor4D, target = -1): Promise<boolean[]> {
  const { classes } = await classify(model, pixels);
  return classes.map((found) => (target < 0 ? found !== 0 : found === target));
}

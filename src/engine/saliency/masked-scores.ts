import { add, mul, reshape, sub, type Tensor, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core';
import type { SaliencyInput } from '../method';
import { classMeasure, type ClassMeasure } from './class-measure';

/** How well the class stands in the pictures as they are, [B, 1]. */
export function cleanScores({ model, images, targets }: Omit<SaliencyInput, 'seed'>, measure: ClassMeasure): Tensor2D {
  const logits = model.logits(images);
  return classMeasure(model, reshape(logits, [targets.length, 1, -1]), targets, measure);
}

/**
 * How well the class stands where each of m masks, [m, H, W, 1], leaves of a picture what it is 1 on, and puts `fill`,
 * [B, H, W, 3], where it is 0: [B, m]. The model runs on B · m pictures at once.
 */
export function maskedScores(
  { model, images, targets }: Omit<SaliencyInput, 'seed'>,
  fill: Tensor4D,
  masks: Tensor4D,
  measure: ClassMeasure,
): Tensor2D {
  const [batch, height, width] = images.shape;
  const places = height * width;
  const spread = (pictures: Tensor): Tensor => reshape(pictures, [batch, 1, places, 3]);
  const shown = add(mul(spread(sub(images, fill)), reshape(masks, [1, -1, places, 1])), spread(fill));
  const logits = model.logits(reshape(shown, [-1, height, width, 3]));
  return classMeasure(model, reshape(logits, [batch, masks.shape[0], -1]), targets, measure);
}

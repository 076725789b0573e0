import { mul, slice, sum, tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { LabelledPictures } from '@/domain/labelled-pictures';
import { areaUnder, exchange } from '@/domain/removal';
import type { Run } from '../method';
import type { Classifier } from '../models/classifier';
import { probabilities } from '../models/probabilities';
import { oneHotRows } from '../one-hot';
import { applySeparable, gaussianMap } from '../image/separable';
import { picturesPerStep } from '../saliency/score';
import { nextTask } from '../tasks';

/** Pictures, and in which order each one's pixels are taken away and put back. */
export interface RemovalInput {
  readonly model: Classifier;
  readonly pictures: LabelledPictures;
  /** The class whose probability is followed, picture by picture. */
  readonly targets: readonly number[];
  /** A permutation of the pixels of each picture, the most salient first. */
  readonly orders: readonly Uint32Array[];
  /** Into how many equal shares the pixels are divided. */
  readonly steps: number;
}

/** Areas under the curves of probability by share of pixels, in [0, 1], picture by picture. */
export interface RemovalAreas {
  readonly deletion: readonly number[];
  readonly insertion: readonly number[];
}

/**
 * Deletion and insertion (Petsiuk, Das and Saenko 2018, RISE), areas by the trapezoid rule over steps + 1 points. Deletion
 * takes the pixels away in order, each replaced by the picture's mean colour: low is good. Insertion starts at the
 * picture blurred with sigma = shorter side / 8 and puts its pixels back in order: high is good. (RISE deletes to the data
 * set's mean colour, and blurs with an 11-tap kernel at 224 pixels, which at 32 would leave nearly everything to see.)
 */
export async function* removal({ model, pictures, targets, orders, steps }: RemovalInput): Run<RemovalAreas> {
  const [height, width] = pictures.shape;
  const size = height * width * 3;
  const [deletion, insertion]: [number[], number[]] = [[], []];
  for (let i = 0; i < targets.length; i++) {
    const picture = pictures.pixels.subarray(i * size, (i + 1) * size);
    const blurred = await blur(picture, height, width);
    const areaOf = async (from: Float32Array, to: Float32Array): Promise<number> =>
      areaUnder(await curve(model, exchange(from, to, orders[i]!, steps), targets[i]!));
    deletion.push(await areaOf(picture, meanColour(picture)));
    insertion.push(await areaOf(blurred, picture));
    await nextTask();
    yield { step: i + 1, total: targets.length };
  }
  return { deletion, insertion };
}

/** The class's probability in each picture [n, H, W, 3], in as many passes as the model's size asks for. */
async function curve(model: Classifier, pixels: Float32Array, target: number): Promise<Float32Array> {
  const [height, width] = model.inputShape;
  const count = pixels.length / (height * width * 3);
  const atOnce = picturesPerStep(model);
  const found = tidy(() => {
    const all = tensor4d(pixels, [count, height, width, 3]);
    const hot = oneHotRows([target], model.classes.length);
    return Array.from({ length: Math.ceil(count / atOnce) }, (_, part) => {
      const from = part * atOnce;
      const some = slice(all, [from, 0, 0, 0], [Math.min(atOnce, count - from), height, width, 3]);
      return sum(mul(probabilities(model, model.logits(some)), hot), 1);
    });
  });
  const parts = await Promise.all(found.map((part) => part.data()));
  found.forEach((part) => part.dispose());
  return Float32Array.from(parts.flatMap((part) => [...part]));
}

async function blur(picture: Float32Array, height: number, width: number): Promise<Float32Array> {
  const sigma = Math.min(height, width) / 8;
  const blurred = tidy(() => {
    const pixels = tensor4d(picture, [1, height, width, 3]);
    return applySeparable(pixels, gaussianMap(height, sigma), gaussianMap(width, sigma));
  });
  const data = (await blurred.data()) as Float32Array;
  blurred.dispose();
  return data;
}

function meanColour(picture: Float32Array): Float32Array {
  const mean = [0, 0, 0];
  picture.forEach((value, i) => (mean[i % 3]! += (value * 3) / picture.length));
  return picture.map((_, i) => mean[i % 3]!);
}

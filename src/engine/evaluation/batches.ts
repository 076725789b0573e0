import { tensor4d, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { LimelightError } from '@/domain/errors';
import type { LabelledPictures } from '@/domain/labelled-pictures';
import { indexOfLargest } from '@/domain/statistics';
import type { Classifier } from '../models/classifier';

/** Neighbouring pictures of a set. */
export interface Batch {
  /** Index of the first. */
  readonly first: number;
  readonly labels: readonly number[];
  readonly pixels: Float32Array;
  readonly shape: readonly [number, number, number, number];
}

/** A set in batches of `size`, the last one shorter. */
export function batches({ shape, pixels, labels }: LabelledPictures, size: number): Batch[] {
  const values = shape[0] * shape[1] * shape[2];
  return Array.from({ length: Math.ceil(labels.length / size) }, (_, i) => {
    const first = i * size;
    const part = labels.slice(first, first + size);
    return {
      first,
      labels: part,
      pixels: pixels.subarray(first * values, (first + part.length) * values),
      shape: [part.length, ...shape],
    };
  });
}

/** The batch on the backend; the caller's. */
export function toTensor({ pixels, shape }: Batch): Tensor4D {
  return tensor4d(pixels, [...shape]);
}

/** Logits read back, row by row, and each picture's class, that of the largest. Throws `numerical-failure` if a logit is not a number. */
export async function classify(
  model: Classifier,
  pixels: Tensor4D,
): Promise<{ readonly logits: Float32Array; readonly classes: readonly number[] }> {
  const tensor = tidy(() => model.logits(pixels));
  const logits = (await tensor.data()) as Float32Array;
  tensor.dispose();
  const width = model.classes.length;
  const classes = Array.from({ length: logits.length / width }, (_, b) =>
    indexOfLargest(logits.subarray(b * width, (b + 1) * width)),
  );
  if (classes.includes(-1)) throw new LimelightError('numerical-failure', 'logit-not-a-number', { model: model.id });
  return { logits, classes };
}

/**
 * Whether each picture, whose logits these are, is read as its label says: that class is the first of all, or that
 * independent label is seen (z > 0).
 */
export function readRightly(model: Classifier, logits: Float32Array, labels: readonly number[]): boolean[] {
  const width = model.classes.length;
  return labels.map((label, i) => {
    const own = logits.subarray(i * width, (i + 1) * width);
    return model.scores === 'independent' ? own[label]! > 0 : indexOfLargest(own) === label;
  });
}

/** Throws `method-unsupported` unless the pictures are of the size the model takes and no label is beyond its classes. */
export function checkFit(model: Classifier, { name, shape, labels }: LabelledPictures): void {
  if (model.inputShape.join() !== shape.join())
    throw new LimelightError('method-unsupported', 'size-differs', {
      model: model.id,
      takes: model.inputShape,
      data: name,
      has: shape,
    });
  const beyond = labels.find((label) => label >= model.classes.length);
  if (beyond !== undefined)
    throw new LimelightError('method-unsupported', 'label-beyond-classes', {
      model: model.id,
      data: name,
      label: beyond,
      classes: model.classes.length,
    });
}

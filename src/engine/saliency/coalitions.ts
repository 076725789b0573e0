import { slice, tensor4d, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { superpixels, type Superpixels } from '@/domain/superpixels';
import type { ChoiceParam, NumberParam } from '@/domain/params';
import { HeldTensors } from '../held-tensors';
import type { Run, SaliencyInput } from '../method';
import { nextTask } from '../tasks';
import { baselineNames, baselineOf } from './baselines';
import type { ClassMeasure } from './class-measure';
import { maskedScores } from './masked-scores';
import { picturesPerStep } from './score';

/** About how many superpixels a picture is cut into. */
export const segments = {
  kind: 'number',
  default: 40,
  min: 4,
  max: 200,
  step: 4,
  integer: true,
} as const satisfies NumberParam;

/** What stands where a superpixel is off: its own mean colour, or a baseline. */
export const off = {
  kind: 'choice',
  default: 'mean',
  options: ['mean', ...baselineNames],
  advanced: true,
} as const satisfies ChoiceParam;

/** Which superpixels are seen, 0 or 1 each. */
export type Coalition = Uint8Array;

/** How superpixels are asked for what they are worth, by switching others on and off. */
export interface Asking {
  readonly segments: number;
  readonly fill: (typeof off.options)[number];
  readonly measure: ClassMeasure;
  /** How many coalitions there are, whatever the number of superpixels. */
  readonly samples: number;
  /** The coalitions of so many superpixels; where there are fewer than `samples` different ones, fewer. */
  readonly coalitions: (count: number) => readonly Coalition[];
  /** What each superpixel is worth, from what the first coalitions came to. */
  readonly worth: (coalitions: readonly Coalition[], scores: readonly number[]) => ArrayLike<number>;
}

/** A map made of what each superpixel of a picture is worth, picture by picture: [B, H, W, 1]. */
export async function* worthOfSuperpixels(
  { model, images, targets, seed }: SaliencyInput,
  { segments, fill, measure, samples, coalitions, worth }: Asking,
): Run<Tensor4D> {
  const [batch, height, width] = images.shape;
  const values = new Float32Array(batch * height * width);
  const atOnce = picturesPerStep(model);
  const tensors = new HeldTensors();
  try {
    let map = tensors.hold(tensor4d(values, [batch, height, width, 1]));
    for (let b = 0; b < batch; b++) {
      const picture = tensors.hold(slice(images, [b, 0, 0, 0], [1, -1, -1, -1]));
      const pixels = await picture.data();
      const parts = superpixels(pixels, height, width, segments);
      const hidden = tensors.hold(
        fill === 'mean' ? meanColours(pixels, parts, [1, height, width, 3]) : baselineOf(picture, fill, seed),
      );
      const asked = coalitions(parts.count);
      const scores: number[] = [];
      while (scores.length < asked.length) {
        const some = asked.slice(scores.length, scores.length + atOnce);
        const found = tidy(() => {
          const masks = tensor4d(visible(some, parts), [some.length, height, width, 1]);
          return maskedScores({ model, images: picture, targets: [targets[b]!] }, hidden, masks, measure);
        });
        scores.push(...(await found.data()));
        found.dispose();
        const worths = worth(asked.slice(0, scores.length), scores);
        parts.labels.forEach((label, i) => (values[b * parts.labels.length + i] = worths[label]!));
        map = tensors.replace(map, tensor4d(values.slice(), [batch, height, width, 1]));
        await nextTask();
        // Where there are fewer coalitions than asked for, the last counts for the rest.
        const step = scores.length === asked.length ? samples : scores.length;
        yield { step: b * samples + step, total: batch * samples, preview: map };
      }
      [picture, hidden].forEach((tensor) => tensors.free(tensor));
    }
    return tensors.release(map);
  } finally {
    tensors.dispose();
  }
}

function visible(coalitions: readonly Coalition[], { labels }: Superpixels): Float32Array {
  const masks = new Float32Array(coalitions.length * labels.length);
  coalitions.forEach((coalition, k) =>
    labels.forEach((label, i) => (masks[k * labels.length + i] = coalition[label]!)),
  );
  return masks;
}

/** The picture with every superpixel in its mean colour. */
function meanColours(
  pixels: ArrayLike<number>,
  { labels, count }: Superpixels,
  shape: [number, number, number, number],
): Tensor4D {
  const sums = new Float64Array(4 * count);
  labels.forEach((label, i) => {
    for (let c = 0; c < 3; c++) sums[4 * label + c]! += pixels[3 * i + c]!;
    sums[4 * label + 3]! += 1;
  });
  const means = Float32Array.from({ length: 3 * labels.length }, (_, i) => {
    const label = labels[Math.floor(i / 3)]!;
    return sums[4 * label + (i % 3)]! / sums[4 * label + 3]!;
  });
  return tensor4d(means, shape);
}

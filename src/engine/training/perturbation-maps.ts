import { tensor4d } from '@tensorflow/tfjs-core';
import { predictionOf } from '@/domain/prediction';
import { mean } from '@/domain/statistics';
import type { PerturbationMaps } from '@/domain/training/checkpoint';
import type { LabelledBytes } from '@/domain/training/data';
import { HeldTensors } from '../held-tensors';
import type { Classifier } from '../models/classifier';
import { relay } from '../run';
import { perturbationGrid } from '../saliency/perturbation-masks';
import { perturbationScores, type Measure } from '../saliency/perturbation-scores';
import { classify } from '../evaluation/batches';
import type { Run, Step } from '../method';
import { pixelsOf } from './pixels';

/** Distance and radius of the blurred discs, in pixels of a picture of 32, and sigma of the blur: as in the recipe. */
const STRIDE = 6;
const RADIUS = 3;
const BLUR = 2;

/**
 * A map is flat where no blur changes what it measures by more than this share of it: of the probability 1 (the recipe's
 * limit), or of the length of the picture's logits. A new head's logits are a hundredth of a trained one's, and its maps
 * smaller by the square of that; what float32 makes of equal logits lies two orders below the limit.
 */
const LEAST_CHANGE = 1e-3;

/**
 * A model whose answers have, on average, less than so many times the probability that chance gives them knows nothing of
 * the classes: its head is new. That it may still read most pictures rightly, where those of one class come first, is chance.
 */
const CONFIDENCE = 1.5;

/** Which pictures' maps are wanted. */
export interface MapsInput {
  readonly model: Classifier;
  readonly pictures: LabelledBytes;
  readonly shape: readonly [number, number, number];
  /** The others stay flat. */
  readonly wanted: readonly number[];
  /** Pictures at once. */
  readonly batch: number;
}

/**
 * The perturbation map of every wanted picture as bytes, on the grid: how much of the label's probability a blur around
 * each point costs. A model that misreads most pictures, or is sure of none (its head is new), has nothing to tell of their
 * labels; then any change of its logits counts. A flat map is all zeros. Steps count pictures. Throws as `classify` does.
 */
export async function* perturbationMaps({ model, pictures, shape, wanted, batch }: MapsInput): Run<PerturbationMaps> {
  const [height, width] = shape;
  const grid = perturbationGrid(height, width, STRIDE, RADIUS);
  const [rows, columns] = [grid.rows.length, grid.columns.length];
  const values = new Uint8Array(pictures.labels.length * rows * columns);
  const blur = (BLUR * Math.min(height, width)) / 32;
  let measure: Measure | undefined;
  for (let first = 0; first < wanted.length; first += batch) {
    const chosen = wanted.slice(first, first + batch);
    const targets = chosen.map((index) => pictures.labels[index]!);
    const tensors = new HeldTensors();
    try {
      const images = tensors.hold(tensor4d(pixelsOf(pictures, chosen, shape), [chosen.length, ...shape]));
      const { classes, logits } = await classify(model, images);
      const own = chosen.map((_, i) => logits.slice(i * model.classes.length, (i + 1) * model.classes.length));
      measure ??= readsMost(classes, targets) && isSure(own) ? 'drop' : 'logits';
      const run = perturbationScores({ model, images, targets }, { grid, blur, measure, pointsPerStep: 1 });
      const progress = ({ step, total }: Step<unknown>): Step<PerturbationMaps> => ({
        step: first + Math.floor((chosen.length * step) / total),
        total: wanted.length,
      });
      const scores = await tensors.hold(yield* relay(run, progress)).data();
      chosen.forEach((index, i) => {
        const map = scores.slice(i * rows * columns, (i + 1) * rows * columns);
        const peak = Math.max(...map);
        if (peak > (measure === 'drop' ? LEAST_CHANGE : 0.5 * (LEAST_CHANGE * Math.hypot(...own[i]!)) ** 2))
          values.set(
            map.map((value) => Math.round((255 * value) / peak)),
            index * rows * columns,
          );
      });
    } finally {
      tensors.dispose();
    }
  }
  return { rows, columns, values };
}

function readsMost(classes: readonly number[], labels: readonly number[]): boolean {
  return classes.filter((found, i) => found === labels[i]).length * 2 > labels.length;
}

/** From the logits of every picture. */
function isSure(logits: readonly Float32Array<ArrayBuffer>[]): boolean {
  const chance = 1 / logits[0]!.length;
  return mean(logits.map((own) => Math.max(...predictionOf(own, false).probabilities))) > CONFIDENCE * chance;
}

/** How many of the wanted pictures have a flat map: the selective term leaves them alone. */
export function countFlat({ rows, columns, values }: PerturbationMaps, wanted: readonly number[]): number {
  const size = rows * columns;
  return wanted.filter((index) => values.subarray(index * size, (index + 1) * size).every((value) => value === 0))
    .length;
}

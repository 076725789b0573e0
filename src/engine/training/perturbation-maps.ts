import { tensor4d } from '@tensorflow/tfjs-core';
import type { PerturbationMaps } from '@/domain/training/checkpoint';
import type { LabelledBytes } from '@/domain/training/data';
import { HeldTensors } from '../held-tensors';
import type { Classifier } from '../models/classifier';
import { relay } from '../run';
import { perturbationGrid } from '../saliency/perturbation-masks';
import { perturbationScores } from '../saliency/perturbation-scores';
import { classify } from '../evaluation/batches';
import type { Run, Step } from '../method';
import { pixelsOf } from './pixels';

/** Distance and radius of the blurred discs, in pixels of a picture of 32, and sigma of the blur: as in the recipe. */
const STRIDE = 6;
const RADIUS = 3;
const BLUR = 2;

/** A map whose peak is lower is flat: the recipe's limit, in probability. */
const LOWEST_PEAK = 1e-3;

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
 * each point costs. A model that misreads most pictures (its head is new, say) has nothing to tell of their labels; then
 * any change of its logits counts. Steps count pictures. Throws as `classify` does.
 */
export async function* perturbationMaps({ model, pictures, shape, wanted, batch }: MapsInput): Run<PerturbationMaps> {
  const [height, width] = shape;
  const grid = perturbationGrid(height, width, STRIDE, RADIUS);
  const [rows, columns] = [grid.rows.length, grid.columns.length];
  const values = new Uint8Array(pictures.labels.length * rows * columns);
  const blur = (BLUR * Math.min(height, width)) / 32;
  let measure: string | undefined;
  for (let first = 0; first < wanted.length; first += batch) {
    const chosen = wanted.slice(first, first + batch);
    const targets = chosen.map((index) => pictures.labels[index]!);
    const tensors = new HeldTensors();
    try {
      const images = tensors.hold(tensor4d(pixelsOf(pictures, chosen, shape), [chosen.length, ...shape]));
      measure ??= (await readsMost(model, images, targets)) ? 'drop' : 'logits';
      const run = perturbationScores({ model, images, targets }, { grid, blur, measure, pointsPerStep: 1 });
      const progress = ({ step, total }: Step<unknown>): Step<PerturbationMaps> => ({
        step: first + Math.floor((chosen.length * step) / total),
        total: wanted.length,
      });
      const scores = await tensors.hold(yield* relay(run, progress)).data();
      chosen.forEach((index, i) => {
        const map = scores.slice(i * rows * columns, (i + 1) * rows * columns);
        const peak = Math.max(...map);
        if (peak > LOWEST_PEAK)
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

async function readsMost(
  ...[model, images, labels]: [Classifier, Parameters<typeof classify>[1], number[]]
): Promise<boolean> {
  const { classes } = await classify(model, images);
  return classes.filter((found, i) => found === labels[i]).length * 2 > labels.length;
}

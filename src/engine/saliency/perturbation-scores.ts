import { add, keep, mul, pad, relu, reshape, slice, square, stack, sub, sum } from '@tensorflow/tfjs-core';
import { tidy, zeros } from '@tensorflow/tfjs-core';
import type { Rank, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { Target } from '@/domain/target';
import { HeldTensors } from '../held-tensors';
import type { Run, SaliencyInput } from '../method';
import type { Classifier, LocalChange } from '../models/classifier';
import { nextTask } from '../tasks';
import { classMeasure } from './class-measure';
import { sarfa } from './sarfa';
import { maskBox, perturbationMasks, type PerturbationGrid } from './perturbation-masks';
import { applySeparable, gaussianMap } from '../image/separable';

/** What counts as damage; see `Perturbation`. */
export type Measure = 'drop' | 'logit' | 'margin' | 'sarfa' | 'logits';

/** How pictures are perturbed, and what counts as damage. */
export interface Perturbation {
  readonly grid: PerturbationGrid;
  /** Sigma of the blur, in pixels of these pictures. */
  readonly blur: number;
  /**
   * `drop`: max(0, p_y(x) − p_y(x')); `logit` and `margin`: the same of z_y and of z_y − max_{k≠y} z_k; `sarfa`:
   * see there; `logits`: ½‖z(x) − z(x')‖².
   */
  readonly measure: Measure;
  /** Points of the grid a step; every step runs the model on as many pictures for each of the batch. */
  readonly pointsPerStep: number;
}

/**
 * What each picture suffers when it is blurred around each point of the grid: [B, points], row by row of the grid.
 * Steps count points; a preview is zero where it has not come yet.
 */
export async function* perturbationScores(
  { model, images, targets }: Omit<SaliencyInput, 'seed'>,
  { grid, blur, measure, pointsPerStep }: Perturbation,
): Run<Tensor2D> {
  const [batch, height, width] = images.shape;
  const points = grid.rows.length * grid.columns.length;
  const masks = perturbationMasks(grid, 3);
  const tensors = new HeldTensors();
  let around: LocalChange | undefined;
  try {
    const { clean, original, change } = tidy(() => {
      const blurred = applySeparable(images, gaussianMap(height, blur), gaussianMap(width, blur));
      return {
        clean: keep(model.logits(images)),
        original: keep(reshape(images, [batch, 1, -1])),
        change: keep(reshape(sub(blurred, images), [batch, 1, -1])),
      };
    });
    [clean, original, change].forEach((tensor) => tensors.hold<Tensor>(tensor));
    around = model.around?.(images);
    let scores = tensors.hold(zeros<Rank.R2>([batch, points]));
    for (let from = 0; from < points; from += pointsPerStep) {
      const to = Math.min(from + pointsPerStep, points);
      const grown = tidy(() => {
        const shares = reshape(masks(from, to), [1, to - from, -1]);
        const perturbed = add(original, mul(change, shares));
        const logits = around
          ? logitsAround(around, perturbed, grid, from)
          : model.logits(reshape(perturbed, [-1, height, width, 3]));
        const found = damage(model, [clean, logits], targets, measure);
        const room: [number, number][] = [
          [0, 0],
          [from, points - to],
        ];
        return add<Tensor2D>(scores, pad(found, room));
      });
      scores = tensors.replace(scores, grown);
      await nextTask();
      yield { step: to, total: points, preview: scores };
    }
    return tensors.release(scores);
  } finally {
    around?.dispose();
    tensors.dispose();
  }
}

/** The logits of perturbed pictures, [B, m, values] from the point `first` on, each computed anew only around its mask: [B · m, C]. */
function logitsAround(around: LocalChange, perturbed: Tensor, grid: PerturbationGrid, first: number): Tensor2D {
  const [batch = 0, points = 0] = perturbed.shape;
  const logits = Array.from({ length: points }, (_, i) => {
    const pictures = slice(perturbed, [0, i, 0], [-1, 1, -1]);
    return around.run(reshape(pictures, [batch, grid.height, grid.width, 3]), maskBox(grid, first + i)) as Tensor2D;
  });
  return reshape(stack(logits, 1), [batch * points, -1]);
}

/** What each perturbation costs, [B, m], from clean logits [B, C] and perturbed ones [B · m, C]. */
function damage(
  model: Classifier,
  [clean, perturbed]: readonly [Tensor2D, Tensor2D],
  targets: readonly Target[],
  measure: Measure,
): Tensor2D {
  const [batch, classes] = clean.shape;
  const before = reshape(clean, [batch, 1, classes]);
  const after = reshape(perturbed, [batch, -1, classes]);
  if (measure === 'logits') return mul(sum(square(sub(before, after)), 2), 0.5);
  if (measure === 'sarfa') return sarfa(model, before, after, targets);
  const kind = measure === 'drop' ? 'probability' : measure;
  const standing = (logits: Tensor): Tensor2D => classMeasure(model, logits, targets, kind);
  return relu(sub(standing(before), standing(after)));
}

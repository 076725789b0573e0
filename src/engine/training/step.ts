import { tidy, type Tensor, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core';
import { LimelightError } from '@/domain/errors';
import type { PerturbationMaps } from '@/domain/training/checkpoint';
import type { TrainingSettings } from '@/domain/training/params';
import type { StepRecord } from '@/domain/training/record';
import { HeldTensors } from '../held-tensors';
import type { Trainable } from '../network/trainable';
import { attackForTraining } from './adversarial';
import type { Feed, Feeder } from './feed';
import type { Learner } from './learner';
import { lossAndGradients, type Term } from './loss';
import { contrast, imitationPenalty, jacobianPenalty, maskedPenalty, unitDirections } from './penalty';
import { learningRate, penaltyWeights, type PenaltyWeights } from './schedule';
import { draws } from './streams';

/** What takes part in every step. */
export interface Stepping {
  readonly trainable: Trainable;
  readonly learner: Learner;
  readonly feeder: Feeder;
  readonly settings: TrainingSettings;
  readonly batch: number;
  readonly maps: PerturbationMaps | undefined;
}

/**
 * Takes the step with this number, from 0: one batch, one update, one small tensor read back. Throws `training-diverged`
 * if a term or the gradient is no number; the weights are what they were then.
 */
export async function takeStep(stepping: Stepping, step: number): Promise<StepRecord> {
  const { trainable, learner, feeder, settings, batch, maps } = stepping;
  const started = performance.now();
  const weights = penaltyWeights(step, settings);
  const tensors = new HeldTensors();
  try {
    const values = learner.values();
    const feed = feeder.take(step, batch, weights.selective === undefined ? undefined : maps);
    for (const tensor of [...values, feed.pixels, feed.hot, feed.guide]) if (tensor) tensors.hold<Tensor>(tensor);
    const seed = Math.floor(draws(settings.seed, 'attack', step)() * 2 ** 31);
    const attacked = await attackForTraining((x) => trainable.logits(values, x), feed, settings, seed);
    if (attacked) tensors.hold(attacked);
    const proposal = tidy(() => {
      const found = lossAndGradients((current, x) => trainable.logits(current, x), values, {
        pixels: feed.pixels,
        hot: feed.hot,
        ...(attacked && { attacked }),
        terms: termsOf(feed, weights, settings, step),
        gradients: settings.gradients === 'finite-difference' ? 'finite-difference' : 'double-backprop',
      });
      return learner.propose(found, step);
    });
    const scalars = Array.from(await proposal.scalars.data());
    if (!scalars.every(Number.isFinite)) {
      learner.refuse(proposal);
      throw diverged(step);
    }
    learner.accept(proposal);
    return recordOf(scalars, weights, settings, step, performance.now() - started);
  } finally {
    tensors.dispose();
  }
}

/** The penalties of a step with their weights: Jacobian, then selective, where they are taken. */
function termsOf({ hot, guide }: Feed, weights: PenaltyWeights, settings: TrainingSettings, step: number): Term[] {
  const terms: Term[] = [];
  if (weights.jacobian !== undefined) {
    const next = draws(settings.seed, 'directions', step);
    const penalties = Array.from({ length: settings.projections }, () =>
      jacobianPenalty(unitDirections(...hot.shape, next)),
    );
    terms.push({ weight: weights.jacobian, penalties });
  }
  if (weights.selective !== undefined && guide)
    terms.push({ weight: weights.selective, penalties: [selectivePenalty(hot, guide, settings)] });
  return terms;
}

function selectivePenalty(hot: Tensor2D, guide: Tensor4D, { selectiveForm }: TrainingSettings) {
  return (selectiveForm === 'imitation' ? imitationPenalty : maskedPenalty)(contrast(hot), guide);
}

function recordOf(
  scalars: readonly number[],
  weights: PenaltyWeights,
  settings: TrainingSettings,
  step: number,
  milliseconds: number,
): StepRecord {
  const [crossEntropy = NaN, ...rest] = scalars;
  const gradientNorm = rest.pop() ?? NaN;
  const jacobian = weights.jacobian === undefined ? undefined : rest.shift();
  const selective = weights.selective === undefined ? undefined : rest.shift();
  return {
    step: step + 1,
    loss: crossEntropy + (weights.jacobian ?? 0) * (jacobian ?? 0) + (weights.selective ?? 0) * (selective ?? 0),
    crossEntropy,
    ...(jacobian !== undefined && { jacobian }),
    ...(selective !== undefined && { selective }),
    gradientNorm,
    learningRate: learningRate(step, settings),
    milliseconds,
  };
}

function diverged(step: number): LimelightError {
  return new LimelightError(
    'training-diverged',
    `The loss of step ${step + 1} is no number any more: the weights ran away`,
    'Lower λ or the learning rate, or clip gradients at a smaller length; the model as it was before is kept.',
  );
}

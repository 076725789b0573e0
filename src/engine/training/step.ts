import { slice, tidy, type Tensor } from '@tensorflow/tfjs-core';
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
import {
  contrast,
  gradientNormPenalty,
  imitationPenalty,
  jacobianPenalty,
  maskedPenalty,
  unitDirections,
} from './penalty';
import { learningRate, penaltyPlan, type PenaltyPart, type PenaltyPlan } from './schedule';
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
  const plan = penaltyPlan(step, batch, settings);
  const tensors = new HeldTensors();
  try {
    const values = learner.values();
    const feed = feeder.take(step, batch, plan.selective && maps && { ...plan.selective, maps });
    for (const tensor of [...values, feed.pixels, feed.hot, feed.guide]) if (tensor) tensors.hold<Tensor>(tensor);
    const seed = Math.floor(draws(settings.seed, 'attack', step)() * 2 ** 31);
    const attacked = await attackForTraining((x) => trainable.logits(values, x), feed, settings, seed);
    if (attacked) tensors.hold(attacked);
    const proposal = tidy(() => {
      const found = lossAndGradients((current, x) => trainable.logits(current, x), values, {
        pixels: feed.pixels,
        hot: feed.hot,
        ...(attacked && { attacked }),
        terms: termsOf(feed, plan, settings, step),
        gradients: settings.gradients === 'finite-difference' ? 'finite-difference' : 'double-backprop',
      });
      return learner.propose(found, step);
    });
    const scalars = Array.from(await proposal.scalars.data());
    if (!scalars.every(Number.isFinite)) {
      learner.refuse(proposal);
      throw new LimelightError('training-diverged', 'loss-of-step', { step: step + 1 });
    }
    learner.accept(proposal);
    return recordOf(scalars, plan, settings, step, performance.now() - started);
  } finally {
    tensors.dispose();
  }
}

/** The penalties of a step with their weights: Jacobian, selective, norm of the loss's gradient, where they are taken. */
function termsOf({ hot, guide }: Feed, plan: PenaltyPlan, settings: TrainingSettings, step: number): Term[] {
  const terms: Term[] = [];
  const { jacobian, selective, inputGradient } = plan;
  if (jacobian) {
    const { weight, first, end } = jacobian;
    const next = draws(settings.seed, 'directions', step);
    const penalties = Array.from({ length: settings.projections }, () =>
      jacobianPenalty(unitDirections(end - first, hot.shape[1], next), first),
    );
    terms.push({ weight, penalties });
  }
  if (selective && guide) {
    const { weight, first, end } = selective;
    const directions = contrast(slice(hot, first, end - first));
    const penalty = settings.selectiveForm === 'imitation' ? imitationPenalty : maskedPenalty;
    terms.push({ weight, penalties: [penalty(directions, guide, first)] });
  }
  if (inputGradient) {
    const { weight, first, end } = inputGradient;
    terms.push({ weight, penalties: [gradientNormPenalty(end - first, hot.shape[1], first)] });
  }
  return terms;
}

function recordOf(
  scalars: readonly number[],
  plan: PenaltyPlan,
  settings: TrainingSettings,
  step: number,
  milliseconds: number,
): StepRecord {
  const [crossEntropy = NaN, ...rest] = scalars;
  const gradientNorm = rest.pop() ?? NaN;
  const jacobian = plan.jacobian && rest.shift();
  const selective = plan.selective && rest.shift();
  const inputGradient = plan.inputGradient && rest.shift();
  const weighted = (part: PenaltyPart | undefined, penaltyValue = 0): number => (part?.weight ?? 0) * penaltyValue;
  return {
    step: step + 1,
    loss:
      crossEntropy +
      weighted(plan.jacobian, jacobian) +
      weighted(plan.selective, selective) +
      weighted(plan.inputGradient, inputGradient),
    crossEntropy,
    ...(jacobian !== undefined && { jacobian }),
    ...(selective !== undefined && { selective }),
    ...(inputGradient !== undefined && { inputGradient }),
    gradientNorm,
    learningRate: learningRate(step, settings),
    milliseconds,
  };
}

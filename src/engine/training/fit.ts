import { LimelightError, type Fault } from '@/domain/errors';
import type { TrainingData } from '@/domain/training/data';
import type { TrainingSettings } from '@/domain/training/params';
import type { Network } from '../network/network';
import { kinked } from '../network/kinks';

/** Throws `training-unfit` unless the network takes these pictures, has their classes, and there is something to learn. */
export function checkTrainingFit(
  { input, operations }: Network,
  { name, shape, classes, training, heldOut }: TrainingData,
): void {
  const scores = operations.at(-1)?.shape ?? [];
  if (input.shape.join() !== shape.join()) throw unfit('size-differs', { data: name, has: shape, takes: input.shape });
  if (scores.length !== 1 || scores[0] !== classes.length)
    throw unfit('scores-differ', { data: name, classes: classes.length, scores });
  for (const [{ pixels, labels }, part] of [
    [training, 'training'],
    [heldOut, 'heldOut'],
  ] as const) {
    if (labels.length === 0) throw unfit('empty-part', { data: name, part });
    if (pixels.length !== labels.length * shape[0] * shape[1] * shape[2] || labels.some((label) => !(label in classes)))
      throw unfit('labels-differ', { data: name, part });
  }
}

/**
 * Throws `model-untrainable` where a penalty's gradient would be wrong: by finite differences if the network has kinks
 * (see `nearbyPenalty`). By double backpropagation it is right for every operation that a network may hold, which
 * `second-order.test.ts` compares with central differences.
 */
export function checkDerivatives(
  network: Network,
  { lambdaJ, lambdaS, lambdaG, gradients }: Pick<TrainingSettings, 'lambdaJ' | 'lambdaS' | 'lambdaG' | 'gradients'>,
): void {
  if (Math.max(lambdaJ, lambdaS, lambdaG) === 0 || gradients !== 'finite-difference') return;
  const unsafe = kinked(network);
  if (unsafe.length === 0) return;
  throw new LimelightError('model-untrainable', 'kinks', { operations: unsafe });
}

function unfit(...fault: Fault<'training-unfit'>): LimelightError {
  return new LimelightError('training-unfit', ...fault);
}

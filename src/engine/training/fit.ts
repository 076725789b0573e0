import { LimelightError } from '@/domain/errors';
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
  if (input.shape.join() !== shape.join())
    throw unfit(
      `The model takes pictures of ${input.shape.join(' × ')}, and those of ${name} are ${shape.join(' × ')}`,
      'Choose pictures of the model’s size, or another model.',
    );
  if (scores.length !== 1 || scores[0] !== classes.length)
    throw unfit(
      `The model gives ${scores.join(' × ')} scores, and ${name} has ${classes.length} classes`,
      'Give the model a new head first, or choose other pictures.',
    );
  for (const [{ pixels, labels }, what] of [
    [training, 'for training'],
    [heldOut, 'for validation'],
  ] as const) {
    if (labels.length === 0) throw unfit(`${name} has no pictures ${what}`, 'Add more pictures.');
    if (pixels.length !== labels.length * shape[0] * shape[1] * shape[2] || labels.some((label) => !(label in classes)))
      throw unfit(`The pictures of ${name} ${what} do not belong to their labels`, 'Read the pictures again.');
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
  throw new LimelightError(
    'model-untrainable',
    `Finite differences would be far off: ${unsafe.join(', ')} ${unsafe.length === 1 ? 'has' : 'have'} kinks`,
    'Differentiate the penalties by double backpropagation instead.',
  );
}

function unfit(message: string, hint: string): LimelightError {
  return new LimelightError('training-unfit', message, hint);
}

import { LimelightError } from '@/domain/errors';
import type { ModelCard } from '@/domain/model-card';
import type { Network } from '../network/network';
import { readNetwork } from '../network/read-layers-model';
import { decodeGroup } from '../network/weights';
import { pictureShape } from './input-shape';
import type { LoadedGroup } from './load-weights';
import { declaredInputOf, type ModelJson } from './model-json';
import { withPixels } from './pixel-range';

/** What a model's files may leave open: who it is, its classes and what their scores stand for, how it wants its pictures. */
export interface Description extends Pick<ModelCard, 'id' | 'pixels' | 'scores'> {
  /** Numbered names where there are none. */
  readonly classes?: readonly string[];
  /** Size where the model takes any. */
  readonly inputShape?: readonly [number, number, number];
}

/**
 * A checked Layers model with its weights as a network of pixels in [0, 1], which can be trained. Throws
 * `model-corrupt`, `model-unsupported`, or `model-untrainable` for a frozen graph, whose weights are constants.
 */
export function buildNetwork(
  { pixels = 'unit', inputShape }: Pick<Description, 'pixels' | 'inputShape'>,
  json: ModelJson,
  groups: readonly LoadedGroup[],
): Network {
  if (json.kind === 'graph')
    throw new LimelightError(
      'model-untrainable',
      'This model is a frozen graph: its weights are constants of a program, and nothing in it can learn.',
      'Export it from Keras as a Layers model, or fine-tune one of the models that come with Limelight.',
    );
  const weights = new Map(groups.flatMap(({ group, shards }) => [...decodeGroup(group, shards)]));
  const size = pictureShape(declaredInputOf(json), inputShape);
  return withPixels(readNetwork(json.model, weights, size), pixels);
}

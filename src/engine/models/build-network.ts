import { LimelightError } from '@/domain/errors';
import type { ModelCard } from '@/domain/model-card';
import type { Network } from '../network/network';
import { readNetwork } from '../network/read-layers-model';
import { decodeGroup } from '../network/weights';
import type { GraphModelJson } from './graph/graph-schema';
import type { Graph } from './graph/read-graph';
import { translated, type UnknownOperation } from './graph/translate';
import { pictureShape } from './input-shape';
import { frozen } from './lacks';
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

/** A frozen graph with the operation that keeps it from being read as a network. */
export interface UnreadGraph {
  readonly model: GraphModelJson;
  readonly graph: Graph;
  readonly unknown: UnknownOperation;
}

/**
 * A checked model with its weights as a network of pixels in [0, 1]; or a frozen graph as it is, where it holds an
 * operation that is not known here. Throws `model-corrupt`, `model-unsupported` or `model-too-large`.
 */
export function readModel(
  { pixels = 'unit', inputShape }: Pick<Description, 'pixels' | 'inputShape'>,
  json: ModelJson,
  groups: readonly LoadedGroup[],
): Network | UnreadGraph {
  const weights = new Map(groups.flatMap(({ group, shards }) => [...decodeGroup(group, shards)]));
  const size = pictureShape(declaredInputOf(json), inputShape);
  if (json.kind === 'layers') return withPixels(readNetwork(json.model, weights, size), pixels);
  const read = translated(json.graph, weights, size);
  return 'operations' in read ? withPixels(read, pixels) : { model: json.model, graph: json.graph, unknown: read };
}

/** The same as a network to be trained. Throws `model-untrainable` too, for a frozen graph that cannot be read as one. */
export function buildNetwork(...model: Parameters<typeof readModel>): Network {
  const read = readModel(...model);
  if ('operations' in read) return read;
  throw new LimelightError('model-untrainable', 'lacks', { lack: frozen(read.unknown).training });
}

import type { io } from '@tensorflow/tfjs-core';
import { graphClassifier, type GraphWeights } from './graph/graph-classifier';
import { decodeGroup } from '../network/weights';
import { buildNetwork, type Description } from './build-network';
import type { Classifier } from './classifier';
import { pictureShape } from './input-shape';
import type { LoadedGroup } from './load-weights';
import { declaredInputOf, type ModelJson } from './model-json';
import { networkClassifier } from './network-classifier';

/**
 * A checked model with its weights as a classifier on the backend in use. Throws `model-corrupt` or
 * `model-unsupported`.
 */
export async function buildClassifier(
  description: Description,
  json: ModelJson,
  groups: readonly LoadedGroup[],
): Promise<Classifier> {
  const { id, pixels = 'unit', scores = 'exclusive', classes } = description;
  const inputShape = pictureShape(declaredInputOf(json), description.inputShape);
  if (json.kind === 'layers') return networkClassifier(id, classes, buildNetwork(description, json, groups), scores);
  // Decoded here too: it finds shards of the wrong length, and values that are no numbers.
  groups.forEach(({ group, shards }) => decodeGroup(group, shards));
  return graphClassifier({ id, pixels, scores, inputShape, ...(classes && { classes }) }, json.model, json.graph, raw(groups));
}

/** All shards as one stretch of bytes, for the converter, which expands quantised weights itself. */
function raw(groups: readonly LoadedGroup[]): GraphWeights {
  const shards = groups.flatMap(({ shards }) => shards);
  const data = new Uint8Array(shards.reduce((sum, { length }) => sum + length, 0));
  shards.reduce((offset, shard) => (data.set(shard, offset), offset + shard.length), 0);
  const specs = groups.flatMap(({ group }) => group.weights.map(({ name, ...rest }) => ({ ...rest, name: name.replace(/:0$/, '') })));
  return { specs: specs as io.WeightsManifestEntry[], data: data.buffer };
}

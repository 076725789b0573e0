import { graphClassifier } from './graph/graph-classifier';
import { readModel, type Description } from './build-network';
import type { Classifier } from './classifier';
import { pictureShape } from './input-shape';
import type { LoadedGroup } from './load-weights';
import { declaredInputOf, type ModelJson } from './model-json';
import { networkClassifier } from './network-classifier';

/**
 * A checked model with its weights, read before or now, as a classifier on the backend in use. Throws `model-corrupt` or
 * `model-unsupported`.
 */
export async function buildClassifier(
  description: Description,
  json: ModelJson,
  groups: readonly LoadedGroup[],
  read = readModel(description, json, groups),
): Promise<Classifier> {
  const { id, pixels = 'unit', scores = 'exclusive', classes } = description;
  if ('operations' in read) return networkClassifier(id, classes, read, scores);
  const inputShape = pictureShape(declaredInputOf(json), description.inputShape);
  return graphClassifier({ id, pixels, scores, inputShape, ...(classes && { classes }) }, read, groups);
}

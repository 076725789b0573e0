import { mean, square, sub, sum, tidy, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core';
import { buildClassifier } from '../models/build-classifier';
import type { Classifier } from '../models/classifier';
import { graphClassifier } from '../models/graph/graph-classifier';
import { inputGradient } from '../models/input-gradient';
import { loadWeights } from '../models/load-weights';
import { parseModelJson } from '../models/model-json';
import { memorySource } from './memory-source';

/** A model's files by name. */
export type Files = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

type Pixels = 'unit' | 'bytes';

/** `model.json` and the weights of a model's files. */
export async function parsed(files: Files) {
  const source = memorySource(files);
  const json = parseModelJson(await source.read('model.json'));
  return { json, groups: await loadWeights(source, json.model.weightsManifest, () => undefined, undefined) };
}

/** The classifier that our loader makes of a model's files. */
export async function read(files: Files, pixels: Pixels = 'unit'): Promise<Classifier> {
  const { json, groups } = await parsed(files);
  return buildClassifier({ id: 'read', pixels }, json, groups);
}

/** The same graph run by the converter, as if it could not be read. */
export async function converted(
  files: Files,
  inputShape: readonly [number, number, 3],
  pixels: Pixels = 'unit',
): Promise<Classifier> {
  const { json, groups } = await parsed(files);
  if (json.kind !== 'graph') throw new Error('The fixture is no graph');
  const unread = { model: json.model, graph: json.graph, unknown: { name: 'none', op: 'None' } };
  return graphClassifier({ id: 'converted', pixels, scores: 'exclusive', inputShape }, unread, groups);
}

/** Logits less their mean. */
export const centred = (logits: Tensor2D): Tensor2D => sub(logits, mean(logits, 1, true));
const score = (logits: Tensor2D) => sum(square(centred(logits)), 1);

/** Centred logits and the gradient of the sum of their squares. */
export async function answers(model: Classifier, x: Tensor4D) {
  const logits = tidy(() => centred(model.logits(x)));
  const gradient = inputGradient(model, x, score);
  const values = [await logits.data<'float32'>(), await gradient.data<'float32'>()] as const;
  [logits, gradient].forEach((each) => each.dispose());
  return { centred: values[0], gradient: values[1] };
}

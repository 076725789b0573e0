import { modelCardSchema, type ModelCard } from '@/domain/model-card';
import { checked, jsonIn } from '../network/checked';
import { corrupt } from '../network/refusal';
import { buildClassifier } from './build-classifier';
import type { Classifier } from './classifier';
import { loadWeights, type LoadProgress } from './load-weights';
import { parseModelJson } from './model-json';
import type { ModelSource } from './source';

export type { LoadProgress } from './load-weights';

/**
 * Loads a model's folder (`model.json`, its shards, `card.json`), checks it and puts it on the backend in use; what the
 * scores stand for the model itself knows best, so that the card says what it says. Throws
 * `model-missing`, `model-corrupt`, `model-unsupported` or `model-too-large`; the reason of `signal` if that aborts. Where
 * an `id` is given, the card must be that model's.
 */
export async function loadModel(
  source: ModelSource,
  onProgress: (progress: LoadProgress) => void = () => undefined,
  signal?: AbortSignal,
  id?: string,
): Promise<{ readonly classifier: Classifier; readonly card: ModelCard }> {
  const [card, json] = await Promise.all([
    source.read('card.json', { signal }).then(parseCard),
    source.read('model.json', { signal }).then(parseModelJson),
  ]);
  if (id !== undefined && card.id !== id) throw corrupt('other-card', { model: card.id });
  const groups = await loadWeights(source, json.model.weightsManifest, onProgress, signal);
  const classifier = await buildClassifier(card, json, groups);
  const { scores } = classifier;
  if (classifier.inputShape.join() === card.inputShape.join()) return { classifier, card: { ...card, scores } };
  classifier.dispose();
  throw corrupt('input-differs', { card: card.inputShape, model: classifier.inputShape });
}

/** Checks the bytes of a `card.json`. Throws `model-corrupt`. */
export function parseCard(bytes: Uint8Array): ModelCard {
  return checked(modelCardSchema, jsonIn(bytes, 'card.json'), 'card.json', 'model-card');
}

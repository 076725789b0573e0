import type { ModelCard } from '@/domain/model-card';
import type { Network } from '../network/network';
import { buildNetwork } from './build-network';
import { parseCard } from './load-model';
import { loadWeights, type LoadProgress } from './load-weights';
import { parseModelJson } from './model-json';
import type { ModelSource } from './source';

/**
 * Loads a model's folder as `loadModel` does, but as a network to be trained: nothing is put on a backend. Throws what
 * `loadModel` throws, and `model-untrainable` for a frozen graph.
 */
export async function loadNetwork(
  source: ModelSource,
  onProgress: (progress: LoadProgress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<{ readonly network: Network; readonly card: ModelCard }> {
  const [card, json] = await Promise.all([
    source.read('card.json', { signal }).then(parseCard),
    source.read('model.json', { signal }).then(parseModelJson),
  ]);
  const groups = await loadWeights(source, json.model.weightsManifest, onProgress, signal);
  return { network: buildNetwork(card, json, groups), card };
}

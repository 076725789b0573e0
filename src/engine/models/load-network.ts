import { sha256Of } from '@/domain/digest';
import type { ModelCard } from '@/domain/model-card';
import type { Network } from '../network/network';
import { buildNetwork } from './build-network';
import { parseCard } from './load-model';
import { loadWeights, type LoadProgress } from './load-weights';
import { parseModelJson } from './model-json';
import type { ModelSource } from './source';

/** A model to be trained. */
export interface LoadedNetwork {
  readonly network: Network;
  readonly card: ModelCard;
  /** SHA-256 of its shards, end to end. */
  readonly weights: string;
}

/**
 * Loads a model's folder as `loadModel` does, but as a network to be trained: nothing is put on a backend. Throws what
 * `loadModel` throws, and `model-untrainable` for a frozen graph with an operation that is not known here.
 */
export async function loadNetwork(
  source: ModelSource,
  onProgress: (progress: LoadProgress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<LoadedNetwork> {
  const [card, json] = await Promise.all([
    source.read('card.json', { signal }).then(parseCard),
    source.read('model.json', { signal }).then(parseModelJson),
  ]);
  const groups = await loadWeights(source, json.model.weightsManifest, onProgress, signal);
  const bytes = new Blob(groups.flatMap(({ shards }) => shards as readonly Uint8Array<ArrayBuffer>[]));
  const weights = await sha256Of(new Uint8Array(await bytes.arrayBuffer()));
  return { network: buildNetwork(card, json, groups), card, weights };
}

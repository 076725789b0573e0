import { modelCardSchema, type ModelCard } from '@/domain/model-card';
import { manifestBytes, decodeGroup } from '../network/weights';
import type { LayersModel } from '../network/layers-schema';
import type { Weight } from '../network/network';
import { parseLayersModel, readNetwork } from '../network/read-layers-model';
import { corrupt, unsupported } from '../network/refusal';
import type { Classifier } from './classifier';
import { networkClassifier } from './network-classifier';
import type { ModelSource } from './source';

/** How far a model's weights have arrived. */
export interface LoadProgress {
  readonly loadedBytes: number;
  /** As the manifest declares it, so exact from the first report. */
  readonly totalBytes: number;
}

/** Weights beyond this are refused before they are loaded. */
const maximumBytes = 200 * 1024 * 1024;

/**
 * Loads a model's folder (`model.json`, its shards, `card.json`), checks it and puts it on the backend in use. Throws
 * `model-missing`, `model-corrupt` or `model-unsupported`; the reason of `signal` if that aborts.
 */
export async function loadModel(
  source: ModelSource,
  onProgress: (progress: LoadProgress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<{ readonly classifier: Classifier; readonly card: ModelCard }> {
  const [card, model] = await Promise.all([
    source.read('card.json', { signal }).then((bytes) => parseCard(textOf(bytes))),
    source.read('model.json', { signal }).then((bytes) => parseLayersModel(textOf(bytes))),
  ]);
  const network = readNetwork(model, await loadWeights(source, model.weightsManifest, onProgress, signal));
  if (network.input.shape.join() !== card.inputShape.join())
    throw corrupt(`card.json says the input is [${card.inputShape.join(', ')}], model.json [${network.input.shape.join(', ')}]`);
  return { classifier: networkClassifier(card.id, card.classes, network), card };
}

async function loadWeights(
  source: ModelSource,
  manifest: LayersModel['weightsManifest'],
  onProgress: (progress: LoadProgress) => void,
  signal: AbortSignal | undefined,
): Promise<Map<string, Weight>> {
  const totalBytes = manifestBytes(manifest);
  if (totalBytes > maximumBytes) throw unsupported(`its weights take ${Math.round(totalBytes / 2 ** 20)} MB, more than 200 MB`);
  let loadedBytes = 0;
  const onBytes = (bytes: number) => {
    loadedBytes += bytes;
    onProgress({ loadedBytes: Math.min(loadedBytes, totalBytes), totalBytes });
  };
  onProgress({ loadedBytes, totalBytes });
  const groups = await Promise.all(
    manifest.map(async (group) => {
      const shards = await Promise.all(group.paths.map((file) => source.read(file, { onBytes, signal })));
      return decodeGroup(group, shards);
    }),
  );
  signal?.throwIfAborted();
  return new Map(groups.flatMap((group) => [...group]));
}

function parseCard(text: string): ModelCard {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw corrupt('card.json is not JSON', { cause });
  }
  const parsed = modelCardSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw corrupt(`card.json is not a model card (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

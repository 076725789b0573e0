import { LimelightError } from '@/domain/errors';
import type { ManifestGroup } from '../network/layers-schema';
import { manifestBytes } from '../network/weights';
import type { ModelSource } from './source';

/** How far a model's weights have arrived. */
export interface LoadProgress {
  readonly loadedBytes: number;
  /** As the manifest declares it, so exact from the first report. */
  readonly totalBytes: number;
}

/** A model's weights beyond this are refused before they are loaded; a card or label file is a fraction of it. */
export const maximumBytes = 200e6;

/** One group of a manifest with the bytes of its shards, in order. */
export interface LoadedGroup {
  readonly group: ManifestGroup;
  readonly shards: readonly Uint8Array[];
}

/** Every shard of a model. Throws `model-too-large` before reading any, and what the source throws. */
export async function loadWeights(
  source: ModelSource,
  manifest: readonly ManifestGroup[],
  onProgress: (progress: LoadProgress) => void,
  signal: AbortSignal | undefined,
): Promise<LoadedGroup[]> {
  const totalBytes = manifestBytes(manifest);
  if (totalBytes > maximumBytes) throw tooLarge(totalBytes);
  let loadedBytes = 0;
  const onBytes = (bytes: number) => {
    loadedBytes += bytes;
    onProgress({ loadedBytes: Math.min(loadedBytes, totalBytes), totalBytes });
  };
  onProgress({ loadedBytes, totalBytes });
  const groups = await Promise.all(
    manifest.map(async (group) => ({
      group,
      shards: await Promise.all(group.paths.map((file) => source.read(file, { onBytes, signal }))),
    })),
  );
  signal?.throwIfAborted();
  return groups;
}

/** A model of that many bytes is more than a page should hold. */
export function tooLarge(bytes: number): LimelightError {
  return new LimelightError('model-too-large', 'bytes', { bytes, most: maximumBytes });
}

import { LimelightError } from '@/domain/errors';
import type { BroughtFile } from './own/model-file';
import type { ModelSource } from './source';

/** A model's folder as files in hand, by their plain names. */
export function blobSource(files: readonly BroughtFile[]): ModelSource {
  const blobs = new Map(files.map(({ name, blob }) => [name, blob]));
  return {
    async read(file, { onBytes, signal } = {}) {
      signal?.throwIfAborted();
      const blob = blobs.get(file);
      if (!blob) throw unreadable(file);
      const bytes = new Uint8Array(
        await blob.arrayBuffer().catch((cause: unknown) => {
          throw unreadable(file, { cause });
        }),
      );
      signal?.throwIfAborted();
      onBytes?.(bytes.length);
      return bytes;
    },
  };
}

function unreadable(file: string, options?: ErrorOptions): LimelightError {
  return new LimelightError('model-missing', 'dropped-unreadable', { file }, options);
}

import { LimelightError } from '@/domain/errors';
import type { ModelSource } from '../models/source';

/** A model's folder in memory. */
export function memorySource(files: ReadonlyMap<string, Uint8Array>): ModelSource {
  return {
    read(file, { onBytes, signal } = {}) {
      signal?.throwIfAborted();
      const bytes = files.get(file);
      if (!bytes) throw new LimelightError('model-missing', 'file-unreadable', { file });
      onBytes?.(bytes.length);
      return Promise.resolve(bytes);
    },
  };
}

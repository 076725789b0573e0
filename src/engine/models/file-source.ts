import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { LimelightError } from '@/domain/errors';
import type { ModelSource } from './source';

/** A model's folder on disk. For Node only. */
export function fileSource(folder: string): ModelSource {
  return {
    async read(file, { onBytes, signal } = {}) {
      const bytes = await readFile(path.join(folder, file), { signal }).catch((cause: unknown) => {
        signal?.throwIfAborted();
        throw new LimelightError('model-missing', 'file-unreadable', { file: path.join(folder, file) }, { cause });
      });
      onBytes?.(bytes.length);
      return bytes;
    },
  };
}

import { digestOf, sha256Of } from '@/domain/digest';
import type { ModelFile } from '@/domain/model-outline';
import { LimelightError } from '@/domain/errors';
import type { BroughtFile } from './own/model-file';
import type { ModelSource } from './source';

/**
 * A model's folder whose files have the SHA-256 that is known of them. A file with another one is read anew, past every
 * cache, and then refused: `model-corrupt`. Files of which nothing is known are passed on as they are.
 */
export function verifiedSource(source: ModelSource, files: readonly Pick<ModelFile, 'name' | 'hash'>[]): ModelSource {
  const hashes = new Map(files.map(({ name, hash }) => [name, hash]));
  return {
    async read(file, options = {}) {
      const hash = hashes.get(file);
      const bytes = await source.read(file, options);
      if (hash === undefined || (await sha256Of(bytes)) === hash) return bytes;
      const again = await source.read(file, { signal: options.signal, fresh: true });
      if ((await sha256Of(again)) === hash) return again;
      throw new LimelightError('model-corrupt', 'hash-differs', { file });
    },
  };
}

/**
 * Whether files that were kept on this device are still those of the model `id`, which is made of their digest. Other
 * ids, such as that of a model in training, say nothing of the files. Throws `model-corrupt`.
 */
export async function checkOwnFiles(id: string, files: readonly BroughtFile[]): Promise<void> {
  const digest = /^own-([0-9a-f]{8})$/.exec(id)?.[1];
  if (digest === undefined) return;
  const parts = files.filter(({ name }) => name !== 'card.json');
  const bytes = await Promise.all(parts.map(async ({ blob }) => new Uint8Array(await blob.arrayBuffer())));
  if ((await digestOf(bytes)) !== digest) throw new LimelightError('model-corrupt', 'kept-differs');
}

import { fileURLToPath } from 'node:url';
import { fileSource } from '../models/file-source';
import type { ModelSource } from '../models/source';

/**
 * A shipped model that takes pictures of another size, for tests: its own architecture and weights, at a cost that plain
 * JavaScript can pay. For models that end in global pooling, to which the size does not matter.
 */
export function shrunkSource(model: string, size: number): ModelSource {
  const source = fileSource(fileURLToPath(new URL(`../../../models/${model}`, import.meta.url)));
  return {
    async read(file, options) {
      const bytes = await source.read(file, options);
      if (file !== 'model.json') return bytes;
      const text = new TextDecoder().decode(bytes);
      const shrunk = text.replace(/("batch_input_shape":\s*\[\s*null,\s*)\d+(,\s*)\d+/, `$1${size}$2${size}`);
      if (shrunk === text) throw new Error(`${model} does not say how large its pictures are`);
      return new TextEncoder().encode(shrunk);
    },
  };
}

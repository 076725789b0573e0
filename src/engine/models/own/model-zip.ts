import type { ModelCard } from '@/domain/model-card';
import type { BroughtFile } from './model-file';

/**
 * A model as one zip archive that `tf.loadLayersModel` (unpacked) and this page (as it is) can read: its `model.json` and
 * shards, `card.json`, and the names of its classes by themselves for other programs. The same model gives the same bytes.
 */
export async function modelZip(card: ModelCard, files: readonly BroughtFile[]): Promise<Blob> {
  const { BlobReader, BlobWriter, ZipWriter, configure } = await import('@zip.js/zip.js');
  // This runs in a worker already.
  configure({ useWebWorkers: false });
  const text = (value: unknown) => new Blob([JSON.stringify(value, undefined, 1)]);
  const writer = new ZipWriter(new BlobWriter('application/zip'), { lastModDate: new Date(2000, 0, 1) });
  const beside = files.filter(({ name }) => name !== 'card.json' && name !== 'classes.json');
  for (const { name, blob } of [
    ...beside,
    { name: 'card.json', blob: text(card) },
    { name: 'classes.json', blob: text(card.classes) },
  ])
    await writer.add(name, new BlobReader(blob));
  return writer.close();
}

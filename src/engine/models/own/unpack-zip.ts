import type { ArchiveRules } from '../../archive/archive';
import { listZip } from '../../archive/zip';
import { corrupt } from '../../network/refusal';
import { maximumBytes, tooLarge } from '../load-weights';
import type { BroughtFile } from './model-file';

const rules: ArchiveRules = {
  /** What a model is made of; everything else in an archive stays in it. */
  useful: /\.(json|bin|txt)$/i,
  maximumEntries: 2000,
  maximumBytes,
  damaged: corrupt,
  tooLarge,
};

/** The files of a zip archive that may belong to a model, inflated. Throws `model-corrupt` or `model-too-large`. */
export async function unpackZip(archive: Blob, limit = maximumBytes): Promise<BroughtFile[]> {
  const files: BroughtFile[] = [];
  for (const { name, read } of await listZip(archive, { ...rules, maximumBytes: limit }))
    files.push({ name, blob: await read() });
  return files;
}

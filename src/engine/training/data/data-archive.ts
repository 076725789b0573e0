import { LimelightError } from '@/domain/errors';
import type { Capture } from '@/domain/training/own-pictures';
import { isHidden, type ArchivedFile, type ArchiveRules } from '../../archive/archive';
import { listTar } from '../../archive/tar';
import { listZip } from '../../archive/zip';

/** One file that a person brings, with its path in what was dropped, `/` between folders; or one of the camera. */
export interface BroughtPicture {
  readonly path: string;
  readonly file: Blob;
  readonly capture?: Capture;
}

const zipRules: ArchiveRules = {
  useful: /./,
  maximumEntries: 100_000,
  maximumBytes: 4e9,
  damaged: (fault, options) => new LimelightError('data-corrupt', 'archive', { fault }, options),
  tooLarge: (bytes) => new LimelightError('data-too-large', 'archive', { bytes }),
};

/** A tar archive is unpacked in memory, all at once. */
const tarRules: ArchiveRules = { ...zipRules, maximumBytes: 400e6 };

/**
 * All files in what was dropped, those in zip and tar archives among them, and hidden ones left out. Throws
 * `data-corrupt` or `data-too-large`.
 */
export async function filesWithin(brought: readonly BroughtPicture[]): Promise<ArchivedFile[]> {
  const found: ArchivedFile[] = [];
  for (const { path, file } of brought) {
    if (isHidden(path)) continue;
    if (/\.zip$/i.test(path)) found.push(...(await listZip(file, zipRules)));
    else if (/\.(tar|tar\.gz|tgz)$/i.test(path)) found.push(...(await listTar(file, tarRules)));
    else found.push({ name: path, read: () => Promise.resolve(file) });
  }
  return found;
}

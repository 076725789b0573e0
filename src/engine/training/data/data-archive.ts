import { LimelightError } from '@/domain/errors';
import type { Capture } from '@/domain/training/own-pictures';
import { emptyArchive, isHidden, type ArchivedFile, type ArchiveRules } from '../../archive/archive';
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
 * `data-corrupt` or `data-too-large`, and `archive-empty` where one archive is all and holds none.
 */
export async function filesWithin(brought: readonly BroughtPicture[]): Promise<ArchivedFile[]> {
  const found: ArchivedFile[] = [];
  for (const { path, file } of brought) {
    if (isHidden(path)) continue;
    const list = listingOf(path);
    if (!list) {
      found.push({ name: path, read: () => Promise.resolve(file) });
      continue;
    }
    const within = await list(file);
    if (brought.length === 1 && within.length === 0) throw emptyArchive(path);
    found.push(...within);
  }
  return found;
}

/** How to list an archive; undefined for what by its name is none. */
function listingOf(path: string): ((archive: Blob) => Promise<ArchivedFile[]>) | undefined {
  if (/\.zip$/i.test(path)) return (archive) => listZip(archive, zipRules);
  return /\.(tar|tar\.gz|tgz)$/i.test(path) ? (archive) => listTar(archive, tarRules) : undefined;
}

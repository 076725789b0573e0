import { LimelightError } from '@/domain/errors';
import type { ArchiveFault } from '@/domain/failures/models';

/** One file within an archive; nothing of it is inflated before it is read. */
export interface ArchivedFile {
  /** Its path in the archive, with `/` between folders. */
  readonly name: string;
  readonly read: () => Promise<Blob>;
}

/** What an archive may be, and how one that is not is refused. */
export interface ArchiveRules {
  /** Other files are passed over. */
  readonly useful: RegExp;
  /** Told of every file that is passed over, but for those that are hidden. */
  readonly onPassedOver?: (name: string) => void;
  readonly maximumEntries: number;
  /** Bytes of all useful files together, inflated. */
  readonly maximumBytes: number;
  readonly damaged: (fault: ArchiveFault, options?: ErrorOptions) => Error;
  readonly tooLarge: (bytes: number) => Error;
}

/** Counts bytes over all files of an archive and throws where they become too many, whatever the archive declares. */
export function byteCounter({ maximumBytes, tooLarge }: ArchiveRules): (bytes: number) => void {
  let total = 0;
  return (bytes) => {
    total += bytes;
    if (total > maximumBytes) throw tooLarge(total);
  };
}

/** True for a file that is of use by the rules. */
export function isUseful(name: string, { useful, onPassedOver }: ArchiveRules): boolean {
  if (isHidden(name)) return false;
  if (useful.test(name)) return true;
  onPassedOver?.(name);
  return false;
}

/** How an archive without any file is refused, where nothing else was brought. */
export function emptyArchive(file: string): LimelightError {
  return new LimelightError('archive-empty', 'no-files', { file });
}

/** Files that an operating system hides in archives and folders: macOS's resource forks, caches, names with a dot. */
export function isHidden(path: string): boolean {
  return path.split('/').some((part) => /^\.[^.]/.test(part) || /^(__MACOSX|Thumbs\.db|desktop\.ini)$/i.test(part));
}

/** One file that a person brings: its path within what was dropped, with `/` between folders, and its content. */
export interface BroughtFile {
  readonly name: string;
  readonly blob: Blob;
}

/** A path's last part. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A path's folder with a slash behind it, or nothing. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

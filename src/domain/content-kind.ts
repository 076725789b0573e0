/** What a file is by its first bytes, as far as models and archives go. */
export type ContentKind = 'zip' | 'gzip' | 'tar' | 'hdf5' | 'other';

/** Bytes at the start of a file that are needed to know its kind. */
const headBytes = 262;

/** The kind of a file by its content, whatever it is called. Rejects where it cannot be read. */
export async function contentKind(file: Blob): Promise<ContentKind> {
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  const starts = (bytes: readonly number[], at = 0) => bytes.every((byte, i) => head[at + i] === byte);
  if (starts([0x50, 0x4b, 0x03, 0x04]) || starts([0x50, 0x4b, 0x05, 0x06])) return 'zip';
  if (starts([0x1f, 0x8b])) return 'gzip';
  if (starts([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a])) return 'hdf5';
  // "ustar", which every tar since 1988 has in its first header.
  return starts([0x75, 0x73, 0x74, 0x61, 0x72], 257) ? 'tar' : 'other';
}

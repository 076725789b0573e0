import type { Entry, FileEntry } from '@zip.js/zip.js';
import { corrupt } from '../../network/refusal';
import { maximumBytes, tooLarge } from '../load-weights';
import type { BroughtFile } from './model-file';

const maximumEntries = 2000;

/** What a model is made of; everything else in an archive stays in it. */
const useful = /\.(json|bin|txt)$/i;

/**
 * The files of a zip archive that may belong to a model. Nothing is believed of what the archive says about sizes: what
 * comes out is counted, and once it is more than a model may have, no more is inflated. Throws `model-corrupt` or
 * `model-too-large`.
 */
export async function unpackZip(archive: Blob, limit = maximumBytes): Promise<BroughtFile[]> {
  const { BlobReader, ZipReader, configure } = await import('@zip.js/zip.js');
  // This runs in a worker already.
  configure({ useWebWorkers: false });
  const reader = new ZipReader(new BlobReader(archive));
  try {
    const entries = await listed(reader.getEntriesGenerator());
    const declared = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
    if (declared > limit) throw tooLarge(declared);
    const count = counter(limit);
    const files: BroughtFile[] = [];
    for (const entry of entries) files.push({ name: entry.filename, blob: await inflated(entry, count) });
    return files;
  } finally {
    await reader.close();
  }
}

async function listed(entries: AsyncIterable<Entry>): Promise<FileEntry[]> {
  const files: FileEntry[] = [];
  let seen = 0;
  try {
    for await (const entry of entries) {
      if (++seen > maximumEntries) throw corrupt(`the zip holds more than ${maximumEntries} files`);
      if (entry.directory || !useful.test(entry.filename) || entry.filename.startsWith('__MACOSX/')) continue;
      if (entry.encrypted) throw corrupt('the zip is locked with a password');
      files.push(entry);
    }
  } catch (cause) {
    throw named(cause);
  }
  return files;
}

/** Counts bytes over all files and throws `model-too-large` where they become too many. */
function counter(limit: number): (bytes: number) => void {
  let total = 0;
  return (bytes) => {
    total += bytes;
    if (total > limit) throw tooLarge(total);
  };
}

async function inflated(entry: FileEntry, count: (bytes: number) => void): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let refusal: unknown;
  const stop = new AbortController();
  const sink = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(chunk) {
      try {
        count(chunk.length);
        chunks.push(chunk);
      } catch (thrown) {
        refusal = thrown;
        stop.abort();
        throw thrown;
      }
    },
  });
  try {
    await entry.getData(sink, { checkSignature: true, signal: stop.signal });
  } catch (cause) {
    throw refusal ?? named(cause);
  }
  return new Blob(chunks);
}

function named(cause: unknown): unknown {
  if (cause instanceof Error && cause.name === 'LimelightError') return cause;
  return corrupt(`the zip cannot be read (${cause instanceof Error ? cause.message : String(cause)})`, { cause });
}

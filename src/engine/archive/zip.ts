import type { Entry, FileEntry } from '@zip.js/zip.js';
import { byteCounter, isUseful, type ArchivedFile, type ArchiveRules } from './archive';

/**
 * The useful files of a zip archive. Nothing is believed of what the archive says about sizes: what comes out is
 * counted, and once it is more than the rules allow, no more is inflated. Throws what the rules make of it, here and in
 * every `read`.
 */
export async function listZip(archive: Blob, rules: ArchiveRules): Promise<ArchivedFile[]> {
  const { BlobReader, ZipReader, configure } = await import('@zip.js/zip.js');
  // This runs in a worker already.
  configure({ useWebWorkers: false });
  const reader = new ZipReader(new BlobReader(archive));
  try {
    const entries = await listed(reader.getEntriesGenerator(), rules);
    const declared = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
    if (declared > rules.maximumBytes) throw rules.tooLarge(declared);
    const count = byteCounter(rules);
    return entries.map((entry) => ({ name: entry.filename, read: () => inflated(entry, count, rules) }));
  } finally {
    await reader.close();
  }
}

async function listed(entries: AsyncIterable<Entry>, rules: ArchiveRules): Promise<FileEntry[]> {
  const files: FileEntry[] = [];
  let seen = 0;
  let locked = false;
  try {
    for await (const entry of entries) {
      if (++seen > rules.maximumEntries) break;
      if (entry.directory || !isUseful(entry.filename, rules)) continue;
      locked ||= entry.encrypted;
      files.push(entry);
    }
  } catch (cause) {
    throw unreadable(cause, rules);
  }
  if (seen > rules.maximumEntries)
    throw rules.damaged({ fault: 'too-many-files', archive: 'zip', most: rules.maximumEntries });
  if (locked) throw rules.damaged({ fault: 'locked' });
  return files;
}

async function inflated(entry: FileEntry, count: (bytes: number) => void, rules: ArchiveRules): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let refusal: Error | undefined;
  const stop = new AbortController();
  const sink = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(chunk) {
      try {
        count(chunk.length);
        chunks.push(chunk);
      } catch (thrown) {
        refusal = thrown instanceof Error ? thrown : undefined;
        stop.abort();
        throw thrown;
      }
    },
  });
  try {
    await entry.getData(sink, { checkSignature: true, signal: stop.signal });
  } catch (cause) {
    throw refusal ?? unreadable(cause, rules);
  }
  return new Blob(chunks);
}

function unreadable(cause: unknown, rules: ArchiveRules): Error {
  const problem = cause instanceof Error ? cause.message : String(cause);
  return rules.damaged({ fault: 'unreadable', problem }, { cause });
}

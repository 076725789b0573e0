import type { TarHeader } from 'modern-tar';
import { byteCounter, isUseful, type ArchivedFile, type ArchiveRules } from './archive';

/**
 * The useful files of a tar archive, gzipped or not. It is inflated whole, as tar has no index, and no further than the
 * rules allow. Throws what the rules make of it.
 */
export async function listTar(archive: Blob, rules: ArchiveRules): Promise<ArchivedFile[]> {
  const { unpackTar } = await import('modern-tar');
  const bytes = await inflated(archive, rules);
  let entries = 0;
  const isWanted = ({ name, type }: TarHeader) => {
    entries++;
    return type === 'file' && isUseful(name, rules);
  };
  const files = await unpackTar(bytes, { strict: true, filter: isWanted }).catch((cause: unknown) => {
    throw rules.damaged({ fault: 'cut-off', archive: 'tar' }, { cause });
  });
  if (entries > rules.maximumEntries)
    throw rules.damaged({ fault: 'too-many-files', archive: 'tar', most: rules.maximumEntries });
  return files.map(({ header, data = new Uint8Array() }) => ({
    name: header.name.replace(/^\.\//, ''),
    read: () => Promise.resolve(new Blob([data])),
  }));
}

async function inflated(archive: Blob, rules: ArchiveRules): Promise<Uint8Array<ArrayBuffer>> {
  const count = byteCounter(rules);
  const head = new Uint8Array(await archive.slice(0, 2).arrayBuffer());
  const gzipped = head[0] === 0x1f && head[1] === 0x8b;
  const stream = gzipped ? archive.stream().pipeThrough(new DecompressionStream('gzip')) : archive.stream();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw rules.damaged({ fault: 'cut-off', archive: 'gzip' }, { cause });
      });
      if (done) break;
      count(value.length);
      chunks.push(value);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

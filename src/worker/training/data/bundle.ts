import { LimelightError } from '@/domain/errors';
import { pictureLimits } from '@/domain/picture-file/inspect';
import { BUNDLE_MANIFEST, BUNDLE_PICTURE, readManifest, writeManifest, type Bundle } from '@/domain/scene-file/bundle';
import { listZip } from '@/engine/archive/zip';

/** A manifest is far smaller. */
const MANIFEST_BYTES = 1e6;

/** Packed by another program, everything may lie in one folder more. */
const manifestPath = new RegExp(`(^|/)${BUNDLE_MANIFEST}$`);
const picturePath = new RegExp(`(^|/)${BUNDLE_PICTURE}/[^/]+$`);

/** A scene, and the file of its picture, as one zip: the manifest first, by which it is known. The picture is stored as it is. */
export async function packBundle({ scene, picture }: Bundle): Promise<Blob> {
  const { BlobReader, BlobWriter, ZipWriter, configure } = await import('@zip.js/zip.js');
  // This runs in a worker already.
  configure({ useWebWorkers: false });
  const writer = new ZipWriter(new BlobWriter('application/zip'), { lastModDate: new Date(2000, 0, 1), level: 0 });
  await writer.add(BUNDLE_MANIFEST, new BlobReader(new Blob([writeManifest(scene)])));
  if (picture) {
    const name = picture.name.replaceAll(/[/\\]/g, '_') || BUNDLE_PICTURE;
    await writer.add(`${BUNDLE_PICTURE}/${name}`, new BlobReader(picture.blob));
  }
  return writer.close();
}

/** What a bundle called `name` holds. Throws `scene-file-…`; of a picture too large nothing is unpacked. */
export async function openBundle(file: Blob, name: string): Promise<Bundle> {
  const most = pictureLimits.fileBytes;
  const files = await listZip(file, {
    useful: new RegExp(`${manifestPath.source}|${picturePath.source}`),
    maximumEntries: 1000,
    maximumBytes: most + MANIFEST_BYTES,
    damaged: (_, options) =>
      new LimelightError('scene-file-damaged', 'cut-off', { file: name, kind: 'bundle' }, options),
    tooLarge: (bytes) => new LimelightError('scene-file-too-large', 'bytes', { file: name, bytes, most }),
  });
  const manifest = files.find((entry) => manifestPath.test(entry.name));
  if (!manifest) throw new LimelightError('scene-file-damaged', 'cut-off', { file: name, kind: 'bundle' });
  const scene = readManifest(await (await manifest.read()).text(), name);
  if (scene.picture.kind === 'sample') return { scene };
  const picture = files.find((entry) => picturePath.test(entry.name));
  if (!picture)
    throw new LimelightError('scene-file-damaged', 'picture-left-out', { file: name, picture: scene.picture.name });
  return { scene, picture: { name: scene.picture.name, blob: await picture.read() } };
}

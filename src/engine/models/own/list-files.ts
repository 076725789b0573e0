import { contentKind } from '@/domain/content-kind';
import { emptyArchive, isUseful, type ArchivedFile, type ArchiveRules } from '../../archive/archive';
import { listTar } from '../../archive/tar';
import { listZip } from '../../archive/zip';
import { corrupt } from '../../network/refusal';
import { maximumBytes, tooLarge } from '../load-weights';
import { baseName, folderOf, type BroughtFile } from './model-file';

/** A file that is read when it is needed, and once; in an archive, its path begins with the archive's own name. */
export interface ListedFile extends ArchivedFile {
  /** True for one that lay in an archive. */
  readonly archived: boolean;
}

/** What was brought, archives laid open. */
export interface Listing {
  /** Files that may belong to a model. */
  readonly files: readonly ListedFile[];
  /** Paths of those that do not: pictures, programs, texts. */
  readonly passedOver: readonly string[];
}

/** What lies beside models and is no part of them. */
const foreign = `png jpe?g gif webp bmp avif heic tiff? svg ico mp4 mov webm mp3 wav pdf docx? xlsx? csv tsv ipynb py md
  html? css jsx? tsx? mjs map ya?ml toml sh lock log npy npz pickle pkl parquet`.split(/\s+/);

const rules = {
  useful: new RegExp(String.raw`^(?!.*\.(${foreign.join('|')})$)`, 'i'),
  maximumEntries: 20_000,
  /** A Keras file holds its optimiser's moments too, which are twice as much as the weights. */
  maximumBytes: 3 * maximumBytes,
  damaged: (fault, options) => corrupt('archive', { fault }, options),
  tooLarge,
} as const satisfies ArchiveRules;

/**
 * The files of what was brought, loose or in archives, by one rule. An archive is known by its content, or else by its
 * name. Throws `model-corrupt` or `model-too-large`, also in every `read`, and `archive-empty` where an archive without a
 * file is all that was brought.
 */
export async function listFiles(brought: readonly BroughtFile[], limit: number = rules.maximumBytes): Promise<Listing> {
  const listing = await listAll(brought, limit);
  const [first, ...others] = brought;
  const isEmpty = listing.files.length === 0 && listing.passedOver.length === 0;
  if (first && others.length === 0 && isEmpty && (await listingOf(first.name, first.blob)))
    throw emptyArchive(baseName(first.name));
  return listing;
}

async function listAll(brought: readonly BroughtFile[], limit: number): Promise<Listing> {
  const passedOver: string[] = [];
  const files: ListedFile[] = [];
  for (const { name, blob } of brought) {
    const inside = `${folderOf(name)}${stemOf(name)}/`;
    const all = { ...rules, maximumBytes: limit, onPassedOver: (path: string) => void passedOver.push(inside + path) };
    const own = { ...rules, onPassedOver: (path: string) => void passedOver.push(path) };
    if (!isUseful(name, own)) continue;
    const list = await listingOf(name, blob);
    if (!list) files.push({ name, read: () => Promise.resolve(blob), archived: false });
    else
      for (const file of await list(blob, all)) {
        const path = inside + file.name;
        if (!/\.keras$/i.test(path)) files.push({ name: path, read: once(file.read), archived: true });
        // An archive itself.
        else files.push(...(await listAll([{ name: path, blob: await file.read() }], limit)).files);
      }
  }
  return { files, passedOver };
}

/** How to list an archive; undefined for what is none. */
async function listingOf(name: string, blob: Blob): Promise<typeof listZip | undefined> {
  const kind = await contentKind(blob).catch(() => 'other');
  if (kind === 'zip' || (kind === 'other' && /\.zip$/i.test(name))) return listZip;
  return kind === 'gzip' || kind === 'tar' || (kind === 'other' && /\.(tar|tgz|tar\.gz)$/i.test(name))
    ? listTar
    : undefined;
}

/** A file's plain name without what says of what kind it is. */
export function stemOf(path: string): string {
  return baseName(path).replace(/(\.weights)?(\.(zip|tar|tgz|gz|keras|hdf5|h5|json))+$/i, '');
}

/** What is inflated is counted, so it is inflated once. */
function once(read: () => Promise<Blob>): () => Promise<Blob> {
  let blob: Promise<Blob> | undefined;
  return () => (blob ??= read());
}

/**
 * Folders that ship with the page (models, and pictures to train on) kept on this device, in the browser's Cache Storage.
 * Shared by page and service worker. A file is kept under its address and the hash of its content, and only if its
 * content has that hash: a new release replaces what changed and nothing else, and a half or broken answer is never kept.
 */
import { sha256Of } from '@/domain/digest';
import type { ModelFile } from '@/domain/model-outline';

/** The name of before there were pictures to train on; another would forget what people have kept. */
const cacheName = 'limelight-models';

/** A folder of files that ships with the page. */
export interface ShippedFolder {
  /** Relative to the page, e.g. "models/cifar10-standard". */
  readonly path: string;
  readonly files: readonly ModelFile[];
}

/** The part of a browser that the store needs; tests give it their own. */
export interface Device {
  readonly caches: Pick<CacheStorage, 'open'>;
  readonly fetch: (url: string, signal?: AbortSignal) => Promise<Response>;
  /** What the page's addresses are relative to. */
  readonly base: string;
}

/** How a folder is kept, besides at once and in silence. */
interface KeepOptions {
  /** Counts all files of the folder, those already here at once. */
  readonly onBytes?: (bytes: number) => void;
  readonly signal?: AbortSignal;
}

/** The folder of a shipped model. */
export function modelFolder({
  id,
  files,
}: {
  readonly id: string;
  readonly files: readonly ModelFile[];
}): ShippedFolder {
  return { path: `models/${id}`, files };
}

/** The address of a folder's file. */
export function fileUrl(base: string, { path }: ShippedFolder, file: ModelFile): string {
  return new URL(`${path}/${file.name}`, base).href;
}

/** The bytes of all files of some folders. */
export function bytesOf(folders: readonly ShippedFolder[]): number {
  return folders.flatMap(({ files }) => files).reduce((sum, file) => sum + file.bytes, 0);
}

const keyOf = (url: string, file: ModelFile) => `${url}?sha256=${file.hash}`;

/** Fills the store and reads from it. Storage may throw a `QuotaExceededError`. */
export class FolderStore {
  constructor(private readonly device: Device) {}

  /** A kept file with the content it should have; one whose content has changed since is given up. */
  async find(url: string, file: ModelFile): Promise<Response | undefined> {
    const cache = await this.cache();
    const kept = await cache.match(keyOf(url, file));
    if (!kept || (await sha256Of(new Uint8Array(await kept.clone().arrayBuffer()))) === file.hash) return kept;
    await cache.delete(keyOf(url, file));
    return undefined;
  }

  /** Whether all files of a folder are kept; what is in them is looked at when they are used. */
  async has(folder: ShippedFolder): Promise<boolean> {
    const cache = await this.cache();
    const found = await Promise.all(this.keysOf(folder).map((key) => cache.match(key)));
    return found.every((response) => response !== undefined);
  }

  /** Keep a file whose content has come, under its address; false, and nothing kept, where it is not that file. */
  async keep(url: string, file: ModelFile, response: Response): Promise<boolean> {
    const content = await response.arrayBuffer();
    if ((await sha256Of(new Uint8Array(content))) !== file.hash) return false;
    const kept = new Response(content, {
      headers: {
        'Content-Type': response.headers.get('Content-Type') ?? 'application/octet-stream',
        'Content-Length': String(content.byteLength),
      },
    });
    await (await this.cache()).put(keyOf(url, file), kept);
    return true;
  }

  /** Fetch and keep what of a folder is missing. Throws where a file cannot be had or is not the one of this release. */
  async keepFolder(folder: ShippedFolder, { onBytes, signal }: KeepOptions = {}): Promise<void> {
    for (const file of folder.files) {
      signal?.throwIfAborted();
      const url = fileUrl(this.device.base, folder, file);
      if (!(await this.find(url, file))) {
        const response = await this.device.fetch(url, signal);
        if (!response.ok || !(await this.keep(url, file, response)))
          throw new Error(`${file.name} of ${folder.path} is not the file of this release`);
      }
      onBytes?.(file.bytes);
    }
  }

  /** Give up a folder. */
  async forget(folder: ShippedFolder): Promise<void> {
    const cache = await this.cache();
    for (const key of this.keysOf(folder)) await cache.delete(key);
  }

  /**
   * Give up every file that is in none of these folders any more; another copy of the page on this origin keeps its own, one
   * in a folder below this page's too.
   */
  async prune(folders: readonly ShippedFolder[]): Promise<void> {
    const cache = await this.cache();
    const wanted = new Set(folders.flatMap((folder) => this.keysOf(folder)));
    const own = ['models/', 'data/'].map((place) => new URL(place, this.device.base).href);
    for (const request of await cache.keys())
      if (own.some((place) => request.url.startsWith(place)) && !wanted.has(request.url)) await cache.delete(request);
  }

  private keysOf(folder: ShippedFolder): string[] {
    return folder.files.map((file) => keyOf(fileUrl(this.device.base, folder, file), file));
  }

  private cache(): Promise<Cache> {
    return this.device.caches.open(cacheName);
  }
}

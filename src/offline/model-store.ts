/**
 * Models, and pictures to train on, kept on this device, in the browser's Cache Storage. Shared by page and service worker. A file is kept under its address and the hash of its content, and only if its content has that hash: a new
 * release replaces what changed and nothing else, and a half or broken answer is never kept.
 */
import { sha256Of } from '@/domain/digest';
import type { ModelFile } from '@/domain/model-outline';

const cacheName = 'limelight-models';

/** A model as the store needs it. */
export interface KeptModel {
  readonly id: string;
  readonly files: readonly ModelFile[];
}

/** The part of a browser that the store needs; tests give it their own. */
export interface Device {
  readonly caches: Pick<CacheStorage, 'open'>;
  readonly fetch: (url: string) => Promise<Response>;
  /** What the page's addresses are relative to. */
  readonly base: string;
}

/** The address of a model's file. */
export function fileUrl(base: string, model: KeptModel, file: ModelFile): string {
  return new URL(`models/${model.id}/${file.name}`, base).href;
}

const keyOf = (url: string, file: ModelFile) => `${url}?sha256=${file.hash}`;

/** Fills the store and reads from it. Storage may throw a `QuotaExceededError`. */
export class ModelStore {
  constructor(private readonly device: Device) {}

  /** A kept file with the content it should have; one whose content has changed since is given up. */
  async find(url: string, file: ModelFile): Promise<Response | undefined> {
    const cache = await this.cache();
    const kept = await cache.match(keyOf(url, file));
    if (!kept || (await sha256Of(new Uint8Array(await kept.clone().arrayBuffer()))) === file.hash) return kept;
    await cache.delete(keyOf(url, file));
    return undefined;
  }

  /** Whether all files of a model are kept; what is in them is looked at when they are used. */
  async has(model: KeptModel): Promise<boolean> {
    const cache = await this.cache();
    const found = await Promise.all(
      model.files.map((file) => cache.match(keyOf(fileUrl(this.device.base, model, file), file))),
    );
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

  /**
   * Fetch and keep what of a model is missing. `onBytes` counts all its files, those already here at once. Throws where
   * a file cannot be had or is not the one of this release.
   */
  async keepModel(model: KeptModel, onBytes: (bytes: number) => void = () => undefined): Promise<void> {
    for (const file of model.files) {
      const url = fileUrl(this.device.base, model, file);
      if (!(await this.find(url, file))) {
        const response = await this.device.fetch(url);
        if (!response.ok || !(await this.keep(url, file, response)))
          throw new Error(`${file.name} of ${model.id} is not the file of this release`);
      }
      onBytes(file.bytes);
    }
  }

  /** Give up every file that is not one of these models' any more, nor one of these others, by address. */
  async prune(models: readonly KeptModel[], others: ReadonlyMap<string, ModelFile> = new Map()): Promise<void> {
    const cache = await this.cache();
    const ofModels = models.flatMap((model) =>
      model.files.map((file) => keyOf(fileUrl(this.device.base, model, file), file)),
    );
    const wanted = new Set([...ofModels, ...[...others].map(([url, file]) => keyOf(url, file))]);
    for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
  }

  private cache(): Promise<Cache> {
    return this.device.caches.open(cacheName);
  }
}

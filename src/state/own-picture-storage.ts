import { clear, del, entries, set } from 'idb-keyval';
import * as z from 'zod/mini';
import { deviceStore } from './device-store';
import { tabChannel } from './tab-channel';

/** A person's own picture as it is kept on this device, by its content hash. */
export interface OwnPicture {
  readonly hash: string;
  readonly name: string;
  readonly blob: Blob;
  /** When it was last opened, in milliseconds since 1970. */
  readonly opened: number;
  /** False where the device refused to keep it: it is gone when the page is closed. */
  readonly isKept: boolean;
}

/** Where own pictures outlive the page. All reject with `storage-full` or `storage-unavailable`. */
export interface OwnPictureStorage {
  /** Every picture there is, the last opened first; what cannot be read is left out. */
  list(): Promise<OwnPicture[]>;
  put(picture: OwnPicture): Promise<void>;
  remove(hash: string): Promise<void>;
  /** Everything, what cannot be read too. */
  clear(): Promise<void>;
  /** Hears of every picture that another tab of this browser keeps or deletes. */
  onElsewhere(listener: (change: PictureChange) => void): void;
}

/** A picture kept on this device, or deleted from it. */
export type PictureChange = { readonly kept: OwnPicture } | { readonly removed: string };

const ownPictureSchema = z.object({
  hash: z.string(),
  name: z.string(),
  blob: z.instanceof(Blob),
  opened: z.number(),
  isKept: z._default(z.boolean(), true),
});

/** This browser's IndexedDB: one entry a picture. */
export function browserPictures(): OwnPictureStorage {
  const store = deviceStore('limelight-own-pictures', 'pictures');
  const otherTabs = tabChannel('limelight-own-pictures');
  const tell = (change: PictureChange) => otherTabs.postMessage(change);
  return {
    async list() {
      const kept = (await entries<string, unknown>(store)).flatMap(([, value]) => {
        const parsed = ownPictureSchema.safeParse(value);
        return parsed.success ? [parsed.data] : [];
      });
      return kept.sort((a, b) => b.opened - a.opened);
    },
    put: (picture) => set(picture.hash, picture, store).then(() => tell({ kept: picture })),
    remove: (hash) => del(hash, store).then(() => tell({ removed: hash })),
    clear: () => clear(store),
    onElsewhere: (listener) =>
      otherTabs.addEventListener('message', ({ data }: MessageEvent<PictureChange>) => listener(data)),
  };
}

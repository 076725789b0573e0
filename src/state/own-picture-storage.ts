import { del, entries, set } from 'idb-keyval';
import { z } from 'zod';
import { deviceStore } from './device-store';

/** A person's own picture as it is kept on this device, by its content hash. */
export interface OwnPicture {
  readonly hash: string;
  readonly name: string;
  readonly blob: Blob;
  /** When it was last opened, in milliseconds since 1970. */
  readonly opened: number;
}

/** Where own pictures outlive the page. All reject with `storage-full` or `storage-unavailable`. */
export interface OwnPictureStorage {
  /** Every picture there is, the last opened first; what cannot be read is left out. */
  list(): Promise<OwnPicture[]>;
  put(picture: OwnPicture): Promise<void>;
  remove(hash: string): Promise<void>;
}

const ownPictureSchema = z.object({
  hash: z.string(),
  name: z.string(),
  blob: z.instanceof(Blob),
  opened: z.number(),
});

/** This browser's IndexedDB: one entry a picture. */
export function browserPictures(): OwnPictureStorage {
  const store = deviceStore('limelight-own-pictures', 'pictures');
  return {
    async list() {
      const kept = (await entries<string, unknown>(store)).flatMap(([, value]) => {
        const parsed = ownPictureSchema.safeParse(value);
        return parsed.success ? [parsed.data] : [];
      });
      return kept.sort((a, b) => b.opened - a.opened);
    },
    put: (picture) => set(picture.hash, picture, store),
    remove: (hash) => del(hash, store),
  };
}

import { LimelightError, toFailure, type Failure } from '@/domain/errors';
import type { OwnPicture, OwnPictureStorage, PictureChange } from './own-picture-storage';

/** The most pictures that are kept; those opened longest ago go first. */
const MOST = 24;

/** What a person's pictures tell the store. */
export interface OwnPictureEvents {
  /** The pictures there are, the last opened first. */
  onPictures(pictures: readonly OwnPicture[]): void;
  onFailure(failure: Failure): void;
}

/**
 * A person's own pictures: kept on this device by their content, so that undo, a reload and their own links find them
 * again. Where the device keeps nothing they are at hand for as long as the page is open, which is said once.
 */
export class OwnPictures {
  private pictures: readonly OwnPicture[] = [];
  private readonly restored: Promise<void>;
  private isTold = false;

  constructor(
    private readonly storage: OwnPictureStorage,
    private readonly events: OwnPictureEvents,
    private readonly now: () => number = () => Date.now(),
  ) {
    this.restored = storage.list().then(
      (kept) => this.show([...this.pictures, ...kept.filter(({ hash }) => !this.has(hash))]),
      () => undefined,
    );
    storage.onElsewhere((change) => void this.restored.then(() => this.follow(change)));
  }

  /** Keep a picture that was opened. */
  keep(hash: string, name: string, blob: Blob): void {
    const picture: OwnPicture = { hash, name, blob, opened: this.now(), isKept: true };
    const all = [picture, ...this.pictures.filter((other) => other.hash !== hash)];
    this.show(all.slice(0, MOST));
    for (const old of all.slice(MOST)) this.storage.remove(old.hash).catch(() => undefined);
    this.storage.put(picture).catch((thrown: unknown) => {
      this.show(this.pictures.map((other) => (other === picture ? { ...other, isKept: false } : other)));
      this.tell(thrown);
    });
  }

  /** The file of a picture; rejects with `picture-not-on-device`. */
  async find(hash: string, name: string): Promise<OwnPicture> {
    await this.restored;
    const picture = this.pictures.find((other) => other.hash === hash);
    if (picture) return picture;
    throw new LimelightError('picture-not-on-device', 'own-picture', { picture: name });
  }

  /** Delete a picture from this device. */
  remove(hash: string): void {
    this.show(this.pictures.filter((other) => other.hash !== hash));
    this.storage.remove(hash).catch((thrown: unknown) => this.events.onFailure(toFailure(thrown)));
  }

  /** What another tab has done, so that a picture deleted there does not come back from here. */
  private follow(change: PictureChange): void {
    const hash = 'kept' in change ? change.kept.hash : change.removed;
    const others = this.pictures.filter((other) => other.hash !== hash);
    this.show('kept' in change ? [change.kept, ...others].slice(0, MOST) : others);
  }

  private has(hash: string): boolean {
    return this.pictures.some((other) => other.hash === hash);
  }

  private show(pictures: readonly OwnPicture[]): void {
    this.pictures = pictures;
    this.events.onPictures(pictures);
  }

  private tell(thrown: unknown): void {
    if (this.isTold) return;
    this.isTold = true;
    this.events.onFailure({ ...toFailure(thrown), outcome: { outcome: 'picture-not-kept' } });
  }
}

import { LimelightError, toFailure, type Failure } from '@/domain/errors';
import type { PictureNote } from '@/domain/picture-notes';
import type { Scene } from '@/domain/scene/schema';
import type { Sample } from '@/domain/samples';
import type { DecodePicture, DecodedPicture } from '@/worker/picture/client';
import type { OwnPicture } from './own-picture-storage';
import type { SourcePicture } from './types';
import type { Platform } from './platform';

/** How a scene names a picture. */
export function nameOf({ kind, id, name }: SourcePicture): Scene['picture'] {
  return kind === 'sample' ? { kind, id } : { kind, name: name.slice(0, 200), hash: id };
}

/** What the intake tells the store. */
export interface IntakeEvents {
  onLoading(loading: boolean): void;
  /** A picture is open; of a person's own, the file it was read from. */
  onPicture(picture: SourcePicture, file?: Blob): void;
  /** The picture of a scene cannot be had. */
  readonly onFailure: (failure: Failure) => void;
  /** A file that the person brought cannot be opened; what was on its way before it is given up. */
  readonly onRefusal: (failure: Failure) => void;
}

/** A picture, and of a person's own the file. */
interface Opened {
  readonly picture: SourcePicture;
  readonly file?: Blob;
}

/** A bundled sample, fetched and decoded. Rejects with `picture-missing`, as the decoder does, and when `signal` fires. */
export async function readSample(
  { id, file }: Sample,
  fetchFile: Platform['fetchFile'],
  decode: DecodePicture,
  signal: AbortSignal,
): Promise<DecodedPicture> {
  const response = await fetchFile(`samples/${file}`, { signal }).catch(() => undefined);
  signal.throwIfAborted();
  if (!response?.ok) throw new LimelightError('picture-missing', 'sample-not-fetched', { sample: id });
  return decode(await response.blob(), file, signal);
}

/** Opens samples and a person's own files; the newest wins, and a failure leaves the picture on the screen alone. */
export class PictureIntake {
  private current: AbortController | undefined;

  constructor(
    private readonly events: IntakeEvents,
    private readonly decode: DecodePicture,
    private readonly fetchFile: Platform['fetchFile'],
  ) {}

  /** Open a file the person chose, dropped or pasted; of the `others` that came with it a remark says that they were not. */
  openFile(file: Blob, name: string, others: readonly string[] = []): void {
    void this.open(async (signal) => {
      const { pixels, hash, notes } = await this.decode(file, name, signal);
      const left: PictureNote[] = others.length > 0 ? [{ note: 'others-left', names: others }] : [];
      return { picture: { kind: 'own', id: hash, name, pixels, notes: [...left, ...notes] }, file };
    }, this.events.onRefusal);
  }

  /** Open one of the person's own pictures again. */
  openKept(find: () => Promise<OwnPicture>): void {
    void this.open(async (signal) => {
      const { blob: file, name } = await find();
      signal.throwIfAborted();
      const { pixels, hash, notes } = await this.decode(file, name, signal);
      return { picture: { kind: 'own', id: hash, name, pixels, notes }, file };
    });
  }

  /** Open a bundled sample; an unknown id is a failure. */
  openSample(id: string, samples: readonly Sample[]): void {
    void this.open(async (signal) => {
      const sample = samples.find((candidate) => candidate.id === id);
      if (!sample) throw new LimelightError('scene-unknown-sample', 'no-such-sample', { sample: id });
      const { pixels, notes } = await readSample(sample, this.fetchFile, this.decode, signal);
      return { picture: { kind: 'sample', id, name: id, pixels, notes } };
    });
  }

  /** Give up what is on its way; the picture on the screen stays. */
  abandon(): void {
    if (!this.current) return;
    this.current.abort();
    this.current = undefined;
    this.events.onLoading(false);
  }

  private async open(read: (signal: AbortSignal) => Promise<Opened>, onFailure = this.events.onFailure): Promise<void> {
    this.current?.abort();
    const controller = new AbortController();
    this.current = controller;
    this.events.onLoading(true);
    try {
      const { picture, file } = await read(controller.signal);
      if (this.current !== controller) return;
      this.current = undefined;
      this.events.onPicture(picture, file);
    } catch (thrown) {
      if (this.current !== controller) return;
      this.current = undefined;
      this.events.onLoading(false);
      onFailure(toFailure(thrown));
    }
  }
}

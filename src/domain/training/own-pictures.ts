import { LimelightError } from '../errors';
import type { Pixels } from '../picture';
import { fitPicture } from '../resample';
import type { LabelledBytes, Part, TrainingData } from './data';
import type { ReadingNote, SkipReason } from './reading-notes';

/** A picture of the person's that could not be used. */
export interface SkippedPicture {
  readonly name: string;
  readonly reason: SkipReason;
}

/** The person's own pictures as they were read. */
export interface OwnPictures {
  readonly data: TrainingData;
  readonly skipped: readonly SkippedPicture[];
  /** Remarks for the person, such as how many pictures were left out. */
  readonly notes: readonly ReadingNote[];
}

/** What is read at all: a set beyond these would not fit beside the model, or would never be learned in a browser. */
export const dataLimits = { pictures: 20_000, pixelBytes: 200e6, classes: 1000 } as const;

/** How many pictures of this shape may be held. */
export function pictureLimit([height, width, channels]: TrainingData['shape']): number {
  return Math.min(dataLimits.pictures, Math.floor(dataLimits.pixelBytes / (height * width * channels)));
}

/** Throws `data-unfit` for a number of classes that nothing can be learned from. */
export function checkClassCount(count: number): void {
  if (count < 2) throw new LimelightError('data-unfit', count === 1 ? 'one-class' : 'no-classes');
  if (count > dataLimits.classes)
    throw new LimelightError('data-unfit', 'too-many-classes', { classes: count, most: dataLimits.classes });
}

/** A picture as the bytes a network of this shape learns from: its centred crop, resampled, each value times 255. */
export function pictureBytes(pixels: Pixels, [height, width]: TrainingData['shape']): Uint8Array<ArrayBuffer> {
  const fits = pixels.width === width && pixels.height === height;
  const { data } = fits ? pixels : fitPicture(pixels, width, height);
  return Uint8Array.from(data, (value) => Math.round(value * 255));
}

/** What is known of a camera's picture: its class, and what it is for. */
export interface Capture {
  readonly className: string;
  readonly part: Part;
}

/**
 * What a class's bursts of the camera are for, from its first on: every fourth, beginning with the second, is held out
 * as a whole, since neighbours in a burst are almost alike.
 */
export function partOfBurst(number: number): Part {
  return number % 4 === 1 ? 'heldOut' : 'training';
}

/**
 * The pictures with one more, of a class that is made if it is new: how a camera's are gathered. Throws
 * `data-too-large` where no more fit, and `data-unfit` for pictures of another shape.
 */
export function withCapture(
  own: OwnPictures | undefined,
  { className, part }: Capture,
  pixels: Pixels,
  shape: TrainingData['shape'],
): OwnPictures {
  const before = own ?? { data: emptyData(shape), skipped: [], notes: [] };
  const { data } = before;
  if (data.shape.join() !== shape.join())
    throw new LimelightError('data-unfit', 'other-size', { has: data.shape, takes: shape });
  if (data.training.labels.length + data.heldOut.labels.length >= pictureLimit(shape))
    throw new LimelightError('data-too-large', 'no-more-fit', { pictures: pictureLimit(shape) });
  const classes = data.classes.includes(className) ? data.classes : [...data.classes, className];
  const label = classes.indexOf(className);
  return { ...before, data: { ...data, classes, [part]: withPicture(data[part], pictureBytes(pixels, shape), label) } };
}

function emptyData(shape: TrainingData['shape']): TrainingData {
  const none: LabelledBytes = { pixels: new Uint8Array(), labels: [] };
  return { name: '', classes: [], shape, training: none, heldOut: none };
}

function withPicture({ pixels, labels }: LabelledBytes, picture: Uint8Array, label: number): LabelledBytes {
  const longer = new Uint8Array(pixels.length + picture.length);
  longer.set(pixels);
  longer.set(picture, pixels.length);
  return { pixels: longer, labels: [...labels, label] };
}

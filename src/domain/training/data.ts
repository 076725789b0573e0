/** Pictures to learn from and pictures to check with, as bytes: a float copy of a few thousand would not fit a phone. */
export interface TrainingData {
  /** What they are, e.g. "CIFAR-10, 4,000 pictures" or the name of the person's folder. */
  readonly name: string;
  readonly classes: readonly string[];
  /** [height, width, 3] of every picture. */
  readonly shape: readonly [number, number, number];
  readonly training: LabelledBytes;
  /** Never learned from. */
  readonly heldOut: LabelledBytes;
}

/** Labelled pictures: pixel values 0 to 255, NHWC; `pixels.length === labels.length * height * width * 3`. */
export interface LabelledBytes {
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** Indices into the classes. */
  readonly labels: readonly number[];
}

/** Pictures a class has, in the order of the classes. */
export function classCounts({ labels }: Pick<LabelledBytes, 'labels'>, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

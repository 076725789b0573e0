/** Pictures with their true classes, as the evaluation takes them. */
export interface LabelledPictures {
  /** What they are, e.g. "cifar10-test, first 500". */
  readonly name: string;
  /** [height, width, 3] of every picture. */
  readonly shape: readonly [number, number, number];
  /** Pixels in [0, 1], NHWC; `pixels.length === labels.length * height * width * 3`. */
  readonly pixels: Float32Array<ArrayBuffer>;
  readonly labels: readonly number[];
  readonly classes: readonly string[];
}

/** Some pictures of a set, by index, in the order given. */
export function choosePictures(set: LabelledPictures, indices: readonly number[]): LabelledPictures {
  const size = set.shape[0] * set.shape[1] * set.shape[2];
  const pixels = new Float32Array(indices.length * size);
  indices.forEach((index, i) => pixels.set(set.pixels.subarray(index * size, (index + 1) * size), i * size));
  return { ...set, pixels, labels: indices.map((index) => set.labels[index]!) };
}

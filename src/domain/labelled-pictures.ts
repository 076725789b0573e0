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

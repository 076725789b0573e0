/**
 * A picture as the engine takes it: interleaved RGB, row by row, each value in [0, 1].
 * `data.length === width * height * 3`.
 */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array<ArrayBuffer>;
}

/** What a model makes of a picture. */
export interface Prediction {
  /** Softmax of the logits, one value a class. */
  readonly probabilities: Float32Array<ArrayBuffer>;
  readonly logits: Float32Array<ArrayBuffer>;
  /** Index of the largest logit. */
  readonly label: number;
}

/**
 * A saliency map before any display step: `channels` 1 or 3, interleaved, signed where the method is.
 * `data.length === width * height * channels`.
 */
export interface SaliencyMap {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Float32Array<ArrayBuffer>;
  /** The class explained. */
  readonly target: number;
}

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
  /** One value a class: the softmax of the logits, or of independent labels the sigmoid of each. */
  readonly probabilities: Float32Array<ArrayBuffer>;
  readonly logits: Float32Array<ArrayBuffer>;
  /** Index of the largest logit. */
  readonly label: number;
  /** Labels that do not exclude each other: any number of them may be seen, each where its logit is above zero. */
  readonly independent: boolean;
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
  /** The class that it is set against, where the map tells of the difference of two. */
  readonly versus?: number;
  /** By how much rounding alone may move a value, where the method takes differences of larger numbers; else 0. */
  readonly noise: number;
  /** What its values sum to, and what they should: of a method that promises to share out S(x) − S(b). */
  readonly shares?: { readonly sum: number; readonly difference: number };
}

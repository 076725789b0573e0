/** A layer whose result still is a picture, by its name in the model. */
export interface Layer {
  readonly name: string;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** By what a layer's channels are ordered: the mean of |a| over the clean picture, or of |attacked − clean|. */
export const channelOrders = ['strength', 'change'] as const;

export type ChannelOrder = (typeof channelOrders)[number];

/** One channel's activation of one or two pictures, row by row. */
export interface Channel {
  /** Its number in the layer, from 0. */
  readonly index: number;
  readonly clean: Float32Array<ArrayBuffer>;
  readonly attacked?: Float32Array<ArrayBuffer>;
}

/** What a layer makes of a picture, and of the same under attack. */
export interface Activations {
  readonly layer: Layer;
  /** All that could have been asked for, in the network's order. */
  readonly layers: readonly Layer[];
  readonly order: ChannelOrder;
  /** The first by that order. */
  readonly channels: readonly Channel[];
  /** How many channels of the layer have one value everywhere in all that was shown (`isFlat`), and how many of these zero. */
  readonly flat: number;
  readonly dead: number;
}

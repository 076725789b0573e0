import { abs, gather, max, mean, min, slice, stack, sub, tidy, transpose, type Tensor4D } from '@tensorflow/tfjs-core';
import type { Activations, ChannelOrder, Layer } from '@/domain/activations';
import { LimelightError } from '@/domain/errors';
import { isFlat } from '@/domain/flat-map';
import type { Classifier } from './classifier';

/** Which channels of which layer. */
export interface FeatureMapChoice {
  /** Without one, or where the model has none of that name, the one in the middle. */
  readonly layer?: string;
  readonly order: ChannelOrder;
  readonly count: number;
}

/**
 * Feature maps: the activation of a layer in the channels that come first by `order`, of one picture or of a clean and an
 * attacked one, [1 or 2, H, W, 3]. Channels of equal strength stand in the layer's order; by `change` where there is nothing to
 * compare, none changed. Throws `method-unsupported` for a model without a layer that is a picture, and
 * `numerical-failure`.
 */
export async function featureMaps(
  model: Classifier,
  pictures: Tensor4D,
  { layer: wanted, order, count }: FeatureMapChoice,
): Promise<Activations> {
  const { layers } = model;
  const layer = layers.find(({ name }) => name === wanted) ?? layers[Math.floor((layers.length - 1) / 2)];
  if (!layer) throw new LimelightError('method-unsupported', 'no-layers');
  const { activation, told } = tidy(() => {
    const activation = model.activation(pictures, layer.name);
    return { activation, told: summary(activation, order) };
  });
  try {
    const values = await told.data<'float32'>();
    if (!values.every(Number.isFinite)) throw new LimelightError('numerical-failure', 'not-numbers');
    const [strengths, lows, highs] = [0, 1, 2].map((row) =>
      values.subarray(row * layer.channels, (row + 1) * layer.channels),
    ) as [Float32Array, Float32Array, Float32Array];
    const chosen = Array.from(strengths.keys())
      .sort((i, j) => strengths[j]! - strengths[i]! || i - j)
      .slice(0, count);
    const flat = Array.from(strengths.keys()).filter((k) => isFlat({ min: lows[k]!, max: highs[k]!, noise: 0 }));
    const dead = flat.filter((k) => lows[k] === 0 && highs[k] === 0);
    const channels = await read(activation, layer, chosen);
    return { layer, layers, order, channels, flat: flat.length, dead: dead.length };
  } finally {
    activation.dispose();
    told.dispose();
  }
}

/** Of every channel what it is ordered by, its smallest and its largest value, [3, K]. */
function summary(activation: Tensor4D, order: ChannelOrder) {
  const [batch, ...shape] = activation.shape;
  const part = (b: number): Tensor4D => slice(activation, [b, 0, 0, 0], [1, ...shape]);
  const ranked = order === 'strength' ? part(0) : sub<Tensor4D>(part(batch - 1), part(0));
  return stack([mean(abs(ranked), [0, 1, 2]), min(activation, [0, 1, 2]), max(activation, [0, 1, 2])]);
}

async function read(activation: Tensor4D, { height, width }: Layer, chosen: readonly number[]) {
  if (chosen.length === 0) return [];
  // Channel by channel, and in each picture by picture.
  const maps = tidy(() => transpose(gather(activation, [...chosen], 3), [3, 0, 1, 2]));
  try {
    const values = await maps.data<'float32'>();
    const [, batch] = maps.shape;
    const size = height * width;
    const map = (position: number, picture: number) =>
      Float32Array.from(values.subarray((position * batch + picture) * size, (position * batch + picture + 1) * size));
    return chosen.map((index, position) => ({
      index,
      clean: map(position, 0),
      ...(batch > 1 && { attacked: map(position, 1) }),
    }));
  } finally {
    maps.dispose();
  }
}

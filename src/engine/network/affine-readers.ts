import { z } from 'zod';
import { configOf, inputShape, type LayerContext, type LayerReader, type Part } from './layer-context';
import type { Shape, Weight } from './network';
import { corrupt, unsupported } from './refusal';

/** NumPy's arrays as Keras 3 writes them. */
const wrapped = z
  .object({ class_name: z.enum(['__numpy__', '__tensor__']), config: z.object({ value: z.unknown() }) })
  .transform(({ config }) => config.value);

/** A number or numbers, nested as they may be, as one list. */
export const numbers = z
  .union([wrapped, z.number(), z.array(z.unknown())])
  .transform((value) => [value].flat(6))
  .pipe(z.array(z.number()));

const axis = z.union([z.number(), z.array(z.number())]).nullable();

/** One value a channel from a list of one or as many as there are channels. */
export function perChannel(layer: LayerContext, list: readonly number[]): Weight {
  const channels = inputShape(layer).at(-1) ?? 0;
  if (list.length !== 1 && list.length !== channels)
    throw corrupt('channels-differ', { layer: layer.name, values: list.length, channels });
  return { shape: [channels], values: Float32Array.from({ length: channels }, (_, i) => list[i] ?? list[0] ?? 0) };
}

/** Refuses an axis that is not the channels. */
function alongChannels(layer: LayerContext, given: number | number[]): void {
  const rank = inputShape(layer).length;
  if ([given].flat().some((axis) => axis !== -1 && axis !== rank))
    throw unsupported('other-axis', { layer: layer.name });
}

/** x · scale + shift. */
export function affine(layer: LayerContext, scale: Weight, shift: Weight): Part[] {
  return [{ body: { kind: 'affine', scale, shift }, shape: inputShape(layer) }];
}

/** What Keras divides by at least. */
const smallestDeviation = 1e-7;

/** Layers that are one scale and one shift a channel at rest. */
export const affineReaders = {
  Rescaling(layer) {
    const config = configOf(z.object({ scale: numbers, offset: numbers.default([0]) }), layer);
    return affine(layer, perChannel(layer, config.scale), perChannel(layer, config.offset));
  },
  /** (x − mean) / deviation, or x · deviation + mean where it is inverted. */
  Normalization(layer) {
    const config = configOf(
      z.object({
        axis: axis.default(-1),
        mean: numbers.nullish(),
        variance: numbers.nullish(),
        invert: z.boolean().default(false),
      }),
      layer,
    );
    if (config.axis !== null) alongChannels(layer, config.axis);
    const learnt = () => {
      const shape: Shape =
        config.axis === null || [config.axis].flat().length === 0 ? [] : [inputShape(layer).at(-1) ?? 0];
      const { mean, variance } = layer.weights({ mean: shape, variance: shape });
      return { mean: [...mean.values], variance: [...variance.values] };
    };
    const { mean, variance } =
      config.mean && config.variance ? { mean: config.mean, variance: config.variance } : learnt();
    const centre = perChannel(layer, mean);
    const spread = perChannel(
      layer,
      variance.map((value) => Math.max(Math.sqrt(value), smallestDeviation)),
    );
    if (config.invert) return affine(layer, spread, centre);
    return affine(
      layer,
      { ...spread, values: spread.values.map((value) => 1 / value) },
      { ...centre, values: centre.values.map((value, i) => -value / (spread.values[i] ?? 1)) },
    );
  },
  BatchNormalization(layer) {
    const config = configOf(
      z.object({
        epsilon: z.number().default(1e-3),
        axis: axis.default(-1),
        center: z.boolean().default(true),
        scale: z.boolean().default(true),
      }),
      layer,
    );
    alongChannels(layer, config.axis ?? -1);
    const channels = [inputShape(layer).at(-1) ?? 0];
    const weights = layer.weights({
      gamma: config.scale && channels,
      beta: config.center && channels,
      moving_mean: channels,
      moving_variance: channels,
    });
    const { values: mean } = weights.moving_mean;
    const scale = weights.moving_variance.values.map(
      (value, i) => (weights.gamma?.values[i] ?? 1) / Math.sqrt(value + config.epsilon),
    );
    const shift = scale.map((value, i) => (weights.beta?.values[i] ?? 0) - (mean[i] ?? 0) * value);
    return affine(layer, { shape: channels, values: scale }, { shape: channels, values: shift });
  },
} satisfies Readonly<Record<string, LayerReader>>;

import { z } from 'zod';
import { activationNames, type ActivationName } from '../autodiff/activations';
import { geometryOf } from '../autodiff/convolution-geometry';
import type { Body, PoolingSpec, Shape, Weight } from './network';
import { corrupt, unsupported } from './refusal';

/** A layer on its way to operations. */
export interface LayerContext {
  readonly name: string;
  readonly className: string;
  readonly config: unknown;
  /** Shapes of its inputs, without the batch. */
  readonly inputs: readonly Shape[];
  /** Its weight `<layer>/<suffix>`, checked against a shape. */
  weight(suffix: string, shape: readonly number[]): Weight;
  has(suffix: string): boolean;
}

/** A body with the shape of its result. */
export interface Part {
  readonly body: Body;
  readonly shape: Shape;
}

/** A layer as a chain of operations; an empty one where the layer changes nothing at rest. */
type LayerReader = (layer: LayerContext) => Part[];

const pair = z.union([
  z
    .number()
    .int()
    .positive()
    .transform((n): [number, number] => [n, n]),
  z.tuple([z.number().int().positive(), z.number().int().positive()]),
]);
const channelsLast = z.literal('channels_last', 'pictures must be stored channels last').default('channels_last');
const padding = z.enum(['same', 'valid']).default('valid');
const activation = z.string().nullable().default('linear');
const oneOrMany = z.union([z.number(), z.array(z.number())]);

function configOf<T extends z.ZodType>(schema: T, { config, name, className }: LayerContext): z.output<T> {
  const parsed = schema.safeParse(config);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw unsupported(
    `${className} layer "${name}" has an unknown setting (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`,
  );
}

function pictureShape(layer: LayerContext): readonly [number, number, number] {
  const [height, width, channels, ...rest] = layer.inputs[0] ?? [];
  if (height === undefined || width === undefined || channels === undefined || rest.length > 0)
    throw corrupt(`${layer.className} layer "${layer.name}" needs a picture of rank 4 as input`);
  return [height, width, channels];
}

function inputShape(layer: LayerContext): Shape {
  const [shape] = layer.inputs;
  if (!shape) throw corrupt(`layer "${layer.name}" has no input`);
  return shape;
}

function activated(layer: LayerContext, name: string | null, part: Part): Part[] {
  if (name === null || name === 'linear') return [part];
  return [part, { body: { kind: 'activation', function: activationNamed(layer, name) }, shape: part.shape }];
}

function activationNamed(layer: LayerContext, name: string): ActivationName {
  const known = activationNames.find((candidate) => candidate === (name === 'silu' ? 'swish' : name));
  if (!known) throw unsupported(`the activation "${name}" of layer "${layer.name}" is not known here`);
  return known;
}

/** One value a channel from a number, or a list of one or as many as there are channels. */
function perChannel(layer: LayerContext, given: number | number[]): Weight {
  const channels = inputShape(layer).at(-1) ?? 0;
  const list = Array.isArray(given) ? given : [given];
  if (list.length !== 1 && list.length !== channels)
    throw corrupt(`layer "${layer.name}" has ${list.length} values for ${channels} channels`);
  return { shape: [channels], values: Float32Array.from({ length: channels }, (_, i) => list[i] ?? list[0] ?? 0) };
}

function affine(layer: LayerContext, scale: Weight, shift: Weight): Part[] {
  return [{ body: { kind: 'affine', scale, shift }, shape: inputShape(layer) }];
}

function pooling(layer: LayerContext): { spec: PoolingSpec; shape: Shape } {
  const config = configOf(
    z.object({ pool_size: pair, strides: pair.nullish(), padding, data_format: channelsLast }),
    layer,
  );
  const [height, width, channels] = pictureShape(layer);
  const strides = config.strides ?? config.pool_size;
  const { rows, columns } = geometryOf([1, height, width, 1], [...config.pool_size, 1, 1], strides, config.padding);
  if (rows.output < 1 || columns.output < 1)
    throw corrupt(`layer "${layer.name}" pools a picture smaller than its window`);
  return {
    spec: { window: config.pool_size, strides, padding: config.padding },
    shape: [rows.output, columns.output, channels],
  };
}

/** Settings that an ordinary and a depthwise convolution share. */
const convolutionConfig = {
  kernel_size: pair,
  strides: pair.default([1, 1]),
  padding,
  data_format: channelsLast,
  dilation_rate: pair.default([1, 1]),
  activation,
  use_bias: z.boolean().default(true),
};

type ConvolutionConfig = z.output<z.ZodObject<typeof convolutionConfig>>;

/** A convolution of either kind with its bias and activation; `outputs` is its number of channels. */
function convolution(
  layer: LayerContext,
  kind: 'convolution' | 'depthwiseConvolution',
  config: ConvolutionConfig,
  filter: Weight,
  outputs: number,
): Part[] {
  if (config.dilation_rate.some((rate) => rate !== 1))
    throw unsupported(`layer "${layer.name}" is a dilated convolution`);
  const { strides } = config;
  const { rows, columns } = geometryOf([1, ...pictureShape(layer)], filter.shape, strides, config.padding);
  if (rows.output < 1 || columns.output < 1)
    throw corrupt(`layer "${layer.name}" convolves a picture smaller than its filter`);
  const bias = config.use_bias ? { bias: layer.weight('bias', [outputs]) } : {};
  const body: Body = { kind, filter, ...bias, strides, padding: config.padding };
  return activated(layer, config.activation, { body, shape: [rows.output, columns.output, outputs] });
}

const globalPoolingConfig = z.object({ data_format: channelsLast, keepdims: z.boolean().default(false) });

function reshaped(shape: Shape): Part[] {
  return [{ body: { kind: 'reshape', shape }, shape }];
}

/** Layer classes that can be read, and how. */
export const layerReaders: Readonly<Record<string, LayerReader>> = {
  Rescaling(layer) {
    const config = configOf(z.object({ scale: oneOrMany, offset: oneOrMany.default(0) }), layer);
    return affine(layer, perChannel(layer, config.scale), perChannel(layer, config.offset));
  },
  BatchNormalization(layer) {
    const config = configOf(
      z.object({ epsilon: z.number().default(1e-3), axis: z.union([z.number(), z.array(z.number())]).default(-1) }),
      layer,
    );
    const shape = inputShape(layer);
    const axis = Array.isArray(config.axis) ? config.axis[0] : config.axis;
    if (axis !== -1 && axis !== shape.length)
      throw unsupported(`layer "${layer.name}" normalises an axis other than the channels`);
    const channels = [shape.at(-1) ?? 0];
    const variance = layer.weight('moving_variance', channels).values;
    const mean = layer.weight('moving_mean', channels).values;
    const gamma = layer.has('gamma') ? layer.weight('gamma', channels).values : undefined;
    const beta = layer.has('beta') ? layer.weight('beta', channels).values : undefined;
    const scale = variance.map((value, i) => (gamma?.[i] ?? 1) / Math.sqrt(value + config.epsilon));
    const shift = scale.map((value, i) => (beta?.[i] ?? 0) - (mean[i] ?? 0) * value);
    return affine(layer, { shape: channels, values: scale }, { shape: channels, values: shift });
  },
  Conv2D(layer) {
    const config = configOf(
      z.object({
        ...convolutionConfig,
        filters: z.number().int().positive(),
        groups: z.literal(1, 'grouped convolutions are not known').default(1),
      }),
      layer,
    );
    const shape = [...config.kernel_size, pictureShape(layer)[2], config.filters];
    return convolution(layer, 'convolution', config, layer.weight('kernel', shape), config.filters);
  },
  DepthwiseConv2D(layer) {
    const config = configOf(
      z.object({ ...convolutionConfig, depth_multiplier: z.number().int().positive().default(1) }),
      layer,
    );
    const channels = pictureShape(layer)[2];
    const filter = layer.weight('depthwise_kernel', [...config.kernel_size, channels, config.depth_multiplier]);
    return convolution(layer, 'depthwiseConvolution', config, filter, channels * config.depth_multiplier);
  },
  SeparableConv2D(layer) {
    const config = configOf(
      z.object({
        ...convolutionConfig,
        filters: z.number().int().positive(),
        depth_multiplier: z.number().int().positive().default(1),
      }),
      layer,
    );
    const [, , channels] = pictureShape(layer);
    const between = channels * config.depth_multiplier;
    const filter = layer.weight('depthwise_kernel', [...config.kernel_size, channels, config.depth_multiplier]);
    const plain = { ...config, use_bias: false, activation: null };
    const depthwise = convolution(layer, 'depthwiseConvolution', plain, filter, between);
    const [height = 0, width = 0] = depthwise[0]?.shape ?? [];
    const pointwise: ConvolutionConfig = { ...config, kernel_size: [1, 1], strides: [1, 1], padding: 'valid' };
    const mixing = layer.weight('pointwise_kernel', [1, 1, between, config.filters]);
    const rest = { ...layer, inputs: [[height, width, between]] };
    return [...depthwise, ...convolution(rest, 'convolution', pointwise, mixing, config.filters)];
  },
  Dense(layer) {
    const config = configOf(
      z.object({ units: z.number().int().positive(), activation, use_bias: z.boolean().default(true) }),
      layer,
    );
    const shape = inputShape(layer);
    if (shape.length !== 1) throw unsupported(`dense layer "${layer.name}" is applied to a picture; flatten it first`);
    const matrix = layer.weight('kernel', [shape[0] ?? 0, config.units]);
    const bias = config.use_bias ? { bias: layer.weight('bias', [config.units]) } : {};
    return activated(layer, config.activation, { body: { kind: 'dense', matrix, ...bias }, shape: [config.units] });
  },
  Activation(layer) {
    const config = configOf(z.object({ activation: z.string() }), layer);
    if (config.activation === 'linear') return [];
    return [
      { body: { kind: 'activation', function: activationNamed(layer, config.activation) }, shape: inputShape(layer) },
    ];
  },
  ReLU(layer) {
    const config = configOf(
      z.object({
        max_value: z.number().nullish(),
        negative_slope: z.number().nullish(),
        threshold: z.number().nullish(),
      }),
      layer,
    );
    if (config.negative_slope || config.threshold)
      throw unsupported(`layer "${layer.name}" is a ReLU with a slope or threshold`);
    if (config.max_value != null && config.max_value !== 6)
      throw unsupported(`layer "${layer.name}" is a ReLU capped at ${config.max_value}`);
    return [
      { body: { kind: 'activation', function: config.max_value === 6 ? 'relu6' : 'relu' }, shape: inputShape(layer) },
    ];
  },
  LeakyReLU(layer) {
    const config = configOf(z.object({ alpha: z.number().optional(), negative_slope: z.number().optional() }), layer);
    const alpha = config.alpha ?? config.negative_slope ?? 0.3;
    return [{ body: { kind: 'activation', function: 'leakyRelu', alpha }, shape: inputShape(layer) }];
  },
  Add(layer) {
    const shape = inputShape(layer);
    if (layer.inputs.length < 2 || layer.inputs.some((other) => other.join() !== shape.join()))
      throw corrupt(`layer "${layer.name}" adds values of different shapes`);
    return [{ body: { kind: 'add' }, shape }];
  },
  Concatenate(layer) {
    const config = configOf(z.object({ axis: z.number().default(-1) }), layer);
    const shape = inputShape(layer);
    if (config.axis !== -1 && config.axis !== shape.length)
      throw unsupported(`layer "${layer.name}" joins along an axis other than the channels`);
    const around = shape.slice(0, -1).join();
    if (layer.inputs.some((other) => other.length !== shape.length || other.slice(0, -1).join() !== around))
      throw corrupt(`layer "${layer.name}" joins pictures of different sizes`);
    const channels = layer.inputs.reduce((sum, other) => sum + (other.at(-1) ?? 0), 0);
    return [{ body: { kind: 'concatenate' }, shape: [...shape.slice(0, -1), channels] }];
  },
  ZeroPadding2D(layer) {
    const side = z.number().int().nonnegative();
    const sides = z.union([z.tuple([side, side]), side.transform((n): [number, number] => [n, n])]);
    const config = configOf(
      z.object({
        padding: z.union([
          z.tuple([sides, sides]),
          side.transform((n): [[number, number], [number, number]] => [
            [n, n],
            [n, n],
          ]),
        ]),
        data_format: channelsLast,
      }),
      layer,
    );
    const [rows, columns] = config.padding;
    const [height, width, channels] = pictureShape(layer);
    return [
      {
        body: { kind: 'zeroPadding', rows, columns },
        shape: [height + rows[0] + rows[1], width + columns[0] + columns[1], channels],
      },
    ];
  },
  AveragePooling2D(layer) {
    const { spec, shape } = pooling(layer);
    return [{ body: { kind: 'averagePooling', ...spec }, shape }];
  },
  MaxPooling2D(layer) {
    const { spec, shape } = pooling(layer);
    return [{ body: { kind: 'maxPooling', ...spec }, shape }];
  },
  GlobalAveragePooling2D(layer) {
    const { keepdims } = configOf(globalPoolingConfig, layer);
    const channels = pictureShape(layer)[2];
    const means: Part = { body: { kind: 'globalAveragePooling' }, shape: [channels] };
    return keepdims ? [means, ...reshaped([1, 1, channels])] : [means];
  },
  GlobalMaxPooling2D(layer) {
    const { keepdims } = configOf(globalPoolingConfig, layer);
    const [height, width, channels] = pictureShape(layer);
    const body: Body = { kind: 'maxPooling', window: [height, width], strides: [1, 1], padding: 'valid' };
    const maxima: Part = { body, shape: [1, 1, channels] };
    return keepdims ? [maxima] : [maxima, ...reshaped([channels])];
  },
  Reshape(layer) {
    const { target_shape: target } = configOf(z.object({ target_shape: z.array(z.number().int()) }), layer);
    const length = inputShape(layer).reduce((product, n) => product * n, 1);
    const known = target.reduce((product, n) => (n === -1 ? product : product * n), 1);
    const shape = target.map((n) => (n === -1 ? length / known : n));
    if (shape.reduce((product, n) => product * n, 1) !== length || !shape.every((n) => Number.isInteger(n) && n > 0))
      throw corrupt(`layer "${layer.name}" cannot give its ${length} values the shape [${target.join(', ')}]`);
    return reshaped(shape);
  },
  Flatten(layer) {
    configOf(z.object({ data_format: channelsLast }), layer);
    return reshaped([inputShape(layer).reduce((product, length) => product * length, 1)]);
  },
  Dropout: () => [],
  SpatialDropout2D: () => [],
  GaussianNoise: () => [],
};

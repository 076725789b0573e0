import { z } from 'zod';
import { activationNames, type ActivationName } from '../autodiff/activations';
import { geometryOf } from '../autodiff/convolution-geometry';
import { affineReaders } from './affine-readers';
import { arithmeticReaders, line } from './arithmetic-readers';
import { inertLayers } from './inert-layers';
import { configOf, inputShape, pictureShape, type LayerContext, type LayerReader, type Part } from './layer-context';
import type { Body, PoolingSpec, Shape, Weight } from './network';
import { corrupt, unsupported } from './refusal';

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
const activation = z
  .union([z.string(), z.object({ class_name: z.string(), config: z.unknown() })])
  .nullable()
  .default('linear');
type Activation = z.output<typeof activation>;

/** A part and the activation that its layer names, or holds as a layer of its own. */
function activated(layer: LayerContext, name: Activation, part: Part): Part[] {
  if (name !== null && typeof name === 'object') {
    const { class_name: className, config } = name;
    if (!activationLayers.includes(className))
      throw unsupported('unknown-activation', { layer: layer.name, activation: className });
    return [part, ...(layerReaders[className]?.({ ...layer, className, config, inputs: [part.shape] }) ?? [])];
  }
  if (name === null || name === 'linear') return [part];
  return [part, ...activationParts(layer, name, part.shape, part)];
}

/** An activation of a value of that shape, which an earlier part of the layer gives, or else its input. */
function activationParts(layer: LayerContext, name: string, shape: Shape, of?: Part): Part[] {
  if (name !== 'hard_silu' && name !== 'hard_swish')
    return [{ body: { kind: 'activation', function: activationNamed(layer, name) }, shape }];
  // x relu6(x + 3) / 6.
  const valued = { ...layer, inputs: [shape] };
  return [
    ...line(valued, [1], [3]),
    { body: { kind: 'activation', function: 'relu6' }, shape },
    { body: { kind: 'multiply' }, shape, beside: of ?? 'input' },
    ...line(valued, [1 / 6], [0]),
  ];
}

function activationNamed(layer: LayerContext, name: string): ActivationName {
  const known = activationNames.find((candidate) => candidate === (name === 'silu' ? 'swish' : name));
  if (!known) throw unsupported('unknown-activation', { layer: layer.name, activation: name });
  return known;
}

function pooling(layer: LayerContext): { spec: PoolingSpec; shape: Shape } {
  const config = configOf(
    z.object({ pool_size: pair, strides: pair.nullish(), padding, data_format: channelsLast }),
    layer,
  );
  const [height, width, channels] = pictureShape(layer);
  const strides = config.strides ?? config.pool_size;
  const { rows, columns } = geometryOf([1, height, width, 1], [...config.pool_size, 1, 1], strides, config.padding);
  if (rows.output < 1 || columns.output < 1) throw corrupt('pools-too-small', { layer: layer.name });
  return {
    spec: { window: config.pool_size, strides, padding: config.padding },
    shape: [rows.output, columns.output, channels],
  };
}

/** Layers that may be another's activation. */
const activationLayers: readonly string[] = ['ReLU', 'LeakyReLU'];

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

function isDilated(rates: readonly number[]): boolean {
  return rates.some((rate) => rate !== 1);
}

/** A convolution of either kind with its bias and activation; `outputs` is its number of channels. */
function convolution(
  layer: LayerContext,
  kind: 'convolution' | 'depthwiseConvolution',
  config: ConvolutionConfig,
  filter: Weight,
  bias: Weight | undefined,
  outputs: number,
): Part[] {
  const { strides, padding, dilation_rate: dilation } = config;
  const { rows, columns } = geometryOf([1, ...pictureShape(layer)], filter.shape, strides, padding, dilation);
  if (rows.output < 1 || columns.output < 1) throw corrupt('convolves-too-small', { layer: layer.name });
  const body: Body = {
    kind,
    filter,
    ...(bias && { bias }),
    strides,
    padding,
    ...(isDilated(dilation) && { dilation }),
  };
  return activated(layer, config.activation, { body, shape: [rows.output, columns.output, outputs] });
}

const globalPoolingConfig = z.object({ data_format: channelsLast, keepdims: z.boolean().default(false) });

function reshaped(shape: Shape): Part[] {
  return [{ body: { kind: 'reshape', shape }, shape }];
}

/** Layer classes that can be read, and how. */
export const layerReaders: Readonly<Record<string, LayerReader>> = {
  ...affineReaders,
  ...arithmeticReaders,
  Conv2D(layer) {
    const config = configOf(
      z.object({
        ...convolutionConfig,
        filters: z.number().int().positive(),
        groups: z.literal(1, 'grouped convolutions are not known').default(1),
      }),
      layer,
    );
    const { kernel, bias } = layer.weights({
      kernel: [...config.kernel_size, pictureShape(layer)[2], config.filters],
      bias: config.use_bias && [config.filters],
    });
    return convolution(layer, 'convolution', config, kernel, bias, config.filters);
  },
  DepthwiseConv2D(layer) {
    const config = configOf(
      z.object({ ...convolutionConfig, depth_multiplier: z.number().int().positive().default(1) }),
      layer,
    );
    const channels = pictureShape(layer)[2];
    const outputs = channels * config.depth_multiplier;
    const { depthwise_kernel: filter, bias } = layer.weights({
      depthwise_kernel: [...config.kernel_size, channels, config.depth_multiplier],
      bias: config.use_bias && [outputs],
    });
    return convolution(layer, 'depthwiseConvolution', config, filter, bias, outputs);
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
    const { depthwise_kernel, pointwise_kernel, bias } = layer.weights({
      depthwise_kernel: [...config.kernel_size, channels, config.depth_multiplier],
      pointwise_kernel: [1, 1, between, config.filters],
      bias: config.use_bias && [config.filters],
    });
    const plain = { ...config, activation: null };
    const depthwise = convolution(layer, 'depthwiseConvolution', plain, depthwise_kernel, undefined, between);
    const [height = 0, width = 0] = depthwise[0]?.shape ?? [];
    const pointwise: ConvolutionConfig = {
      ...config,
      kernel_size: [1, 1],
      strides: [1, 1],
      padding: 'valid',
      dilation_rate: [1, 1],
    };
    const rest = { ...layer, inputs: [[height, width, between]] };
    return [...depthwise, ...convolution(rest, 'convolution', pointwise, pointwise_kernel, bias, config.filters)];
  },
  Dense(layer) {
    const config = configOf(
      z.object({ units: z.number().int().positive(), activation, use_bias: z.boolean().default(true) }),
      layer,
    );
    const shape = inputShape(layer);
    if (shape.length !== 1) throw unsupported('dense-on-picture', { layer: layer.name });
    const { kernel: matrix, bias } = layer.weights({
      kernel: [shape[0] ?? 0, config.units],
      bias: config.use_bias && [config.units],
    });
    const body: Body = { kind: 'dense', matrix, ...(bias && { bias }) };
    return activated(layer, config.activation, { body, shape: [config.units] });
  },
  Activation(layer) {
    const config = configOf(z.object({ activation: z.string() }), layer);
    if (config.activation === 'linear') return [];
    return activationParts(layer, config.activation, inputShape(layer));
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
    if (config.threshold || (config.negative_slope && config.max_value != null))
      throw unsupported('relu-threshold', { layer: layer.name });
    if (config.negative_slope)
      return [
        { body: { kind: 'activation', function: 'leakyRelu', alpha: config.negative_slope }, shape: inputShape(layer) },
      ];
    if (config.max_value != null && config.max_value !== 6)
      throw unsupported('relu-cap', { layer: layer.name, cap: config.max_value });
    return [
      { body: { kind: 'activation', function: config.max_value === 6 ? 'relu6' : 'relu' }, shape: inputShape(layer) },
    ];
  },
  LeakyReLU(layer) {
    const config = configOf(z.object({ alpha: z.number().optional(), negative_slope: z.number().optional() }), layer);
    const alpha = config.alpha ?? config.negative_slope ?? 0.3;
    return [{ body: { kind: 'activation', function: 'leakyRelu', alpha }, shape: inputShape(layer) }];
  },
  ELU(layer) {
    const { alpha } = configOf(z.object({ alpha: z.number().default(1) }), layer);
    if (alpha !== 1) throw unsupported('elu-alpha', { layer: layer.name, alpha });
    return activationParts(layer, 'elu', inputShape(layer));
  },
  /** x + (1 − a) relu(−x), with one slope a for each channel below zero. */
  PReLU(layer) {
    const { shared_axes: shared } = configOf(z.object({ shared_axes: z.array(z.number()).nullish() }), layer);
    const shape = inputShape(layer);
    const slopes = shape.map((length, i) => (shared?.includes(i + 1) ? 1 : length));
    if (slopes.slice(0, -1).some((length) => length !== 1)) throw unsupported('slope-per-pixel', { layer: layer.name });
    const { alpha } = layer.weights({ alpha: slopes });
    return [
      ...line(layer, [-1], [0]),
      { body: { kind: 'activation', function: 'relu' }, shape },
      ...line(
        layer,
        [...alpha.values].map((a) => 1 - a),
        [0],
      ),
      { body: { kind: 'add' }, shape, beside: 'input' },
    ];
  },
  Concatenate(layer) {
    const config = configOf(z.object({ axis: z.number().default(-1) }), layer);
    const shape = inputShape(layer);
    if (config.axis !== -1 && config.axis !== shape.length)
      throw unsupported('joins-other-axis', { layer: layer.name });
    const around = shape.slice(0, -1).join();
    if (layer.inputs.some((other) => other.length !== shape.length || other.slice(0, -1).join() !== around))
      throw corrupt('joins-other-sizes', { layer: layer.name });
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
      throw corrupt('reshapes-wrongly', { layer: layer.name, values: length, shape: target });
    return reshaped(shape);
  },
  Flatten(layer) {
    configOf(z.object({ data_format: channelsLast }), layer);
    return reshaped([inputShape(layer).reduce((product, length) => product * length, 1)]);
  },
  ...Object.fromEntries([...inertLayers].map((kind): [string, LayerReader] => [kind, () => []])),
};

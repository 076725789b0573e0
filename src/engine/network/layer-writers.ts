import type { Body, Operation, Shape, Weight } from './network';

/** An operation as a Keras layer: its class, its settings, and its weights by the suffix of their names. */
export interface WrittenLayer {
  readonly className: string;
  readonly config: object;
  readonly weights: Readonly<Record<string, Weight>>;
}

const channelsLast = { data_format: 'channels_last' };

/** The Keras layer that computes an operation; `layerReaders` reads it back as that operation. */
export function layerOf({ body, shape }: Pick<Operation, 'body' | 'shape'>): WrittenLayer {
  switch (body.kind) {
    case 'affine':
      return affine(body);
    case 'convolution':
      return convolution('Conv2D', body, 'kernel', { filters: body.filter.shape[3], groups: 1 });
    case 'depthwiseConvolution':
      return convolution('DepthwiseConv2D', body, 'depthwise_kernel', { depth_multiplier: body.filter.shape[3] });
    case 'dense': {
      const { matrix, bias } = body;
      const config = { units: matrix.shape[1], activation: 'linear', use_bias: bias !== undefined };
      return { className: 'Dense', config, weights: { kernel: matrix, ...(bias && { bias }) } };
    }
    case 'activation':
      return activation(body);
    case 'add':
      return weightless('Add');
    case 'multiply':
      return weightless('Multiply');
    case 'reverse':
      return reversal(shape.at(-1) ?? 0);
    case 'concatenate':
      return weightless('Concatenate', { axis: -1 });
    case 'zeroPadding':
      return weightless('ZeroPadding2D', { padding: [body.rows, body.columns], ...channelsLast });
    case 'averagePooling':
      return pooling('AveragePooling2D', body);
    case 'maxPooling':
      return pooling('MaxPooling2D', body);
    case 'globalAveragePooling':
      return weightless('GlobalAveragePooling2D', channelsLast);
    case 'reshape':
      return reshape(shape);
    default:
      return body satisfies never;
  }
}

function weightless(className: string, config: object = {}): WrittenLayer {
  return { className, config, weights: {} };
}

/**
 * One scale and shift for all channels is a `Rescaling`; else batch normalisation of mean 0 and variance 1, with no ε
 * added to it, so that γ and β are scale and shift to the last bit.
 */
function affine({ scale, shift }: Extract<Body, { kind: 'affine' }>): WrittenLayer {
  const [factor = 1] = scale.values;
  const [offset = 0] = shift.values;
  if (scale.values.every((value) => value === factor) && shift.values.every((value) => value === offset))
    return weightless('Rescaling', { scale: factor, offset });
  const all = (value: number): Weight => ({
    shape: scale.shape,
    values: new Float32Array(scale.values.length).fill(value),
  });
  return {
    className: 'BatchNormalization',
    config: { axis: -1, momentum: 0.99, epsilon: 0, center: true, scale: true },
    weights: { gamma: scale, beta: shift, moving_mean: all(0), moving_variance: all(1) },
  };
}

function convolution(
  className: string,
  body: Extract<Body, { kind: 'convolution' | 'depthwiseConvolution' }>,
  kernel: string,
  own: object,
): WrittenLayer {
  const { filter, bias, strides, padding, dilation = [1, 1] } = body;
  const config = {
    ...own,
    kernel_size: filter.shape.slice(0, 2),
    strides,
    padding,
    ...channelsLast,
    dilation_rate: dilation,
    activation: 'linear',
    use_bias: bias !== undefined,
  };
  return { className, config, weights: { [kernel]: filter, ...(bias && { bias }) } };
}

/** A 1 × 1 convolution that swaps the channels: there is no layer that other programs know. */
function reversal(channels: number): WrittenLayer {
  const shape = [1, 1, channels, channels] as const;
  const values = Float32Array.from({ length: channels ** 2 }, (_, i) =>
    Number((i % channels) + Math.floor(i / channels) === channels - 1),
  );
  return convolution(
    'Conv2D',
    { kind: 'convolution', filter: { shape, values }, strides: [1, 1], padding: 'valid' },
    'kernel',
    {
      filters: channels,
      groups: 1,
    },
  );
}

function pooling(className: string, body: Extract<Body, { kind: 'averagePooling' | 'maxPooling' }>): WrittenLayer {
  const { window, strides, padding } = body;
  return weightless(className, { pool_size: window, strides, padding, ...channelsLast });
}

function activation(body: Extract<Body, { kind: 'activation' }>): WrittenLayer {
  if (body.function === 'relu6') return weightless('ReLU', { max_value: 6, negative_slope: 0, threshold: 0 });
  if (body.function === 'leakyRelu') return weightless('LeakyReLU', { alpha: body.alpha ?? 0.2 });
  return weightless('Activation', { activation: body.function });
}

function reshape(shape: Shape): WrittenLayer {
  return shape.length === 1 ? weightless('Flatten', channelsLast) : weightless('Reshape', { target_shape: shape });
}

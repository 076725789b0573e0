import { randomFrom } from './random';

/** A weight of a model under construction. */
interface BuiltWeight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array<ArrayBuffer>;
}

/** How weights are stored in the shard. */
export type Storage = 'float32' | 'float16' | 'uint8' | 'uint16';

function convolutionConfig([height, width]: readonly number[]): object {
  return { kernel_size: [height, width], strides: [1, 1], padding: 'same', activation: 'linear', use_bias: true };
}

/**
 * Writes functional TensorFlow.js Layers models with seeded random weights, for tests. Every `layer` call returns the
 * new layer's name.
 */
export class LayersModelBuilder {
  private readonly layers: object[] = [];
  private readonly weights: BuiltWeight[] = [];
  private readonly random: () => number;

  constructor(seed: number, inputShape: readonly number[]) {
    this.random = randomFrom(seed);
    this.push('InputLayer', 'input', { batch_input_shape: [null, ...inputShape], dtype: 'float32', sparse: false }, []);
  }

  layer(className: string, name: string, inputs: string | readonly string[], config: object = {}): string {
    return this.push(className, name, config, typeof inputs === 'string' ? [inputs] : inputs);
  }

  convolution(
    name: string,
    input: string,
    shape: readonly [number, number, number, number],
    config: object = {},
  ): string {
    const [height, width, channels, filters] = shape;
    this.weight(`${name}/kernel`, shape, Math.sqrt(3 / (height * width * channels)));
    this.weight(`${name}/bias`, [filters], 0.1);
    return this.push('Conv2D', name, { filters, ...convolutionConfig(shape), ...config }, [input]);
  }

  /** `shape` is [height, width, channels, filters a channel]. */
  depthwise(
    name: string,
    input: string,
    shape: readonly [number, number, number, number],
    config: object = {},
  ): string {
    const [height, width, channels, multiplier] = shape;
    this.weight(`${name}/depthwise_kernel`, shape, Math.sqrt(3 / (height * width)));
    this.weight(`${name}/bias`, [channels * multiplier], 0.1);
    const settings = { depth_multiplier: multiplier, ...convolutionConfig(shape) };
    return this.push('DepthwiseConv2D', name, { ...settings, ...config }, [input]);
  }

  /** A depthwise convolution of this size, then one of 1 x 1 to `filters` channels. */
  separable(name: string, input: string, shape: readonly [number, number, number], filters: number): string {
    const [height, width, channels] = shape;
    this.weight(`${name}/depthwise_kernel`, [...shape, 1], Math.sqrt(3 / (height * width)));
    this.weight(`${name}/pointwise_kernel`, [1, 1, channels, filters], Math.sqrt(3 / channels));
    this.weight(`${name}/bias`, [filters], 0.1);
    const settings = { filters, depth_multiplier: 1, ...convolutionConfig(shape), activation: 'relu' };
    return this.push('SeparableConv2D', name, settings, [input]);
  }

  dense(name: string, input: string, shape: readonly [number, number], config: object = {}): string {
    this.weight(`${name}/kernel`, shape, Math.sqrt(6 / shape[0]));
    this.weight(`${name}/bias`, [shape[1]], 0.1);
    return this.push('Dense', name, { units: shape[1], activation: 'linear', use_bias: true, ...config }, [input]);
  }

  batchNormalization(name: string, input: string, channels: number): string {
    this.weight(`${name}/gamma`, [channels], 0.5, 1);
    this.weight(`${name}/beta`, [channels], 0.3);
    this.weight(`${name}/moving_mean`, [channels], 0.3);
    this.weight(`${name}/moving_variance`, [channels], 0.4, 1);
    return this.push(
      'BatchNormalization',
      name,
      { axis: -1, momentum: 0.99, epsilon: 1e-3, center: true, scale: true },
      [input],
    );
  }

  /** `model.json` and its shards, by file name. */
  files(output: string, storage: Storage = 'float32', shards = 1): Map<string, Uint8Array> {
    const encoded = this.weights.map((weight) => encode(weight, storage));
    const bytes = Uint8Array.from(encoded.flatMap(({ data }) => [...data]));
    const cut = Math.ceil(bytes.length / shards);
    const paths = Array.from({ length: shards }, (_, i) => `group1-shard${i + 1}of${shards}.bin`);
    const topology = {
      class_name: 'Functional',
      config: {
        name: 'fixture',
        layers: this.layers,
        input_layers: [['input', 0, 0]],
        output_layers: [[output, 0, 0]],
      },
      keras_version: 'tfjs-layers 4.22.0',
      backend: 'tensor_flow.js',
    };
    const json = {
      format: 'layers-model',
      modelTopology: topology,
      weightsManifest: [{ paths, weights: encoded.map(({ entry }) => entry) }],
    };
    return new Map([
      ['model.json', new TextEncoder().encode(JSON.stringify(json))],
      ...paths.map((path, i) => [path, bytes.slice(i * cut, (i + 1) * cut)] as const),
    ]);
  }

  private push(className: string, name: string, config: object, inputs: readonly string[]): string {
    const inbound = inputs.length > 0 ? [inputs.map((input) => [input, 0, 0, {}])] : [];
    this.layers.push({
      class_name: className,
      name,
      config: { name, trainable: true, ...config },
      inbound_nodes: inbound,
    });
    return name;
  }

  private weight(name: string, shape: readonly number[], spread: number, centre = 0): void {
    const length = shape.reduce((product, n) => product * n, 1);
    const values = Float32Array.from({ length }, () => centre + spread * (2 * this.random() - 1));
    this.weights.push({ name, shape, values });
  }
}

function encode({ name, shape, values }: BuiltWeight, storage: Storage): { entry: object; data: Uint8Array } {
  const entry = { name, shape, dtype: 'float32' };
  if (storage === 'float32') return { entry, data: new Uint8Array(values.buffer) };
  if (storage === 'float16') {
    const halves = Uint16Array.from(values, toFloat16);
    return {
      entry: { ...entry, quantization: { dtype: 'float16', original_dtype: 'float32' } },
      data: new Uint8Array(halves.buffer),
    };
  }
  const min = Math.min(...values);
  const levels = storage === 'uint8' ? 255 : 65535;
  const scale = (Math.max(...values) - min) / levels || 1;
  const levelsOf = Array.from(values, (value) => Math.round((value - min) / scale));
  const data = storage === 'uint8' ? Uint8Array.from(levelsOf) : new Uint8Array(Uint16Array.from(levelsOf).buffer);
  return { entry: { ...entry, quantization: { dtype: storage, scale, min, original_dtype: 'float32' } }, data };
}

/** The nearest half-precision number's bits, for values that are neither infinite nor above 65504. */
export function toFloat16(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const magnitude = Math.abs(value);
  if (magnitude < 2 ** -14) return sign | Math.round(magnitude * 2 ** 24);
  const exponent = Math.floor(Math.log2(magnitude));
  const fraction = Math.round((magnitude / 2 ** exponent - 1) * 1024);
  return sign | ((exponent + 15) * 1024 + fraction);
}

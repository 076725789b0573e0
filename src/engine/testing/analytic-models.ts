/**
 * Models small enough to solve by hand, for tests: pictures [height, width, 3] in, logits out, weights drawn from a seed.
 */
import {
  add,
  conv2d,
  matMul,
  mean,
  mul,
  relu,
  reshape,
  sum,
  tensor1d,
  tensor2d,
  tensor4d,
} from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { gaussianValues, random, uniformValues } from '@/domain/random';
import type { Classifier } from '../models/classifier';
import { noLayers } from '../models/lacks';

type Size = readonly [number, number, number];

/** z = x·W + b with W [D, C] of standard normal entries times `scale`; `weights` is W row by row. */
export function affineModel(
  size: Size,
  classes: number,
  seed: number,
  scale = 1,
): Classifier & { weights: Float32Array } {
  const inputs = size[0] * size[1] * size[2];
  const next = random(seed, 100);
  const weights = gaussianValues(inputs * classes, scale, next);
  const kernel = tensor2d(weights, [inputs, classes]);
  const bias = tensor1d(gaussianValues(classes, scale, next));
  return {
    ...shell('affine', size, classes, [kernel, bias]),
    weights,
    logits: (pixels) => add(matMul(flat(pixels), kernel), bias),
  };
}

/** z_k = ½ x'A_k x with symmetric A_k; its gradient A_k x averages to itself under noise. `matrices` holds the A_k. */
export function quadraticModel(size: Size, classes: number, seed: number): Classifier & { matrices: Float32Array[] } {
  const inputs = size[0] * size[1] * size[2];
  const matrices = Array.from({ length: classes }, (_, k) => symmetric(inputs, seed + k));
  const kernels = matrices.map((matrix) => tensor2d(matrix, [inputs, inputs]));
  return {
    ...shell('quadratic', size, classes, kernels),
    matrices,
    logits(pixels) {
      const x = flat(pixels);
      const columns = kernels.map((kernel) => mul(sum<Tensor2D>(mul(x, matMul(x, kernel)), 1, true), 0.5));
      // Placed side by side by one-hot rows: `concat` would do, but this needs no slice in the gradient.
      return columns
        .map((column, k) => matMul(column, tensor2d([columns.map((_, j) => Number(j === k))])))
        .reduce((all, one) => add(all, one)) as Tensor2D;
    },
  };
}

/** Two 3×3 convolutions with ReLU (the second of stride 2), global average pooling, affine; `head` is [channels, C]. */
export function poolingModel(size: Size, classes: number, seed: number): Classifier & { head: Float32Array } {
  const next = random(seed, 200);
  const channels = 6;
  const first = tensor4d(gaussianValues(9 * 3 * channels, 0.3, next), [3, 3, 3, channels]);
  const second = tensor4d(gaussianValues(9 * channels * channels, 0.3, next), [3, 3, channels, channels]);
  const head = gaussianValues(channels * classes, 1, next);
  const kernel = tensor2d(head, [channels, classes]);
  const bias = tensor1d(uniformValues(classes, -0.1, 0.1, next));
  const early = (pixels: Tensor4D): Tensor4D => relu(conv2d(pixels, first, 1, 'same'));
  const late = (activation: Tensor4D): Tensor4D => relu(conv2d(activation, second, 2, 'same'));
  const top = (activation: Tensor4D): Tensor2D => add(matMul(mean<Tensor2D>(activation, [1, 2]), kernel), bias);
  return {
    ...shell('pooling', size, classes, [first, second, kernel, bias]),
    head,
    lacks: {},
    activationLayers: ['early', 'late'],
    layers: [
      { name: 'early', height: size[0], width: size[1], channels },
      { name: 'late', height: Math.ceil(size[0] / 2), width: Math.ceil(size[1] / 2), channels },
    ],
    channels: () => channels,
    logits: (pixels) => top(late(early(pixels))),
    activation: (pixels, layer) => (layer === 'early' ? early(pixels) : late(early(pixels))),
    logitsFrom: (activation, layer) => top(layer === 'early' ? late(activation) : activation),
  };
}

/** Pictures [count, …size] with values in [low, high). */
export function randomPictures(count: number, size: Size, seed: number, low = 0, high = 1): Tensor4D {
  const values = uniformValues(count * size[0] * size[1] * size[2], low, high, random(seed, 300));
  return tensor4d(values, [count, ...size]);
}

function shell(id: string, size: Size, classes: number, weights: Tensor[]): Omit<Classifier, 'logits'> {
  const none = (): never => {
    throw new Error(`${id} has no layers to look into`);
  };
  return {
    id,
    classes: Array.from({ length: classes }, (_, k) => `class ${k}`),
    scores: 'exclusive',
    inputShape: [size[0], size[1], 3],
    multiplyAdds: 1e6,
    lacks: { activations: noLayers },
    activationLayers: [],
    layers: [],
    channels: none,
    activation: none,
    logitsFrom: none,
    dispose: () => weights.forEach((weight) => weight.dispose()),
  };
}

function flat(pixels: Tensor4D): Tensor2D {
  return reshape(pixels, [pixels.shape[0], -1]);
}

function symmetric(size: number, seed: number): Float32Array {
  const values = gaussianValues(size * size, 1, random(seed, 400));
  return values.map((value, i) => (value + values[(i % size) * size + Math.floor(i / size)]!) / 2);
}

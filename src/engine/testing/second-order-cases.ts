import { activationNames } from '../autodiff/activations';
import { explicitPadding } from '../autodiff/convolution-geometry';
import type { Body, Network, Operation, Shape, Weight } from '../network/network';
import { uniform } from './random';

/** A network of one operation (or few), for the finite-difference bench. */
export interface SecondOrderCase {
  readonly name: string;
  readonly network: Network;
  /** Values of two pictures, chosen so that no kink is within a few hundredths of a value. */
  readonly pixels: Float32Array<ArrayBuffer>;
}

const picture: Shape = [6, 7, 3];

function weight(shape: readonly number[], seed: number): Weight {
  const size = shape.reduce((product, length) => product * length, 1);
  return { shape, values: uniform(size, -1, 1, seed) };
}

function pixelsFor(shape: Shape, low = -1, high = 1): Float32Array<ArrayBuffer> {
  return uniform(2 * shape.reduce((product, length) => product * length, 1), low, high, 5);
}

function single(name: string, body: Body, shape: Shape = picture, pixels = pixelsFor(shape)): SecondOrderCase {
  const operation: Operation = { name: 'result', inputs: ['input'], shape: [], body };
  return { name, network: { input: { name: 'input', shape }, operations: [operation] }, pixels };
}

/** Two branches of the input, joined. */
function joined(name: string, kind: 'add' | 'multiply' | 'concatenate'): SecondOrderCase {
  const branch = (branchName: string, seed: number): Operation => ({
    name: branchName,
    inputs: ['input'],
    shape: picture,
    body: { kind: 'convolution', filter: weight([3, 3, 3, 3], seed), strides: [1, 1], padding: 'same' },
  });
  const operations: Operation[] = [
    branch('left', 1),
    branch('right', 2),
    { name: 'result', inputs: ['left', 'right', 'input'], shape: [], body: { kind } },
  ];
  return { name, network: { input: { name: 'input', shape: picture }, operations }, pixels: pixelsFor(picture) };
}

/** Squeeze and excitation: every channel times what the whole picture makes of it, with and without its sides of one. */
function excited(): SecondOrderCase {
  const means: Operation = { name: 'means', inputs: ['input'], shape: [3], body: { kind: 'globalAveragePooling' } };
  const gate: Operation = {
    name: 'gate',
    inputs: ['means'],
    shape: [3],
    body: { kind: 'dense', matrix: weight([3, 3], 1) },
  };
  const sides: Operation = {
    name: 'sides',
    inputs: ['gate'],
    shape: [1, 1, 3],
    body: { kind: 'reshape', shape: [1, 1, 3] },
  };
  const result: Operation = {
    name: 'result',
    inputs: ['input', 'sides', 'gate'],
    shape: [],
    body: { kind: 'multiply' },
  };
  const network = { input: { name: 'input', shape: picture }, operations: [means, gate, sides, result] };
  return { name: 'multiply, channels by a gate', network, pixels: pixelsFor(picture) };
}

/** Values about −1, 3 and 7: on either side of the kinks of ReLU (0) and ReLU6 (0 and 6), and far from both. */
function awayFromKinks(): Float32Array<ArrayBuffer> {
  return pixelsFor(picture, -0.4, 0.4).map((value, i) => value + [-1, 3, 7][i % 3]!);
}

/** Any two values of a window of up to 3x3 are 0.17 apart, so that no maximum changes place; all of them below `top`. */
function distinct(top: number): Float32Array<ArrayBuffer> {
  const [height = 1, width = 1, channels = 1] = picture;
  return pixelsFor(picture, 0, 0.03).map((value, i) => {
    const column = Math.floor(i / channels) % width;
    const row = Math.floor(i / (channels * width)) % height;
    return top - 0.2 * ((((row % 3) * 3 + (column % 3)) * 5) % 9) - value;
  });
}

/** Slope or curvature jumps somewhere. */
const kinked: ReadonlySet<string> = new Set(['relu', 'relu6', 'leakyRelu', 'elu']);

const activationCases = activationNames.map((name) =>
  single(
    name,
    { kind: 'activation', function: name, alpha: 0.3 },
    picture,
    // Beyond 3 a smooth activation has no curvature left to get wrong.
    kinked.has(name) ? awayFromKinks() : pixelsFor(picture, -3, 3),
  ),
);

type Filter = readonly [number, number, number, number];

function convolution(name: string, filter: Filter, rest: Partial<Extract<Body, { kind: 'convolution' }>>) {
  const body = { kind: 'convolution', filter: weight(filter, 1), strides: [1, 1], padding: 'same' } as const;
  return single(`convolution, ${name}`, { ...body, ...rest });
}

function depthwise(name: string, filter: Filter, rest: Partial<Extract<Body, { kind: 'depthwiseConvolution' }>>) {
  const body = { kind: 'depthwiseConvolution', filter: weight(filter, 1), strides: [1, 1], padding: 'same' } as const;
  return single(`depthwise convolution, ${name}`, { ...body, ...rest });
}

/**
 * Kinked operations one after the other, as in a network: the filters are small and the biases put what enters each
 * activation below 0, between 0 and 6, or above 6, and each maximum far above the others of its window.
 */
function manyKinks(): SecondOrderCase {
  const small = (shape: readonly number[], seed: number): Weight => {
    const { values } = weight(shape, seed);
    return { shape, values: values.map((value) => value / 4) };
  };
  const place = (channels: number, [low = 0, middle = 0, high = 0]: readonly number[]): Weight => ({
    shape: [channels],
    values: Float32Array.from({ length: channels }, (_, i) => [middle, low, high][i % 3]!),
  });
  const same = { strides: [1, 1], padding: 'same' } as const;
  const step = (name: string, input: string, body: Body): Operation => ({
    name,
    inputs: [input],
    shape: picture,
    body,
  });
  const operations = [
    step('pool', 'input', { kind: 'maxPooling', window: [2, 2], strides: [1, 1], padding: 'same' }),
    step('wide', 'pool', { kind: 'convolution', filter: small([1, 1, 3, 6], 1), bias: place(6, [-2, 3, 9]), ...same }),
    step('relu6', 'wide', { kind: 'activation', function: 'relu6' }),
    step('each', 'relu6', {
      kind: 'depthwiseConvolution',
      filter: small([3, 3, 6, 1], 2),
      bias: place(6, [-8, 8, 8]),
      ...same,
    }),
    step('relu', 'each', { kind: 'activation', function: 'relu' }),
    step('result', 'relu', { kind: 'reshape', shape: [252] }),
  ];
  const network = { input: { name: 'input', shape: picture }, operations };
  return {
    name: 'max pooling, relu6 and relu in a row',
    network,
    pixels: distinct(1),
  };
}

function maxPooling(of: string, top: number): SecondOrderCase[] {
  const plain: Body = { kind: 'maxPooling', window: [2, 2], strides: [2, 2], padding: 'valid' };
  const padded: Body = { kind: 'maxPooling', window: [3, 3], strides: [2, 2], padding: 'same' };
  return [
    single(`max pooling${of}`, plain, picture, distinct(top)),
    single(`max pooling${of}, overlapping and padded`, padded, picture, distinct(top)),
  ];
}

/** An entry for every operation a network may hold, and for every variant that takes another path. */
export const secondOrderCases: readonly SecondOrderCase[] = [
  ...activationCases,
  convolution('3x3', [3, 3, 3, 4], { bias: weight([4], 2) }),
  convolution('without bias', [3, 3, 3, 4], {}),
  convolution('dilated', [3, 2, 3, 4], { bias: weight([4], 2), dilation: [2, 3] }),
  depthwise('dilated', [3, 3, 3, 2], { dilation: [2, 2] }),
  convolution('1x1', [1, 1, 3, 5], { bias: weight([5], 2) }),
  convolution('3x3 valid', [3, 3, 3, 4], { bias: weight([4], 2), padding: 'valid' }),
  convolution('4x4 stride 2', [4, 4, 3, 4], { bias: weight([4], 2), strides: [2, 2] }),
  convolution('4x4 stride 2 valid', [4, 4, 3, 4], { bias: weight([4], 2), strides: [2, 2], padding: 'valid' }),
  convolution('3x3 stride 2, padded by hand', [3, 3, 3, 4], {
    bias: weight([4], 2),
    strides: [2, 2],
    padding: explicitPadding([1, 2], [0, 1]),
  }),
  convolution('1x1 stride 2', [1, 1, 3, 4], { bias: weight([4], 2), strides: [2, 2] }),
  depthwise('3x3', [3, 3, 3, 1], { bias: weight([3], 2) }),
  depthwise('without bias', [3, 3, 3, 1], {}),
  depthwise('two filters a channel', [3, 3, 3, 2], { bias: weight([6], 2) }),
  depthwise('5x5 stride 2', [5, 5, 3, 1], { bias: weight([3], 2), strides: [2, 2] }),
  depthwise('two filters a channel, stride 2, valid', [3, 3, 3, 2], {
    bias: weight([6], 2),
    strides: [2, 2],
    padding: 'valid',
  }),
  single('affine', { kind: 'affine', scale: weight([3], 1), shift: weight([3], 2) }),
  single('dense', { kind: 'dense', matrix: weight([5, 4], 1), bias: weight([4], 2) }, [5]),
  single('dense without bias', { kind: 'dense', matrix: weight([5, 4], 1) }, [5]),
  joined('add', 'add'),
  joined('multiply', 'multiply'),
  excited(),
  single('reverse', { kind: 'reverse' }),
  joined('concatenate', 'concatenate'),
  single('zero padding', { kind: 'zeroPadding', rows: [1, 2], columns: [0, 1] }),
  single('average pooling', { kind: 'averagePooling', window: [2, 2], strides: [2, 2], padding: 'valid' }),
  single('average pooling, overlapping', { kind: 'averagePooling', window: [3, 2], strides: [1, 2], padding: 'valid' }),
  single('average pooling, padded', { kind: 'averagePooling', window: [3, 3], strides: [2, 2], padding: 'same' }),
  ...maxPooling('', 2),
  ...maxPooling(' of numbers below zero', -0.2),
  manyKinks(),
  single('global average pooling', { kind: 'globalAveragePooling' }),
  single('reshape', { kind: 'reshape', shape: [14, 9] }),
];

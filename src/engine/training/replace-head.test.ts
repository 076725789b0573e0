import { describe, expect, it } from 'vitest';
import { uniform } from '../testing/random';
import type { Body, Network, Operation, Weight } from '../network/network';
import { fitNetworkTo } from './replace-head';

const weight = (seed: number, ...shape: number[]): Weight => ({
  shape,
  values: uniform(
    shape.reduce((product, n) => product * n, 1),
    -1,
    1,
    seed,
  ),
});

const chain = (...steps: [string, number[], Body][]): Network => ({
  input: { name: 'input', shape: [4, 4, 3] },
  operations: steps.map(([name, shape, body], i): Operation => ({
    name,
    shape,
    body,
    inputs: [i === 0 ? 'input' : steps[i - 1]![0]],
  })),
});

const mean: [string, number[], Body] = ['mean', [3], { kind: 'globalAveragePooling' }];
const dense = { kind: 'dense', matrix: weight(1, 3, 2), bias: weight(2, 2) } as const;
const plainNet = () => chain(mean, ['scores', [2], dense]);

/** Scores as the last axis, for SqueezeNet's ending. */
const filter = weight(3, 1, 1, 3, 2);
const convolutional = () =>
  chain(
    ['scores', [4, 4, 2], { kind: 'convolution', filter, strides: [1, 1], padding: 'same' }],
    ['relu', [4, 4, 2], { kind: 'activation', function: 'relu' }],
    ['mean', [2], { kind: 'globalAveragePooling' }],
  );

function headOf({ operations }: Network, name = 'scores'): Weight {
  const body = operations.find((operation) => operation.name === name)?.body;
  if (body?.kind === 'dense') return body.matrix;
  if (body?.kind === 'convolution') return body.filter;
  throw new Error('there is no head');
}

/** Entry i of the last axis. */
const output = ({ shape, values }: Weight, i: number) => [...values].filter((_, at) => at % shape.at(-1)! === i);

describe('a network for a person’s classes', () => {
  it('is the same network where the names are the same', () => {
    const network = plainNet();
    expect(fitNetworkTo(network, ['cat', 'dog'], 0, ['cat', 'dog'])).toBe(network);
  });

  it('keeps what it knows of a class, and draws the others, a little, by the seed', () => {
    const fitted = fitNetworkTo(plainNet(), ['fox', 'Dog', 'cat'], 7, ['cat', 'dog']);
    const head = headOf(fitted);
    expect([head.shape, fitted.operations.at(-1)?.shape]).toEqual([[3, 3], [3]]);
    expect(output(head, 1)).toEqual(output(headOf(plainNet()), 1));
    expect(output(head, 2)).toEqual(output(headOf(plainNet()), 0));
    const drawn = output(head, 0);
    expect(drawn.every((value) => value !== 0 && Math.abs(value) < 0.05)).toBe(true);
    expect(output(headOf(fitNetworkTo(plainNet(), ['fox', 'Dog', 'cat'], 7, ['cat', 'dog'])), 0)).toEqual(drawn);
    expect(output(headOf(fitNetworkTo(plainNet(), ['fox', 'Dog', 'cat'], 8, ['cat', 'dog'])), 0)).not.toEqual(drawn);
    const { body } = fitted.operations.at(-1)!;
    if (body.kind !== 'dense') throw new Error('the head is not dense');
    expect([...body.bias!.values]).toEqual([0, dense.bias.values[1], dense.bias.values[0]]);
  });

  it('has as many scores after the layers behind its last convolution', () => {
    const fitted = fitNetworkTo(convolutional(), ['a', 'b', 'c', 'd'], 0, ['x', 'y']);
    expect(headOf(fitted).shape).toEqual([1, 1, 3, 4]);
    expect(fitted.operations.map(({ shape }) => shape)).toEqual([[4, 4, 4], [4, 4, 4], [4]]);
  });

  it('learns them with its batch normalisation folded in', () => {
    const scale: Weight = { shape: [2], values: Float32Array.of(2, 3) };
    const shift: Weight = { shape: [2], values: Float32Array.of(0, 1) };
    const normal = chain(mean, ['inner', [2], dense], ['scores', [2], { kind: 'affine', scale, shift }]);
    const head = headOf(fitNetworkTo(normal, ['dog', 'fox'], 0, ['cat', 'dog']));
    expect(output(head, 0)).toEqual(output(headOf(plainNet()), 1).map((value) => Math.fround(value * 3)));
  });

  it('is refused for classes that are none, or too many', () => {
    for (const count of [1, 5000])
      expect(() =>
        fitNetworkTo(
          plainNet(),
          Array.from({ length: count }, (_, i) => `${i}`),
          0,
          ['x', 'y'],
        ),
      ).toThrow(expect.objectContaining({ code: 'data-unfit' }) as Error);
  });

  it.each<[string, Network]>([
    ['a sum', { ...plainNet(), operations: sumOf() }],
    ['averages of its pixels', chain(mean)],
    [
      'a bend that mixes classes and places',
      chain(
        ['s', [4, 4, 2], { kind: 'convolution', filter, strides: [1, 1], padding: 'same' }],
        ['flat', [32], { kind: 'reshape', shape: [32] }],
      ),
    ],
  ])('is refused where it ends in %s', (_, network) => {
    expect(() => fitNetworkTo(network, ['a', 'b', 'c'], 0, ['x', 'y'])).toThrow(
      expect.objectContaining({ code: 'model-untrainable' }) as Error,
    );
  });
});

function sumOf(): readonly Operation[] {
  const { operations } = plainNet();
  return [...operations, { name: 'sum', inputs: ['scores', 'scores'], shape: [2], body: { kind: 'add' } }];
}

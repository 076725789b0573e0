/** Which layers are offered: only those whose result is a picture. */
import { describe, expect, it } from 'vitest';
import { waves } from '../testing/rectifying-model';
import type { Body, Network, Operation } from './network';
import { activationLayers, pictureLayers } from './stages';

const relu: Body = { kind: 'activation', function: 'relu' };
const convolution = (side: number, inputs: number, outputs: number): Body => ({
  kind: 'convolution',
  strides: [1, 1],
  padding: 'same',
  filter: waves([side, side, inputs, outputs], 1, 3),
});
const dense = (inputs: number, outputs: number): Body => ({ kind: 'dense', matrix: waves([inputs, outputs], 1, 4) });

/** These operations one after the other, of a picture of 8 × 8. */
function chain(...steps: readonly [name: string, shape: readonly number[], body: Body][]): Network {
  const operations = steps.map(([name, shape, body], i): Operation => ({
    name,
    inputs: [steps[i - 1]?.[0] ?? 'picture'],
    shape,
    body,
  }));
  return { input: { name: 'picture', shape: [8, 8, 3] }, operations };
}

describe('the layers that are offered', () => {
  it('are not those without extent: of 1 × 1 pixels, or a list of units', () => {
    const network = chain(
      ['conv', [8, 8, 6], convolution(3, 3, 6)],
      ['relu', [8, 8, 6], relu],
      ['pool', [1, 1, 6], { kind: 'averagePooling', window: [8, 8], strides: [8, 8], padding: 'valid' }],
      ['point', [1, 1, 5], convolution(1, 6, 5)],
      ['point_relu', [1, 1, 5], relu],
      ['flat', [5], { kind: 'reshape', shape: [5] }],
      ['hidden', [7], dense(5, 7)],
      ['hidden_relu', [7], relu],
      ['logits', [4], dense(7, 4)],
    );
    expect(activationLayers(network)).toEqual(['relu']);
    expect(pictureLayers(network).map(({ name }) => name)).toEqual(['conv', 'relu']);
  });

  it('are those of a single row, which has extent', () => {
    const network = chain(
      ['rows', [1, 8, 6], { kind: 'averagePooling', window: [8, 1], strides: [8, 1], padding: 'valid' }],
      ['conv', [1, 8, 6], convolution(3, 3, 6)],
      ['mean', [6], { kind: 'globalAveragePooling' }],
    );
    expect(activationLayers(network)).toEqual(['conv']);
    expect(pictureLayers(network).map(({ name }) => name)).toEqual(['rows', 'conv']);
  });

  it('are none of a network of dense layers alone', () => {
    const network = chain(
      ['flat', [192], { kind: 'reshape', shape: [192] }],
      ['hidden', [7], dense(192, 7)],
      ['relu', [7], relu],
      ['logits', [4], dense(7, 4)],
    );
    expect(activationLayers(network)).toEqual([]);
    expect(pictureLayers(network)).toEqual([]);
  });
});

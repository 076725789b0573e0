import { expect, it } from 'vitest';
import { activationLayersOf } from './activation-layers';
import type { Graph, PathNode } from './read-graph';

/** These nodes one after the other, with the shapes of their results. */
const steps = [
  ['conv', 'Conv2D', [1, 8, 8, 6]],
  ['relu', 'Relu', [1, 8, 8, 6]],
  ['pool', 'AvgPool', [1, 1, 1, 6]],
  ['point', 'Conv2D', [1, 1, 1, 5]],
  ['point_relu', 'Relu', [1, 1, 1, 5]],
  ['flat', 'Reshape', [1, 5]],
  ['hidden', 'MatMul', [1, 7]],
  ['hidden_relu', 'Relu', [1, 7]],
  ['logits', 'MatMul', [1, 4]],
] as const;

it('a node without extent, of 1 × 1 pixels or a list of units, is no layer for a class activation map', () => {
  const path = steps.map(([name, op], i): PathNode => {
    const inputs = [steps[i - 1]?.[0] ?? 'picture'];
    return { name, op, inputs, node: { name, op, input: inputs, attr: {} } };
  });
  const nodes = path.map(({ node }) => node);
  const input = { name: 'picture', shape: [null, 8, 8, 3] };
  const graph: Graph = { nodes, input, logits: 'logits', ending: 'none', order: nodes, path };
  const shapes = new Map(steps.map(([name, , shape]) => [name as string, shape as readonly number[]]));
  expect(activationLayersOf(graph, shapes)).toEqual(['relu']);
});

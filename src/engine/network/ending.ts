import type { Layer } from './layers-schema';
import type { Body, Network, Weight } from './network';
import { unsupported } from './refusal';
import type { Topology } from './topology';

/** What a model ends in after its logits: probabilities that compete, that do not, or neither. */
export type Ending = 'softmax' | 'sigmoid' | 'none';

const endings: readonly Ending[] = ['softmax', 'sigmoid'];

/** Takes a softmax or sigmoid off the end, be it a layer, an activation layer, or the activation of the last layer. */
export function withoutEnd(topology: Topology): { readonly topology: Topology; readonly ending: Ending } {
  const last = topology.nodes.at(-1);
  if (!last) return { topology, ending: 'none' };
  const { class_name: kind, config } = last.layer;
  const ending = kind === 'Softmax' ? 'softmax' : endings.find((name) => name === config.activation);
  if (!ending) return { topology, ending: 'none' };
  const before = topology.nodes.slice(0, -1);
  if (kind === 'Softmax' || kind === 'Activation')
    return { topology: { ...topology, nodes: before, output: last.inputs[0] ?? topology.input.name }, ending };
  const bare: Layer = { ...last.layer, config: { ...config, activation: 'linear' } };
  return { topology: { ...topology, nodes: [...before, { ...last, layer: bare }] }, ending };
}

/**
 * The one score z of a yes-or-no model as two, [0, z]: softmax([0, z])₁ = sigmoid(z). A model of several scores stays
 * as it is. Throws `model-unsupported` where the score does not come from a dense layer.
 */
export function widened({ input, operations }: Network): Network {
  const last = operations.at(-1);
  if (last?.shape.join() !== '1') return { input, operations };
  const { body } = last;
  if (body.kind !== 'dense') throw unsupported('its one score does not come from a dense layer');
  return { input, operations: [...operations.slice(0, -1), { ...last, shape: [2], body: twoScores(body) }] };
}

function twoScores(body: Extract<Body, { kind: 'dense' }>): Body {
  const matrix: Weight = { shape: [body.matrix.values.length, 2], values: afterZeros(body.matrix.values) };
  return body.bias
    ? { ...body, matrix, bias: { shape: [2], values: afterZeros(body.bias.values) } }
    : { ...body, matrix };
}

/** 0, v₀, 0, v₁, … */
function afterZeros(values: Float32Array): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: 2 * values.length }, (_, i) => (i % 2 === 0 ? 0 : values[(i - 1) / 2]!));
}

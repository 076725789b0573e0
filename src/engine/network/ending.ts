import type { Layer } from './layers-schema';
import type { Network, Operation, Weight } from './network';
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
 * The network with its logits understood as its ending has them. The one score z of a yes-or-no model, with a sigmoid
 * after it or without, becomes two, [−z/2, z/2]: softmax([−z/2, z/2])₁ = sigmoid(z), and what speaks for "no" is what
 * speaks against "yes". Several scores before sigmoids are independent labels.
 */
export function understood({ input, operations }: Network, ending: Ending): Network {
  const last = operations.at(-1);
  if (last?.shape.join() === '1' && ending !== 'softmax')
    return { input, operations: [...operations.slice(0, -1), ...inTwo(last)], scores: 'yes-no' };
  if (ending === 'none') return { input, operations };
  return { input, operations, scores: ending === 'sigmoid' ? 'independent' : 'exclusive' };
}

/** The operation that gives z, made to give −z/2 and z/2: a dense layer by its weights, any other by a dense layer more. */
function inTwo(last: Operation): Operation[] {
  const { name, body } = last;
  if (body.kind !== 'dense') {
    const matrix: Weight = { shape: [1, 2], values: Float32Array.of(-0.5, 0.5) };
    return [last, { name: `${name}/yes-no`, inputs: [name], shape: [2], body: { kind: 'dense', matrix } }];
  }
  const matrix: Weight = { shape: [body.matrix.values.length, 2], values: halves(body.matrix.values) };
  const bias: Weight | undefined = body.bias && { shape: [2], values: halves(body.bias.values) };
  return [{ ...last, shape: [2], body: { kind: 'dense', matrix, ...(bias && { bias }) } }];
}

/** −v₀/2, v₀/2, −v₁/2, v₁/2, … */
function halves(values: Float32Array): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: 2 * values.length }, (_, i) => ((i % 2) - 0.5) * values[i >> 1]!);
}

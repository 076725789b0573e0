import { inertLayers } from './inert-layers';
import type { Layer } from './layers-schema';
import type { Network, Operation, Shape, Weight } from './network';
import { unsupported } from './refusal';
import type { Node } from './call';
import type { Topology } from './topology';

/** What a model ends in after its logits: probabilities that compete, that do not, or neither. */
export type Ending = 'softmax' | 'sigmoid' | 'none';

const endings: readonly Ending[] = ['softmax', 'sigmoid'];

/** A model without what came after its logits. */
export interface WithoutEnd {
  readonly topology: Topology;
  readonly ending: Ending;
  /** The node whose result the softmax or sigmoid was taken of; the last where there was none. */
  readonly scores: string;
}

/**
 * Takes a softmax or sigmoid off the end, be it a layer, an activation layer, or the activation of a layer. What only
 * reshapes its result, or changes nothing at rest, may follow it, and stays.
 */
export function withoutEnd(topology: Topology): WithoutEnd {
  const nodes = new Map(topology.nodes.map((node) => [node.name, node]));
  let node = nodes.get(topology.output);
  while (node && isPassing(node.layer)) node = nodes.get(node.inputs[0] ?? '');
  const ending = node && endingOf(node.layer);
  if (!node || !ending) return { topology, ending: 'none', scores: topology.output };
  const squashing = node;
  const replaced = (by: readonly Node[], name: string): Topology => ({
    ...topology,
    output: topology.output === squashing.name ? name : topology.output,
    nodes: topology.nodes.flatMap((other) => (other === squashing ? by : [reading(other, squashing.name, name)])),
  });
  if (isActivation(squashing.layer)) {
    const scores = squashing.inputs[0] ?? topology.input.name;
    return { topology: replaced([], scores), ending, scores };
  }
  const { layer, name } = squashing;
  const bare: Layer = { ...layer, config: { ...layer.config, activation: 'linear' } };
  return { topology: replaced([{ ...squashing, layer: bare }], name), ending, scores: name };
}

function endingOf({ class_name: kind, config }: Layer): Ending | undefined {
  if (kind === 'Softmax') return 'softmax';
  return endings.find((name) => name === config.activation);
}

/** True for a layer that is an activation and nothing else. */
function isActivation({ class_name: kind }: Layer): boolean {
  return kind === 'Softmax' || kind === 'Activation';
}

function isPassing({ class_name: kind, config }: Layer): boolean {
  if (kind === 'Activation') return config.activation === 'linear';
  return kind === 'Reshape' || kind === 'Flatten' || inertLayers.has(kind);
}

/** The node, reading from another where it read from `name`. */
function reading(node: Node, name: string, instead: string): Node {
  return { ...node, inputs: node.inputs.map((input) => (input === name ? instead : input)) };
}

/** Throws `model-unsupported` where a softmax is taken of several lists of scores, such as one a pixel. */
export function refuseSeveral(ending: Ending, scores: Shape): void {
  if (ending === 'softmax' && scores.slice(0, -1).some((length) => length !== 1))
    throw unsupported('several-softmaxes');
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

import { Assembly, type Result } from '../../network/assembly';
import { refuseSeveral, understood } from '../../network/ending';
import type { Network, Operation, Shape, Weight } from '../../network/network';
import { corrupt } from '../../network/refusal';
import { BATCH, folded, listOf, productOf } from './constants';
import { withDilations } from './dilation';
import { inputsOf, outputOf, type GraphNode } from './graph-schema';
import { isConstant, nodeReaders, type Value } from './node-readers';
import type { Graph } from './read-graph';

/** An operation of a graph that keeps it from being a network. */
export interface UnknownOperation {
  readonly name: string;
  readonly op: string;
}

/**
 * A frozen graph as a network with logits at its end, of pictures [height, width, 3]; or the first operation on the way
 * there that is not known here. `weights` are the graph's constants. Throws `model-corrupt`, `model-unsupported` or
 * `model-too-large`, naming the node, for what could not be run as a graph either.
 */
export function translated(
  { order, input: placeholder, logits, ending }: Graph,
  weights: ReadonlyMap<string, Weight>,
  shape: Shape,
): Network | UnknownOperation {
  const input: Result = { name: placeholder.name, shape };
  const [batch = null] = placeholder.shape;
  const assembly = new Assembly(input);
  const results = new Map<string, Value>();
  /** The values that a node reads; undefined where one is an output that is not known. */
  const valuesOf = (node: GraphNode): readonly Value[] | undefined => {
    const values = inputsOf(node).map((from) => results.get(from));
    return values.every((value) => value !== undefined) ? values : undefined;
  };
  for (const node of withDilations(order, weights)) {
    const { name, op } = node;
    if (name === input.name) results.set(name, input);
    else if (op === 'Const') results.set(name, weights.get(name) ?? missing(name));
    else {
      const values = valuesOf(node);
      if (values && op === 'IdentityN') values.forEach((value, i) => results.set(outputOf(name, i), value));
      else {
        const result = values && valueOf(node, values);
        if (!result) return { name, op };
        results.set(name, result);
      }
    }
  }
  const scores = results.get(logits);
  if (!scores || isConstant(scores)) throw corrupt('scores-constant');
  refuseSeveral(ending, scores.shape);
  if (scores.shape.length !== 1) {
    const list = [productOf(scores.shape)];
    assembly.add(`${scores.name}/scores`, [scores], [{ body: { kind: 'reshape', shape: list }, shape: list }]);
  }
  return understood(withSwish(assembly.network()), ending);

  function valueOf(node: GraphNode, values: readonly Value[]): Value | undefined {
    const { name, op } = node;
    const [first] = values;
    if (op === 'Shape' && first) return listOf(isConstant(first) ? first.shape : [BATCH, ...first.shape]);
    if (values.every(isConstant)) return folded(node, values);
    const read = Object.hasOwn(nodeReaders, op) ? nodeReaders[op] : undefined;
    const parts = read?.({ node, values, batch });
    return (
      parts &&
      assembly.add(
        name,
        values.filter((value): value is Result => !isConstant(value)),
        parts,
      )
    );
  }
}

function missing(name: string): never {
  throw corrupt('weight-missing', { weight: name });
}

/** x · sigmoid(x), which is how a graph holds it, as the one activation that it is. */
function withSwish({ input, operations }: Network): Network {
  const gates = new Map<string, string>();
  for (const { name, inputs, body } of operations)
    if (body.kind === 'activation' && body.function === 'sigmoid') gates.set(name, inputs[0]!);
  const uses = new Map<string, number>();
  for (const { inputs } of operations) for (const name of inputs) uses.set(name, (uses.get(name) ?? 0) + 1);
  const joined = new Set<string>();
  const read = operations.map((operation): Operation => {
    const { body, inputs } = operation;
    const gate = inputs.find((name) => gates.has(name) && uses.get(name) === 1);
    if (body.kind !== 'multiply' || inputs.length !== 2 || gate === undefined) return operation;
    const x = gates.get(gate)!;
    if (!inputs.includes(x)) return operation;
    joined.add(gate);
    return { ...operation, inputs: [x], body: { kind: 'activation', function: 'swish' } };
  });
  return { input, operations: read.filter(({ name }) => !joined.has(name)) };
}

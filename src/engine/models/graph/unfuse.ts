import { unsupported } from '../../network/refusal';
import { textOf, type Attribute, type GraphNode } from './graph-schema';

/** Fused operations, and what they are without what was fused onto them. */
const plainOps: ReadonlyMap<string, string> = new Map([
  ['_FusedConv2D', 'Conv2D'],
  ['FusedDepthwiseConv2dNative', 'DepthwiseConv2dNative'],
  ['_FusedMatMul', 'MatMul'],
]);

/** What may be fused onto them after the bias. */
const activations = ['Relu', 'Relu6', 'Elu', 'LeakyRelu', 'Prelu', 'Sigmoid', 'Tanh'];

/**
 * The graph with every fused operation taken apart again: convolution, bias and activation as nodes of their own, the
 * last of which keeps the name. A fused convolution would compute its filter's gradient at every step of an attack,
 * for nothing, and wasm has no kernel for it. Throws `model-unsupported` for what it does not know how to take apart.
 */
export function unfused(nodes: readonly GraphNode[]): GraphNode[] {
  return nodes.flatMap((node) => {
    const op = plainOps.get(node.op);
    return op ? apart(node, op) : [node];
  });
}

function apart(node: GraphNode, op: string): GraphNode[] {
  const fused = (node.attr['fused_ops']?.list?.s ?? []).map((text) => textOf(text) ?? '');
  const [x, weights, ...given] = node.input.filter((input) => !input.startsWith('^'));
  if (x === undefined || weights === undefined) throw unsupported('fused-without-weights', { node: node.name });
  const extras = [...given];
  const chain = fused.map((name): Pick<GraphNode, 'op' | 'input' | 'attr'> => {
    if (name !== 'BiasAdd' && !activations.includes(name))
      throw unsupported('unknown-fusion', { node: node.name, op: node.op, fused: name });
    const extra = name === 'BiasAdd' || name === 'Prelu' ? extras.shift() : undefined;
    return { op: name, input: extra === undefined ? [] : [extra], attr: attributesOf(name, node) };
  });
  const steps = [{ op, input: [weights], attr: node.attr }, ...chain];
  const nameOf = (i: number) => (i === steps.length - 1 ? node.name : `${node.name}/${steps[i]?.op}`);
  return steps.map((step, i) => ({ ...step, name: nameOf(i), input: [i === 0 ? x : nameOf(i - 1), ...step.input] }));
}

function attributesOf(op: string, { attr }: GraphNode): Record<string, Attribute> {
  const type = attr['T'];
  const alpha = attr['leakyrelu_alpha'];
  return { ...(type && { T: type }), ...(op === 'LeakyRelu' && alpha && { alpha }) };
}

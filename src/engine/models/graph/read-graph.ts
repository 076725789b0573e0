import { maximumStride } from '../../network/bounds';
import type { Ending } from '../../network/ending';
import { corrupt, unsupported } from '../../network/refusal';
import { nodeOf, textOf, type GraphModelJson, type GraphNode } from './graph-schema';
import { unfused } from './unfuse';

/** A frozen graph as far as one needs to know it to run it as a classifier. */
export interface Graph {
  /** Every node, none of them fused. */
  readonly nodes: readonly GraphNode[];
  readonly input: {
    readonly name: string;
    /** [batch, height, width, channels]; null where the graph takes any length. */
    readonly shape: readonly (number | null)[];
  };
  /** Node whose result holds the logits, in whatever shape. */
  readonly logits: string;
  /** What the graph made of the logits afterwards, which is left out. */
  readonly ending: Ending;
  /** What leads to the logits, each node after those it depends on. */
  readonly order: readonly GraphNode[];
  /** Nodes that depend on the picture and lead to the logits, each after those it depends on. */
  readonly path: readonly PathNode[];
}

/** A node on the way from the picture to the logits. */
export interface PathNode {
  readonly name: string;
  readonly op: string;
  /** Those of its inputs that depend on the picture, by node. */
  readonly inputs: readonly string[];
  readonly node: GraphNode;
}

/** Operations whose course depends on values: they cannot be differentiated, nor run in one go. */
const dynamicOps =
  /^(Ref)?(Switch|Merge|Enter|Exit|NextIteration|LoopCond)$|^(Stateless)?(If|While)$|PartitionedCall$|^Tensor(Array|List)|^NonMaxSuppression|^(Where|ListDiff|Unique|HashTable|LookupTable)/;

/** Operations that only rename or reshape. */
const passing = new Set(['Identity', 'Reshape', 'Squeeze', 'ExpandDims', 'Snapshot', 'StopGradient']);

const squashing: ReadonlyMap<string, Ending> = new Map([
  ['Softmax', 'softmax'],
  ['LogSoftmax', 'softmax'],
  ['Sigmoid', 'sigmoid'],
]);

/** Reads a checked `model.json`. Throws `model-corrupt` or `model-unsupported`, naming the node. */
export function readGraph(json: GraphModelJson): Graph {
  json.modelTopology.node.forEach(refuseUnusual);
  const nodes = unfused(json.modelTopology.node);
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const get = (name: string): GraphNode => {
    const found = byName.get(nodeOf(name));
    if (found) return found;
    throw corrupt('node-missing', { node: nodeOf(name) });
  };
  const { logits, ending } = logitsOf(outputOf(json, nodes, get), get);
  const order = sorted(logits, get);
  const dynamic = order.find(({ op }) => dynamicOps.test(op));
  if (dynamic) throw unsupported('dynamic-node', { node: dynamic.name, op: dynamic.op });
  const placeholders = order.filter(({ op }) => op.startsWith('Placeholder'));
  const [input] = placeholders;
  if (!input || placeholders.length > 1) throw unsupported('several-inputs', { inputs: placeholders.length });
  for (const { name, attr } of order)
    if (textOf(attr['data_format']?.s) === 'NCHW') throw unsupported('channels-first', { node: name });
  return {
    nodes,
    input: { name: input.name, shape: shapeOf(input) },
    logits,
    ending,
    order,
    path: pathFrom(input, order),
  };
}

/** Names that the converter's dictionaries would find in every object, and steps that no picture is long enough for. */
function refuseUnusual({ name, op, attr }: GraphNode): void {
  for (const word of [name, op, ...Object.keys(attr)])
    if (word in Object.prototype) throw unsupported('reserved-name', { node: name, op });
  for (const setting of ['strides', 'dilations'])
    if (attr[setting]?.list?.i?.some((length) => Math.abs(length) > maximumStride) && !op.endsWith('Pool'))
      throw unsupported('setting-too-large', { node: name, setting, most: maximumStride });
}

function outputOf(json: GraphModelJson, nodes: readonly GraphNode[], get: (name: string) => GraphNode): GraphNode {
  const named = Object.values(json.signature?.outputs ?? {}).map(({ name }) => get(name));
  if (named.length > 0) return only(named);
  const read = new Set(nodes.flatMap(({ input }) => input.map(nodeOf)));
  return only(nodes.filter(({ name, op }) => !read.has(name) && op !== 'Const' && op !== 'NoOp'));
}

function only(outputs: readonly GraphNode[]): GraphNode {
  const [output] = outputs;
  if (output && outputs.length === 1) return output;
  throw unsupported('several-outputs', { outputs: outputs.length });
}

/** Walks back over what only reshapes, and takes off a softmax or sigmoid found there. */
function logitsOf(output: GraphNode, get: (name: string) => GraphNode): Pick<Graph, 'logits' | 'ending'> {
  let node = output;
  const passed = new Set<GraphNode>();
  while (passing.has(node.op) && node.input[0] !== undefined) {
    if (passed.has(node)) throw corrupt('node-cycle', { node: node.name });
    passed.add(node);
    node = get(node.input[0]);
  }
  const ending = squashing.get(node.op);
  const [before] = node.input;
  return ending && before !== undefined
    ? { logits: get(before).name, ending }
    : { logits: output.name, ending: 'none' };
}

/** Everything the node depends on and itself, each after what it depends on; the recursion is unrolled. */
function sorted(last: string, get: (name: string) => GraphNode): GraphNode[] {
  const done = new Set<string>();
  const open = new Set<string>();
  const order: GraphNode[] = [];
  const stack = [last];
  while (stack.length > 0) {
    const node = get(stack.at(-1)!);
    const waiting = node.input.map(nodeOf).filter((name) => !done.has(name));
    if (done.has(node.name) || waiting.length === 0) {
      stack.pop();
      if (!done.has(node.name)) order.push(node);
      done.add(node.name);
      continue;
    }
    if (open.has(node.name)) throw corrupt('node-cycle', { node: node.name });
    open.add(node.name);
    stack.push(...waiting);
  }
  return order;
}

function pathFrom(input: GraphNode, order: readonly GraphNode[]): PathNode[] {
  const dependent = new Set([input.name]);
  return order.flatMap((node) => {
    const inputs = [...new Set(node.input.map(nodeOf))].filter((name) => dependent.has(name));
    if (inputs.length === 0) return [];
    dependent.add(node.name);
    return [{ name: node.name, op: node.op, inputs, node }];
  });
}

function shapeOf({ name, attr }: GraphNode): readonly (number | null)[] {
  const type = attr['dtype']?.['type'];
  if (type !== undefined && type !== 'DT_FLOAT' && type !== 1)
    throw unsupported('input-type', { node: name, type: typeof type === 'string' ? type : undefined });
  const shape = attr['shape']?.shape;
  if (!shape || shape.unknownRank) throw unsupported('input-unshaped', { node: name });
  return shape.dim.map(({ size }) => (size > 0 ? size : null));
}

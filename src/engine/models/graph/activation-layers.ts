import { cutPoints } from '../../network/stages';
import type { Graph, PathNode } from './read-graph';

/** Operations that go on with what a convolution began, within one stage of a network. */
const continuing = `BiasAdd FusedBatchNorm FusedBatchNormV2 FusedBatchNormV3 Relu Relu6 LeakyRelu Prelu Elu Selu Tanh
  Softplus Mul`.split(/\s+/);
const stage = new Set([...continuing, 'Conv2D', 'DepthwiseConv2dNative', 'Add', 'AddV2', 'ConcatV2']);

/** Nodes, convolutions and what follows them, at which the graph hangs by one thread. */
export function activationCandidates({ input, path }: Graph): PathNode[] {
  const first = path.findIndex(({ op }) => op === 'Conv2D');
  const cuts = cutPoints({ input, operations: path });
  return cuts.filter((node) => stage.has(node.op) && path.indexOf(node) >= first);
}

/**
 * Names of the nodes a class activation map can be made of, input side first: candidates that are still pictures
 * [1, h, w, K] and are not continued, within their stage, by a bias, a normalisation or an activation.
 */
export function activationLayersOf(graph: Graph, shapes: ReadonlyMap<string, readonly number[]>): string[] {
  const continued = new Set(graph.path.filter(({ op }) => continuing.includes(op)).flatMap(({ inputs }) => inputs));
  return activationCandidates(graph)
    .filter(({ name }) => isPicture(shapes.get(name)) && !continued.has(name))
    .map(({ name }) => name);
}

function isPicture([, height = 1, width = 1, channels]: readonly number[] = []): boolean {
  return channels !== undefined && height * width > 1;
}

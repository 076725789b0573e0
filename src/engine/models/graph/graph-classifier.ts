import type { GraphModel } from '@tensorflow/tfjs-converter';
import {
  add,
  concat,
  keep,
  mul,
  reshape,
  split,
  tensor,
  type io,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { bytesEndToEnd } from '@/domain/end-to-end';
import type { Lacks } from '@/domain/lacks';
import type { PixelRange, ScoreKind } from '@/domain/model-card';
import '../../autodiff/gradients';
import { classNames } from '../class-names';
import type { UnreadGraph } from '../build-network';
import type { Classifier } from '../classifier';
import { frozen, noLayers } from '../lacks';
import type { LoadedGroup } from '../load-weights';
import { pixelAffines } from '../pixel-range';
import { refuseSeveral } from '../../network/ending';
import { corrupt } from '../../network/refusal';
import { activationLayersOf } from './activation-layers';
import { guardAgainst, noGradient, obstaclesOf } from './differentiable';
import { probed, type Probed } from './probe';
import type { Graph } from './read-graph';
import type { UnknownOperation } from './translate';

/** What the graph itself does not say. */
interface Description {
  readonly id: string;
  readonly pixels: PixelRange;
  /** What the logits stand for, where the graph's ending leaves it open. */
  readonly scores: ScoreKind;
  readonly inputShape: readonly [number, number, 3];
  /** Numbered names where there are none. */
  readonly classes?: readonly string[];
}

/**
 * A frozen graph that cannot be read as a network, for an operation that is not known here, as a classifier: run by
 * TensorFlow.js's own converter, which is loaded only now. Logits are what comes
 * before a softmax or sigmoid at the end. Throws `model-corrupt` or `model-unsupported`, naming the operation.
 */
export async function graphClassifier(
  card: Description,
  { model: json, graph, unknown }: UnreadGraph,
  groups: readonly LoadedGroup[],
): Promise<Classifier> {
  const [{ loadGraphModelSync }, { registerPooling }] = await Promise.all([
    import('@tensorflow/tfjs-converter'),
    import('./pooling-ops'),
  ]);
  registerPooling();
  const weights = endToEnd(groups);
  const there = new Set(weights.specs.map(({ name }) => name));
  const missing = graph.order.find(({ op, name }) => op === 'Const' && !there.has(name));
  if (missing) throw corrupt('weight-missing', { weight: missing.name });
  const model = loadGraphModelSync({
    modelTopology: { versions: {}, ...json.modelTopology, node: graph.nodes },
    weightSpecs: weights.specs,
    weightData: weights.data,
  });
  try {
    return classifierOf(card, graph, unknown, model, probed(graph, model, card.inputShape, weights.specs));
  } catch (thrown) {
    model.dispose();
    throw thrown;
  }
}

function classifierOf(
  { id, classes: names, inputShape, pixels, scores: given }: Description,
  graph: Graph,
  unknown: UnknownOperation,
  model: GraphModel<io.IOHandlerSync>,
  { shapes, multiplyAdds }: Probed,
): Classifier {
  const { input, logits: last } = graph;
  const shape = (shapes.get(last) ?? []).slice(1);
  refuseSeveral(graph.ending, shape);
  const count = shape.reduce((product, length) => product * length, 1);
  const scores = scoresOf(graph, count) ?? given;
  const yesOrNo = scores === 'yes-no' && count === 1;
  const classes = classNames(yesOrNo ? 2 : count, scores, names);

  const run = (x: Tensor, from: string, to: string): Tensor => {
    const execute = (batch: Tensor) => model.execute({ [from]: batch }, to) as Tensor;
    // A graph exported for one picture at a time gets them one by one.
    return input.shape[0] === 1 && x.shape[0] !== 1 ? concat(split(x, x.shape[0]).map(execute)) : execute(x);
  };
  const constants = [pixelAffines[pixels].scale, pixelAffines[pixels].shift].map((values) => keep(tensor([...values])));
  const [scale, shift] = constants as [Tensor, Tensor];
  const prepared = (x: Tensor): Tensor => (pixels === 'unit' ? x : add(mul(x, scale), shift));
  const asLogits = (result: Tensor): Tensor2D => {
    const z: Tensor2D = reshape(result, [-1, count]);
    return yesOrNo ? concat([mul(z, -0.5), mul(z, 0.5)], 1) : z;
  };
  const logits = guardAgainst(obstaclesOf(graph), (x) => asLogits(run(prepared(x), input.name, last)));
  const layers = activationLayersOf(graph, shapes);
  const heads = new Map(
    layers.map((layer) => [layer, guardAgainst(obstaclesOf(graph, layer), (a) => asLogits(run(a, layer, last)))]),
  );
  return {
    id,
    classes,
    scores,
    inputShape,
    multiplyAdds,
    lacks: lacksOf(graph, layers, unknown),
    activationLayers: layers,
    layers: layers.map((name) => {
      const [, height = 1, width = 1, channels = 1] = shapes.get(name) ?? [];
      return { name, height, width, channels };
    }),
    channels: (layer) => shapes.get(layer)?.at(-1) ?? 0,
    logits(x, rule = 'plain') {
      if (rule !== 'plain') throw new Error('A frozen graph knows no backward rule but the plain one');
      return logits(x) as Tensor2D;
    },
    activation: (x, layer) => run(prepared(x), input.name, layer) as Tensor4D,
    logitsFrom: (activation, layer) => (heads.get(layer) ?? noSuchLayer(layer))(activation) as Tensor2D,
    dispose() {
      model.dispose();
      constants.forEach((constant) => constant.dispose());
    },
  };
}

/** All shards as one stretch of bytes, and what lies in it, for the converter, which expands quantised weights itself. */
function endToEnd(groups: readonly LoadedGroup[]): { specs: io.WeightsManifestEntry[]; data: ArrayBuffer } {
  const data = bytesEndToEnd(groups.flatMap(({ shards }) => shards));
  const specs = groups.flatMap(({ group }) =>
    group.weights.map(({ name, ...rest }) => ({ ...rest, name: name.replace(/:0$/, '') })),
  );
  return { specs: specs as io.WeightsManifestEntry[], data: data.buffer };
}

/** What methods cannot have of a graph; a layer counts as one where a gradient reaches it from the logits. */
function lacksOf(graph: Graph, layers: readonly string[], unknown: UnknownOperation): Lacks {
  const [obstacle] = obstaclesOf(graph);
  const [behind] = obstaclesOf(graph, layers.at(-1));
  return {
    ...(obstacle && { gradients: noGradient(obstacle) }),
    ...frozen(unknown),
    ...(layers.length === 0 ? { activations: noLayers } : behind && { activations: noGradient(behind) }),
  };
}

/** What so many scores before such an ending stand for (see `understood` for Layers models); `undefined` where it is open. */
function scoresOf({ ending }: Graph, count: number): ScoreKind | undefined {
  if (ending === 'softmax') return 'exclusive';
  if (count === 1) return 'yes-no';
  return ending === 'sigmoid' ? 'independent' : undefined;
}

function noSuchLayer(layer: string): never {
  throw new Error(`The graph has no activation layer called "${layer}"`);
}

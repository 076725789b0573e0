import { Assembly } from './assembly';
import { checked } from './checked';
import type { LayerContext } from './layer-context';
import { layerReaders } from './layer-readers';
import { layersModelSchema, modelKinds, modelKindSchema, type LayersModel } from './layers-schema';
import type { Network, Shape, Weight } from './network';
import { corrupt, unsupported } from './refusal';
import { refuseSeveral, understood, withoutEnd } from './ending';
import type { Node } from './call';
import { readTopology } from './topology';
import { weightFinder } from './weight-finder';

/** Checks the JSON value of a Layers model's `model.json`. Throws `model-corrupt` or `model-unsupported`. */
export function parseLayersModel(json: unknown): LayersModel {
  const kind = modelKindSchema.safeParse(json).data;
  if (kind !== undefined && !modelKinds.includes(kind)) throw unsupported('foreign-kind', { kind });
  return checked(layersModelSchema, json, 'model.json', 'layers-model');
}

/** The shape a model says its input has, without the batch; null where it takes any length. */
export function declaredInput(model: LayersModel): readonly (number | null)[] {
  return readTopology(model.modelTopology).input.shape;
}

/**
 * The network a checked `model.json` and its weights describe, with logits at its end: a softmax or sigmoid there is
 * taken off, and the one score of a yes-or-no model, with or without its sigmoid, becomes two. `size` fills in what the
 * model leaves open of its input's shape. Layers that change nothing at rest vanish. Throws `model-corrupt`,
 * `model-unsupported` or `model-too-large`, naming the layer.
 */
export function readNetwork(model: LayersModel, weights: ReadonlyMap<string, Weight>, size: Shape = []): Network {
  const { topology, ending, scores } = withoutEnd(readTopology(model.modelTopology));
  const input = { name: topology.input.name, shape: fixed(topology.input.shape, size) };
  const find = weightFinder(topology.nodes, weights);
  const assembly = new Assembly(input);
  const results = new Map([[input.name, input]]);
  for (const node of topology.nodes) {
    const inputs = node.inputs.map((name) => results.get(name) ?? readsNothing(node.name, name));
    const { class_name: kind } = node.layer;
    const read = Object.hasOwn(layerReaders, kind) ? layerReaders[kind] : undefined;
    if (!read) throw unknown(node);
    const parts = read(
      contextOf(
        node,
        inputs.map(({ shape }) => shape),
        find(node),
      ),
    );
    results.set(node.name, assembly.add(node.name, inputs, parts));
  }
  refuseSeveral(ending, results.get(scores)?.shape ?? []);
  return understood(assembly.network(), ending);
}

function unknown({ name, layer: { class_name: kind } }: Node): Error {
  return kind === 'Lambda'
    ? unsupported('lambda', { layer: name })
    : unsupported('unknown-layer', { layer: name, kind });
}

function readsNothing(layer: string, input: string): never {
  throw corrupt('layer-reads-nothing', { layer, input });
}

function fixed(shape: readonly (number | null)[], size: Shape): Shape {
  return shape.map((length, i) => length ?? size[i] ?? refuseOpenSize());
}

function refuseOpenSize(): never {
  throw unsupported('size-left-open');
}

function contextOf(node: Node, inputs: readonly Shape[], weights: LayerContext['weights']): LayerContext {
  const { name, layer, constants } = node;
  return { name, className: layer.class_name, config: layer.config, inputs, constants, weights };
}

import { networkBounds } from './bounds';
import { checked } from './checked';
import { layerReaders, type LayerContext } from './layer-readers';
import { layersModelSchema, type LayersModel } from './layers-schema';
import type { Network, Operation, Shape, Weight } from './network';
import { corrupt, unsupported } from './refusal';
import { understood, withoutEnd } from './ending';
import { nameOf, readTopology, type Node } from './topology';

/** Checks the JSON value of a Layers model's `model.json`. Throws `model-corrupt`. */
export function parseLayersModel(json: unknown): LayersModel {
  return checked(layersModelSchema, json, 'model.json is not a Layers model');
}

/** The shape a model says its input has, without the batch; null where it takes any length. */
export function declaredInput(model: LayersModel): readonly (number | null)[] {
  return readTopology(model.modelTopology).input.shape;
}

/**
 * The network a checked `model.json` and its weights describe, with logits at its end: a softmax or sigmoid there is
 * taken off, and the one score of a yes-or-no model becomes two. `size` fills in what the model leaves open of its
 * input's shape. Layers that change nothing at rest vanish. Throws `model-corrupt` or `model-unsupported`, naming the
 * layer.
 */
export function readNetwork(model: LayersModel, weights: ReadonlyMap<string, Weight>, size: Shape = []): Network {
  const { topology, ending } = withoutEnd(readTopology(model.modelTopology));
  const input = { name: topology.input.name, shape: fixed(topology.input.shape, size) };
  const find = weightFinder(topology.nodes, weights);
  const results = new Map<string, { name: string; shape: Shape }>([[input.name, input]]);
  const operations: Operation[] = [];
  const bounded = networkBounds();
  for (const node of topology.nodes) {
    const inputs = node.inputs.map(
      (name) => results.get(name) ?? fail(`layer "${node.name}" reads from "${name}", which has no result`),
    );
    const { class_name: kind } = node.layer;
    const read = Object.hasOwn(layerReaders, kind) ? layerReaders[kind] : undefined;
    if (!read) throw unsupported(`layer "${node.name}" is of the unknown kind ${kind}`);
    const parts = read(
      contextOf(
        node,
        inputs.map(({ shape }) => shape),
        find,
      ),
    );
    let names = inputs.map(({ name }) => name);
    parts.forEach(({ body, shape }, i) => {
      const name = i === parts.length - 1 ? node.name : `${node.name}/${body.kind}`;
      operations.push(bounded({ name, inputs: names, shape, body }));
      names = [name];
    });
    results.set(
      node.name,
      parts.length > 0
        ? { name: node.name, shape: parts.at(-1)!.shape }
        : (inputs[0] ?? fail(`layer "${node.name}" has no input`)),
    );
  }
  if (operations.length === 0) throw unsupported('it computes nothing');
  return understood({ input, operations }, ending);
}

function fail(what: string): never {
  throw corrupt(what);
}

function fixed(shape: readonly (number | null)[], size: Shape): Shape {
  return shape.map((length, i) => length ?? size[i] ?? refuseOpenSize());
}

function refuseOpenSize(): never {
  throw unsupported('it leaves open what size its pictures have');
}

type WeightFinder = (node: Node, suffix: string) => Weight | undefined;

/**
 * Finds a layer's weights by the layer's own name, which exporters use even for layers of nested models; where two
 * layers share a name, or the exporter writes scopes in front of it, by the path.
 */
function weightFinder(nodes: readonly Node[], weights: ReadonlyMap<string, Weight>): WeightFinder {
  const uses = new Map<string, number>();
  for (const { layer } of nodes) uses.set(nameOf(layer), (uses.get(nameOf(layer)) ?? 0) + 1);
  return ({ name, layer }, suffix) => {
    const own = nameOf(layer);
    const exact =
      weights.get(`${name}/${suffix}`) ?? (uses.get(own) === 1 ? weights.get(`${own}/${suffix}`) : undefined);
    if (exact) return exact;
    const scoped = [...weights.keys()].filter((key) => key.endsWith(`/${own}/${suffix}`));
    return scoped.length === 1 ? weights.get(scoped[0]!) : undefined;
  };
}

function contextOf(node: Node, inputs: readonly Shape[], find: WeightFinder): LayerContext {
  return {
    name: node.name,
    className: node.layer.class_name,
    config: node.layer.config,
    inputs,
    has: (suffix) => find(node, suffix) !== undefined,
    weight(suffix, shape) {
      const found = find(node, suffix) ?? fail(`the weight "${node.name}/${suffix}" is missing`);
      if (found.shape.join() !== shape.join())
        throw corrupt(
          `the weight "${node.name}/${suffix}" has shape [${found.shape.join(', ')}] instead of [${shape.join(', ')}]`,
        );
      return found;
    },
  };
}

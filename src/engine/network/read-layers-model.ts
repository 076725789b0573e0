import { networkBounds } from './bounds';
import { checked } from './checked';
import type { LayerContext } from './layer-context';
import { layerReaders } from './layer-readers';
import { layersModelSchema, modelKinds, modelKindSchema, type LayersModel } from './layers-schema';
import type { Network, Operation, Shape, Weight } from './network';
import { asGraph, corrupt, unsupported } from './refusal';
import { understood, withoutEnd } from './ending';
import { readTopology, type Node } from './topology';
import { weightFinder } from './weight-finder';

/** Checks the JSON value of a Layers model's `model.json`. Throws `model-corrupt` or `model-unsupported`. */
export function parseLayersModel(json: unknown): LayersModel {
  const kind = modelKindSchema.safeParse(json).data;
  if (kind !== undefined && !modelKinds.includes(kind))
    throw unsupported(`it is a model of the kind ${kind}, whose code did not come with it`, asGraph);
  return checked(layersModelSchema, json, 'model.json is not a Layers model');
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
  const results = new Map<string, { name: string; shape: Shape }>([[input.name, input]]);
  const operations: Operation[] = [];
  const bounded = networkBounds();
  for (const node of topology.nodes) {
    const inputs = node.inputs.map(
      (name) => results.get(name) ?? fail(`layer "${node.name}" reads from "${name}", which has no result`),
    );
    const { class_name: kind } = node.layer;
    const read = Object.hasOwn(layerReaders, kind) ? layerReaders[kind] : undefined;
    if (!read) throw unsupported(`layer "${node.name}" is of the unknown kind ${kind}`, asGraph);
    const parts = read(
      contextOf(
        node,
        inputs.map(({ shape }) => shape),
        find(node),
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
  const [, ...others] = [...(results.get(scores)?.shape ?? [])].reverse();
  if (ending === 'softmax' && others.some((length) => length !== 1))
    throw unsupported('it ends in several softmaxes side by side, and class scores are one list');
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

function contextOf(node: Node, inputs: readonly Shape[], weights: LayerContext['weights']): LayerContext {
  return { name: node.name, className: node.layer.class_name, config: node.layer.config, inputs, weights };
}

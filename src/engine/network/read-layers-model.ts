import { networkBounds } from './bounds';
import { checked } from './checked';
import type { LayerContext, Part } from './layer-context';
import { layerReaders } from './layer-readers';
import { layersModelSchema, modelKinds, modelKindSchema, type LayersModel } from './layers-schema';
import type { Network, Operation, Shape, Weight } from './network';
import { asGraph, corrupt, unsupported } from './refusal';
import { understood, withoutEnd } from './ending';
import type { Node } from './call';
import { readTopology } from './topology';
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
    if (!read) throw unknown(node);
    const parts = read(
      contextOf(
        node,
        inputs.map(({ shape }) => shape),
        find(node),
      ),
    );
    let names = inputs.map(({ name }) => name);
    const named = new Map<Part | 'input', string>([['input', names[0] ?? '']]);
    parts.forEach((part, i) => {
      const { body, shape, beside } = part;
      const name = i === parts.length - 1 ? node.name : nameOfPart(node, parts, i);
      const others = beside === undefined ? [] : [named.get(beside) ?? ''];
      operations.push(bounded({ name, inputs: [...names, ...others], shape, body }));
      named.set(part, name);
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

/** A part by its kind, and by its place where an earlier one is of that kind. */
function nameOfPart({ name }: Node, parts: readonly Part[], i: number): string {
  const { kind } = parts[i]!.body;
  const first = parts.findIndex((part) => part.body.kind === kind);
  return `${name}/${kind}${first === i ? '' : `_${i}`}`;
}

function unknown({ name, layer: { class_name: kind } }: Node): Error {
  if (kind !== 'Lambda') return unsupported(`layer "${name}" is of the unknown kind ${kind}`, asGraph);
  return unsupported(
    `layer "${name}" is a Lambda, whose Python code cannot be run`,
    'Write it as layers or plain arithmetic, such as Rescaling(1 / 255) or x / 255, and save the model again, or convert it to a graph model (tensorflowjs_converter --output_format=tfjs_graph_model).',
  );
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
  const { name, layer, constants } = node;
  return { name, className: layer.class_name, config: layer.config, inputs, constants, weights };
}

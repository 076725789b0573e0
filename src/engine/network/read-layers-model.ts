import type { ZodError } from 'zod';
import { layerReaders, type LayerContext } from './layer-readers';
import { layersModelSchema, type Layer, type LayersModel } from './layers-schema';
import type { Network, Operation, Shape, Weight } from './network';
import { corrupt, unsupported } from './refusal';
import { readTopology, type Node, type Topology } from './topology';

/** Checks the text of a `model.json`. Throws `model-corrupt`. */
export function parseLayersModel(text: string): LayersModel {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw corrupt('model.json is not JSON', { cause });
  }
  if (typeof json === 'object' && json !== null && 'format' in json && json.format === 'graph-model')
    throw unsupported('it is a graph model, not a Layers model');
  const parsed = layersModelSchema.safeParse(json);
  if (!parsed.success) throw corrupt(`model.json is not a Layers model (${firstIssue(parsed.error)})`);
  return parsed.data;
}

/**
 * The network a checked `model.json` and its weights describe, with logits at its end: a softmax there is taken off.
 * Layers that change nothing at rest vanish. Throws `model-corrupt` or `model-unsupported`, naming the layer.
 */
export function readNetwork(model: LayersModel, weights: ReadonlyMap<string, Weight>): Network {
  const topology = withoutSoftmax(readTopology(model.modelTopology));
  const results = new Map<string, { name: string; shape: Shape }>([[topology.input.name, topology.input]]);
  const operations: Operation[] = [];
  for (const node of topology.nodes) {
    const inputs = node.inputs.map(
      (name) => results.get(name) ?? fail(`layer "${node.name}" reads from "${name}", which has no result`),
    );
    const read = layerReaders[node.layer.class_name];
    if (!read) throw unsupported(`layer "${node.name}" is of the unknown kind ${node.layer.class_name}`);
    const parts = read(
      contextOf(
        node,
        inputs.map(({ shape }) => shape),
        weights,
      ),
    );
    let names = inputs.map(({ name }) => name);
    parts.forEach(({ body, shape }, i) => {
      const name = i === parts.length - 1 ? node.name : `${node.name}/${body.kind}`;
      operations.push({ name, inputs: names, shape, body });
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
  return { input: topology.input, operations };
}

function fail(what: string): never {
  throw corrupt(what);
}

function firstIssue(error: ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.')}: ${issue.message}` : 'unreadable';
}

function contextOf(node: Node, inputs: readonly Shape[], weights: ReadonlyMap<string, Weight>): LayerContext {
  return {
    name: node.name,
    className: node.layer.class_name,
    config: node.layer.config,
    inputs,
    has: (suffix) => weights.has(`${node.name}/${suffix}`),
    weight(suffix, shape) {
      const found = weights.get(`${node.name}/${suffix}`) ?? fail(`the weight "${node.name}/${suffix}" is missing`);
      if (found.shape.join() !== shape.join())
        throw corrupt(
          `the weight "${node.name}/${suffix}" has shape [${found.shape.join(', ')}] instead of [${shape.join(', ')}]`,
        );
      return found;
    },
  };
}

/** Takes a softmax off the end, be it a layer, an activation layer, or the activation of the last layer. */
function withoutSoftmax(topology: Topology): Topology {
  const last = topology.nodes.at(-1);
  if (!last) return topology;
  const { class_name: kind, config } = last.layer;
  if (kind === 'Softmax' || (kind === 'Activation' && config.activation === 'softmax'))
    return { ...topology, nodes: topology.nodes.slice(0, -1), output: last.inputs[0] ?? topology.input.name };
  if (config.activation !== 'softmax') return topology;
  const bare: Layer = { ...last.layer, config: { ...config, activation: 'linear' } };
  return { ...topology, nodes: [...topology.nodes.slice(0, -1), { ...last, layer: bare }] };
}

import { z } from 'zod';
import { readCall, type Call, type Node } from './call';
import { topologySchema, type Layer, type LayersTopology } from './layers-schema';
import { asLayer, withChannelsTaken } from './operation-layers';
import { corrupt, unsupported } from './refusal';

/** A model's layers, each after its inputs, from the one input to the one output; what does not lead there is left out. */
export interface Topology {
  /** The input's shape without the batch; null where the model takes any length. */
  readonly input: { readonly name: string; readonly shape: readonly (number | null)[] };
  readonly nodes: readonly Node[];
  readonly output: string;
}

/** Models within models within models: more than anyone exports, and less than the stack holds. */
const maximumDepth = 16;

/**
 * Reads the graph of a functional or sequential model, models within it laid open. Throws `model-corrupt` or
 * `model-unsupported`.
 */
export function readTopology(model: LayersTopology, depth = 0): Topology {
  if (depth > maximumDepth) throw tooDeep();
  return laidOpen(
    model.class_name === 'Sequential' ? fromSequence(layersOf(model), depth) : fromGraph(model, depth),
    depth,
  );
}

/** The layers of a model as they are listed. */
export function layersOf(model: LayersTopology): readonly Layer[] {
  return Array.isArray(model.config) ? model.config : model.config.layers;
}

/** The model that a layer is, if it is one. */
export function nestedModel(layer: Layer): LayersTopology | undefined {
  if (!['Sequential', 'Functional', 'Model'].includes(layer.class_name)) return undefined;
  const parsed = topologySchema.safeParse({ class_name: layer.class_name, config: layer.config });
  if (parsed.success) return parsed.data;
  throw corrupt('inner-no-layers', { model: nameOf(layer) });
}

/** Puts the layers of nested models in their place: their input becomes what the model is applied to. */
function laidOpen({ input, nodes, output }: Topology, depth: number): Topology {
  const ends = new Map<string, string>();
  const end = (name: string) => ends.get(name) ?? name;
  const open = nodes.flatMap((node): readonly Node[] => {
    const inputs = node.inputs.map(end);
    const model = nestedModel(node.layer);
    if (!model) return [{ ...node, inputs }];
    const inner = readTopology(model, depth + 1);
    const [from] = inputs;
    if (from === undefined || inputs.length > 1)
      throw unsupported('inner-inputs', { model: node.name, inputs: inputs.length });
    const renamed = (name: string) => (name === inner.input.name ? from : `${node.name}/${name}`);
    ends.set(node.name, renamed(inner.output));
    return inner.nodes.map((each) => ({ ...each, name: renamed(each.name), inputs: each.inputs.map(renamed) }));
  });
  return { input, nodes: open, output: end(output) };
}

function fromGraph(model: Exclude<LayersTopology, { class_name: 'Sequential' }>, depth: number): Topology {
  const { layers, input_layers: inputs, output_layers: outputs } = model.config;
  if (inputs.length !== 1) throw unsupported('several-inputs', { inputs: inputs.length });
  if (outputs.length !== 1) throw unsupported('several-outputs', { outputs: outputs.length });
  const nodes = withChannelsTaken(
    new Map(layers.map((layer) => [nameOf(layer), { name: nameOf(layer), layer: asLayer(layer), ...callOf(layer) }])),
  );
  const input = nodes.get(inputs[0]?.[0] ?? '');
  if (!input) throw corrupt('input-layer-missing', { layer: String(inputs[0]?.[0]) });
  const output = outputs[0]?.[0] ?? '';
  const ordered = sorted(nodes, output).filter((node) => node.name !== input.name);
  return { input: { name: input.name, shape: inputShape(input.layer, depth) }, nodes: ordered, output };
}

function fromSequence(layers: readonly Layer[], depth: number): Topology {
  const [first] = layers;
  if (!first) throw corrupt('no-layers');
  const explicit = first.class_name === 'InputLayer';
  const input = { name: explicit ? nameOf(first) : 'input', shape: inputShape(first, depth) };
  const rest = explicit ? layers.slice(1) : layers;
  const nodes = rest.map((layer, i) => ({
    name: nameOf(layer),
    layer,
    inputs: [i === 0 ? input.name : nameOf(rest[i - 1]!)],
    constants: [],
  }));
  return { input, nodes, output: nodes.at(-1)?.name ?? input.name };
}

/** A layer's own name. Throws `model-corrupt` if it has none. */
export function nameOf(layer: Layer): string {
  const name = layer.name ?? layer.config.name;
  if (!name) throw corrupt('layer-unnamed', { kind: layer.class_name });
  return name;
}

function callOf(layer: Layer): Call {
  const calls = layer.inbound_nodes ?? [];
  if (calls.length === 0) return { inputs: [], constants: [] };
  if (calls.length > 1) throw unsupported('layer-used-again', { layer: nameOf(layer) });
  const call = readCall(calls[0]);
  if (!call) throw unsupported('unknown-call', { layer: nameOf(layer) });
  return call;
}

/** Depth first from the output; the recursion is unrolled, so that a deep network cannot exhaust the stack. */
function sorted(nodes: ReadonlyMap<string, Node>, output: string): Node[] {
  const done = new Set<string>();
  const open = new Set<string>();
  const result: Node[] = [];
  const stack = [output];
  while (stack.length > 0) {
    const name = stack.at(-1)!;
    const node = nodes.get(name);
    if (!node) throw corrupt('layer-missing', { layer: name });
    const waiting = node.inputs.filter((input) => !done.has(input));
    if (done.has(name) || waiting.length === 0) {
      stack.pop();
      if (!done.has(name)) result.push(node);
      done.add(name);
      continue;
    }
    if (open.has(name)) throw corrupt('layer-cycle', { layer: name });
    open.add(name);
    stack.push(...waiting);
  }
  return result;
}

const batchShape = z.tuple([z.number().nullable()]).rest(z.number().int().positive().nullable());
const inputConfig = z.union([
  z.object({ batch_input_shape: batchShape }).transform((config) => config.batch_input_shape),
  z.object({ batch_shape: batchShape }).transform((config) => config.batch_shape),
]);

/** The shape that the first layer declares; where that is a model, its first layer. Within a model it means nothing. */
function inputShape(layer: Layer, depth: number): readonly (number | null)[] {
  return depth > 0 ? [] : declaredBy(layer);
}

/** The shape that a model's first layer declares, or the first layer of the model that this is, and so on. */
function declaredBy(layer: Layer): readonly (number | null)[] {
  let inner = layer;
  for (let depth = 0; depth <= maximumDepth; depth++) {
    const parsed = inputConfig.safeParse(inner.config);
    if (parsed.success) return parsed.data.slice(1);
    const model = nestedModel(inner);
    if (!model) throw unsupported('input-shape-unsaid');
    const [first] = layersOf(model);
    if (!first) throw corrupt('inner-no-layers', { model: undefined });
    inner = first;
  }
  throw tooDeep();
}

function tooDeep() {
  return unsupported('nested-too-deeply');
}

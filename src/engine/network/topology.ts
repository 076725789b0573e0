import { z } from 'zod';
import { inboundNodeSchema, type Layer, type LayersModel } from './layers-schema';
import { corrupt, unsupported } from './refusal';

/** A layer with the names of the layers it reads from. */
export interface Node {
  readonly name: string;
  readonly layer: Layer;
  readonly inputs: readonly string[];
}

/** A model's layers, each after its inputs, from the one input to the one output; what does not lead there is left out. */
export interface Topology {
  readonly input: { readonly name: string; readonly shape: readonly number[] };
  readonly nodes: readonly Node[];
  readonly output: string;
}

/** Reads the graph of a functional or sequential model. Throws `model-corrupt` or `model-unsupported`. */
export function readTopology(model: LayersModel['modelTopology']): Topology {
  if (model.class_name === 'Sequential') {
    return fromSequence(Array.isArray(model.config) ? model.config : model.config.layers);
  }
  const { layers, input_layers: inputs, output_layers: outputs } = model.config;
  if (inputs.length !== 1) throw unsupported(`it has ${inputs.length} inputs, and a picture is one`);
  if (outputs.length !== 1) throw unsupported(`it has ${outputs.length} outputs, and class scores are one`);
  const nodes = new Map(
    layers.map((layer) => [nameOf(layer), { name: nameOf(layer), layer, inputs: inputsOf(layer) }]),
  );
  const input = nodes.get(inputs[0]?.[0] ?? '');
  if (!input) throw corrupt(`its input layer "${inputs[0]?.[0]}" is missing`);
  const output = outputs[0]?.[0] ?? '';
  const ordered = sorted(nodes, output).filter((node) => node.name !== input.name);
  return { input: { name: input.name, shape: inputShape(input.layer) }, nodes: ordered, output };
}

function fromSequence(layers: readonly Layer[]): Topology {
  const [first] = layers;
  if (!first) throw corrupt('it has no layers');
  const explicit = first.class_name === 'InputLayer';
  const input = { name: explicit ? nameOf(first) : 'input', shape: inputShape(first) };
  const rest = explicit ? layers.slice(1) : layers;
  const nodes = rest.map((layer, i) => ({
    name: nameOf(layer),
    layer,
    inputs: [i === 0 ? input.name : nameOf(rest[i - 1]!)],
  }));
  return { input, nodes, output: nodes.at(-1)?.name ?? input.name };
}

function nameOf(layer: Layer): string {
  const name = layer.name ?? layer.config.name;
  if (!name) throw corrupt(`a ${layer.class_name} layer has no name`);
  return name;
}

function inputsOf(layer: Layer): string[] {
  const calls = layer.inbound_nodes ?? [];
  if (calls.length === 0) return [];
  if (calls.length > 1) throw unsupported(`layer "${nameOf(layer)}" is used more than once`);
  const call = inboundNodeSchema.safeParse(calls[0]);
  if (!call.success)
    throw unsupported(`layer "${nameOf(layer)}" is connected in a way not known here (a Keras 3 file?)`);
  return call.data.map(([name]) => name);
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
    if (!node) throw corrupt(`layer "${name}" is used and missing`);
    const waiting = node.inputs.filter((input) => !done.has(input));
    if (done.has(name) || waiting.length === 0) {
      stack.pop();
      if (!done.has(name)) result.push(node);
      done.add(name);
      continue;
    }
    if (open.has(name)) throw corrupt(`layer "${name}" depends on itself`);
    open.add(name);
    stack.push(...waiting);
  }
  return result;
}

const batchShape = z.tuple([z.number().nullable()]).rest(z.number().int().positive());
const inputConfig = z.union([
  z.object({ batch_input_shape: batchShape }).transform((config) => config.batch_input_shape),
  z.object({ batch_shape: batchShape }).transform((config) => config.batch_shape),
]);

function inputShape(layer: Layer): readonly number[] {
  const parsed = inputConfig.safeParse(layer.config);
  if (!parsed.success) throw unsupported('its input has no fixed size');
  const [, ...shape] = parsed.data;
  return shape;
}

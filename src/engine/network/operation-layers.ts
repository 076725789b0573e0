import { z } from 'zod';
import type { Layer } from './layers-schema';
import type { Node } from './call';

/** Functions of TensorFlow that Keras 2 writes as layers, by what Keras 3 calls the same. */
const functions: Readonly<Record<string, string>> = {
  '__operators__.add': 'Add',
  '__operators__.getitem': 'GetItem',
  cast: 'Cast',
  'math.add': 'Add',
  'math.divide': 'TrueDivide',
  'math.multiply': 'Multiply',
  'math.negative': 'Negative',
  'math.sigmoid': 'Sigmoid',
  'math.subtract': 'Subtract',
  'math.tanh': 'Tanh',
  'math.truediv': 'TrueDivide',
  'nn.bias_add': 'Add',
  'nn.relu': 'Relu',
  'nn.relu6': 'Relu6',
  'nn.sigmoid': 'Sigmoid',
  'nn.silu': 'Silu',
  'nn.softmax': 'Softmax',
  'nn.swish': 'Silu',
  'nn.tanh': 'Tanh',
};

/** Operations of Keras 3 that are an activation. */
const activations: readonly string[] = ['Relu', 'Relu6', 'Sigmoid', 'Silu', 'Tanh'];

/** An operation written into a functional model, such as `x / 127.5`, as the one layer that there is a reader of. */
export function asLayer(layer: Layer): Layer {
  const { function: name } = layer.config;
  const operation = ['TFOpLambda', 'SlicingOpLambda'].includes(layer.class_name)
    ? (functions[String(name)] ?? layer.class_name)
    : layer.class_name;
  if (!activations.includes(operation)) return { ...layer, class_name: operation };
  return { ...layer, class_name: 'Activation', config: { ...layer.config, activation: operation.toLowerCase() } };
}

const channelAt = z.tuple([z.object({ class_name: z.literal('__ellipsis__') }), z.number().int().nonnegative()]);

/**
 * Keras 3 turns the channels of a picture around (`preprocess_input` of ResNet and VGG) by taking each and stacking them;
 * such a stack becomes one `TakeChannels` of the picture.
 */
export function withChannelsTaken(nodes: ReadonlyMap<string, Node>): Map<string, Node> {
  const taken = ({ layer, inputs }: Node): Partial<Node> => {
    if (layer.class_name !== 'Stack' || layer.config.axis !== -1) return {};
    const parts = inputs.map((name) => nodes.get(name));
    const sources = new Set(parts.map((part) => part?.inputs[0]));
    const [source] = sources;
    const channels = parts.map((part) => channelAt.safeParse(part?.constants[0]?.value).data?.[1]);
    if (source === undefined || sources.size !== 1 || !parts.every((part) => part?.layer.class_name === 'GetItem'))
      return {};
    return { layer: { ...layer, class_name: 'TakeChannels', config: { ...layer.config, channels } }, inputs: [source] };
  };
  return new Map([...nodes].map(([name, node]) => [name, { ...node, ...taken(node) }]));
}

import type { Result } from '../../network/assembly';
import { line } from '../../network/arithmetic-readers';
import type { LayerContext, Part } from '../../network/layer-context';
import { layerReaders } from '../../network/layer-readers';
import type { Shape, Weight } from '../../network/network';
import { corrupt } from '../../network/refusal';
import { BATCH, expanded, fitted, listOf, productOf, squeezed } from './constants';
import { isFloat, isOn, numbersIn, squeezedAxes, textOf, type GraphNode } from './graph-schema';

/** What a node is given: a constant, or the result of a step that depends on the picture. */
export type Value = Result | Weight;

/** A node on the way from the picture to the logits. */
export interface NodeContext {
  readonly node: GraphNode;
  readonly values: readonly Value[];
  /** How many pictures the graph takes at once; null where it takes any number. */
  readonly batch: number | null;
}

/** A node as operations, none where it changes nothing; undefined where what it does is not known here. */
export type NodeReader = (context: NodeContext) => readonly Part[] | undefined;

export function isConstant(value: Value | undefined): value is Weight {
  return value !== undefined && 'values' in value;
}

/** A node's one result and its constants, which follow it; undefined where it is given otherwise. */
function withConstants({ values }: NodeContext): { x: Result; constants: readonly Weight[] } | undefined {
  const [x, ...constants] = values;
  return x && !isConstant(x) && constants.every(isConstant) ? { x, constants } : undefined;
}

/** Weights by what a layer calls them. */
type Weights = Readonly<Record<string, Weight | undefined>>;

/** A node as a layer of Keras that computes the same. */
function layerOf(
  { node: { name } }: NodeContext,
  className: string,
  inputs: readonly Result[],
  config: object = {},
  weights: Weights = {},
): LayerContext {
  return {
    name,
    className,
    config,
    inputs: inputs.map(({ shape }) => shape),
    constants: [],
    weights: (wanted) =>
      Object.fromEntries(
        Object.entries(wanted).map(([key, shape]) => [key, shape && given(name, key, weights[key], shape)]),
      ) as never,
  };
}

/** What that layer is read as. */
function asLayer(
  context: NodeContext,
  className: string,
  inputs: readonly Result[],
  config: object = {},
  weights: Weights = {},
): Part[] {
  return layerReaders[className]!(layerOf(context, className, inputs, config, weights));
}

function given(node: string, name: string, weight: Weight | undefined, wanted: Shape): Weight {
  if (weight && weight.values.length === productOf(wanted)) return { shape: wanted, values: weight.values };
  throw corrupt('constant-shape', { node, constant: name, found: weight?.shape, wanted });
}

/** Rows and columns of what is listed for batch, rows, columns and channels; undefined where it says anything of the others. */
function rowsAndColumns(node: GraphNode, name: string): [number, number] | undefined {
  const [batch = 1, rows = 1, columns = 1, channels = 1] = numbersIn(node, name) ?? [];
  return batch === 1 && channels === 1 ? [rows, columns] : undefined;
}

/** The zeros that a convolution adds by itself, as a step before it, or 'same' or 'valid'. */
function paddingOf(node: GraphNode): 'same' | 'valid' | readonly number[] | undefined {
  const padding = textOf(node.attr['padding']?.s)?.toLowerCase();
  if (padding === 'same' || padding === 'valid') return padding;
  return padding === 'explicit' ? numbersIn(node, 'explicit_paddings') : undefined;
}

/** Zeros around a picture: before and after each of batch, rows, columns and channels. */
function padded(context: NodeContext, x: Result, zeros: readonly number[]): Part[] | undefined {
  const [first, second, top, bottom, left, right, ...channels] = zeros;
  if (zeros.length !== 8 || first || second || channels.some((side) => side !== 0)) return undefined;
  return asLayer(context, 'ZeroPadding2D', [x], {
    padding: [
      [top, bottom],
      [left, right],
    ],
  });
}

function convolution(className: 'Conv2D' | 'DepthwiseConv2D', weight: string): NodeReader {
  return (context) => {
    const { node } = context;
    const given = withConstants(context);
    const [filter] = given?.constants ?? [];
    const [strides, dilations, padding] = [
      rowsAndColumns(node, 'strides'),
      rowsAndColumns(node, 'dilations'),
      paddingOf(node),
    ];
    const [height, width, inputs, outputs] = filter?.shape ?? [];
    // An ordinary one whose filter takes fewer channels than there are is grouped.
    if (!given || !filter || !strides || !dilations || !padding || inputs !== given.x.shape[2]) return undefined;
    const before = typeof padding === 'string' ? [] : padded(context, given.x, padding);
    const config = {
      kernel_size: [height, width],
      strides,
      dilation_rate: dilations,
      padding: typeof padding === 'string' ? padding : 'valid',
      use_bias: false,
      ...(className === 'Conv2D' ? { filters: outputs } : { depth_multiplier: outputs }),
    };
    const x = { ...given.x, shape: before?.at(-1)?.shape ?? given.x.shape };
    return before && [...before, ...asLayer(context, className, [x], config, { [weight]: filter })];
  };
}

function pooling(className: 'MaxPooling2D' | 'AveragePooling2D'): NodeReader {
  return (context) => {
    const { node } = context;
    const given = withConstants(context);
    const [window, strides, padding] = [
      rowsAndColumns(node, 'ksize'),
      rowsAndColumns(node, 'strides'),
      paddingOf(node),
    ];
    if (!given || !window || !strides || typeof padding !== 'string') return undefined;
    return asLayer(context, className, [given.x], { pool_size: window, strides, padding });
  };
}

/** A mean or maximum over rows and columns. */
function overPicture(className: 'GlobalAveragePooling2D' | 'GlobalMaxPooling2D'): NodeReader {
  return (context) => {
    const given = withConstants(context);
    const axes = [...(given?.constants[0]?.values ?? [])].map((axis) => (axis < 0 ? axis + 4 : axis)).sort();
    if (given?.x.shape.length !== 3 || axes.join() !== '1,2') return undefined;
    const keepdims = isOn(context.node, 'keep_dims') || isOn(context.node, 'keepdims');
    return asLayer(context, className, [given.x], { keepdims });
  };
}

function activation(name: string): NodeReader {
  return (context) => {
    const given = withConstants(context);
    return given && asLayer(context, 'Activation', [given.x], { activation: name });
  };
}

/** One value a channel of x, or one for all, of a constant that says no more; undefined of any other. */
function alongChannels({ shape }: Result, constant: Weight): number[] | undefined {
  const channels = shape.at(-1) ?? 0;
  const length = constant.values.length;
  const isList = constant.shape.slice(0, -1).every((side) => side === 1) && constant.shape.length <= shape.length + 1;
  return isList && (length === 1 || length === channels) ? [...constant.values] : undefined;
}

/** x · scale + shift, where a constant c, first or second of two, says what these are; undefined where it has none. */
function affine(
  context: NodeContext,
  of: (c: readonly number[], first: boolean) => readonly [readonly number[], readonly number[]] | undefined,
): readonly Part[] | undefined {
  const [a, b] = context.values;
  const [x, constant] = isConstant(a) ? [b, a] : [a, b];
  if (context.values.length !== 2 || !x || isConstant(x) || !isConstant(constant)) return undefined;
  const values = alongChannels(x, constant);
  const found = values && of(values, isConstant(a));
  return found && line(layerOf(context, context.node.op, [x]), ...found);
}

/** Results joined value by value, all of one rank: TensorFlow lines up lists and pictures by their last sides. */
function joined(context: NodeContext, className: 'Add' | 'Multiply'): readonly Part[] | undefined {
  const results = context.values.filter((value): value is Result => !isConstant(value));
  const ranks = new Set(results.map(({ shape }) => shape.length));
  if (results.length < 2 || results.length < context.values.length || ranks.size !== 1) return undefined;
  return asLayer(context, className, results);
}

const add: NodeReader = (context) => affine(context, (c) => [[1], c]) ?? joined(context, 'Add');

const divide: NodeReader = (context) =>
  affine(context, (c, first) => (first ? undefined : [c.map((value) => 1 / value), [0]]));

const normalise: NodeReader = (context) => {
  const given = withConstants(context);
  const [gamma, beta, moving_mean, moving_variance] = given?.constants ?? [];
  if (!given || isOn(context.node, 'is_training')) return undefined;
  // What the converter takes where it is left out.
  const { f: epsilon = 1e-3 } = context.node.attr['epsilon'] ?? {};
  return asLayer(context, 'BatchNormalization', [given.x], { epsilon }, { gamma, beta, moving_mean, moving_variance });
};

function reshaped(x: Result, shape: Shape | undefined): Part[] | undefined {
  if (!shape) return undefined;
  return shape.join() === x.shape.join() ? [] : [{ body: { kind: 'reshape', shape }, shape }];
}

/** A change of the shape alone, batch in front; undefined where the batch would not stay there. */
function reshaping(
  change: (shape: Shape, context: NodeContext, constant: Weight | undefined) => Shape | undefined,
): NodeReader {
  return (context) => {
    const given = withConstants(context);
    return given && reshaped(given.x, change(given.x.shape, context, given.constants[0]));
  };
}

/** x with its channels in the opposite order, where that is what is asked. */
function turned(x: Result, isTurned: boolean): Part[] | undefined {
  return isTurned ? [{ body: { kind: 'reverse' }, shape: x.shape }] : undefined;
}

const unchanged: NodeReader = (context) => withConstants(context) && [];

/** Operations that can be read, and how. */
export const nodeReaders: Readonly<Record<string, NodeReader>> = {
  Conv2D: convolution('Conv2D', 'kernel'),
  DepthwiseConv2dNative: convolution('DepthwiseConv2D', 'depthwise_kernel'),
  MatMul(context) {
    const { node } = context;
    const given = withConstants(context);
    const [matrix] = given?.constants ?? [];
    if (given?.x.shape.length !== 1 || matrix?.shape.length !== 2 || isOn(node, 'transpose_a')) return undefined;
    const kernel = isOn(node, 'transpose_b') ? transposed(matrix) : matrix;
    return asLayer(context, 'Dense', [given.x], { units: kernel.shape[1], use_bias: false }, { kernel });
  },
  BiasAdd: add,
  Add: add,
  AddV2: add,
  AddN: (context) => joined(context, 'Add'),
  Sub: (context) => affine(context, (c, first) => (first ? [[-1], c] : [[1], c.map((value) => -value)])),
  Mul: (context) => affine(context, (c) => [c, [0]]) ?? joined(context, 'Multiply'),
  Div: divide,
  RealDiv: divide,
  Neg(context) {
    const given = withConstants(context);
    return given && asLayer(context, 'Negative', [given.x]);
  },
  FusedBatchNorm: normalise,
  FusedBatchNormV2: normalise,
  FusedBatchNormV3: normalise,
  Relu: activation('relu'),
  Relu6: activation('relu6'),
  Elu: activation('elu'),
  Sigmoid: activation('sigmoid'),
  Tanh: activation('tanh'),
  Softplus: activation('softplus'),
  LeakyRelu(context) {
    const given = withConstants(context);
    return given && asLayer(context, 'LeakyReLU', [given.x], { alpha: context.node.attr['alpha']?.f ?? 0.2 });
  },
  Prelu(context) {
    const given = withConstants(context);
    const [slopes] = given?.constants ?? [];
    const values = given && slopes && alongChannels(given.x, slopes);
    if (!values) return undefined;
    const channels = given.x.shape.at(-1) ?? 0;
    const alpha = listOf(Array.from({ length: channels }, (_, i) => values[i] ?? values[0]!));
    return asLayer(context, 'PReLU', [given.x], { shared_axes: [1, 2].slice(0, given.x.shape.length - 1) }, { alpha });
  },
  ClipByValue(context) {
    const given = withConstants(context);
    const [low, high] = (given?.constants ?? []).map(({ values }) => values.join());
    return given && low === '0' && high === '6'
      ? asLayer(context, 'Activation', [given.x], { activation: 'relu6' })
      : undefined;
  },
  Maximum(context) {
    const given = withConstants(context);
    const isZero = given?.constants[0]?.values.join() === '0';
    return given && isZero ? asLayer(context, 'Activation', [given.x], { activation: 'relu' }) : undefined;
  },
  MaxPool: pooling('MaxPooling2D'),
  AvgPool: pooling('AveragePooling2D'),
  Mean: overPicture('GlobalAveragePooling2D'),
  Max: overPicture('GlobalMaxPooling2D'),
  Pad: (context) => {
    const given = withConstants(context);
    return given && padded(context, given.x, [...(given.constants[0]?.values ?? [])]);
  },
  PadV2: (context) => {
    const given = withConstants(context);
    const [zeros, value] = given?.constants ?? [];
    return given && zeros && value?.values.join() === '0' ? padded(context, given.x, [...zeros.values]) : undefined;
  },
  Reshape: reshaping((shape, { batch }, wanted) => {
    const [first = 0, ...rest] = wanted?.values ?? [];
    const isBatch = Number.isNaN(first) || first === -1 || first === batch;
    return isBatch && !rest.some(Number.isNaN) ? fitted(productOf(shape), rest) : undefined;
  }),
  Squeeze: reshaping((shape, { node }) => {
    const axes = squeezedAxes(node);
    return axes.includes(0) ? undefined : squeezed([BATCH, ...shape], axes)?.slice(1);
  }),
  ExpandDims: reshaping((shape, _, axis) => {
    const whole = expanded([BATCH, ...shape], axis?.values[0] ?? NaN);
    return Number.isNaN(whole?.[0]) ? whole?.slice(1) : undefined;
  }),
  ConcatV2(context) {
    const axis = context.values.at(-1);
    const parts = context.values.slice(0, -1).filter((value): value is Result => !isConstant(value));
    const rank = parts[0]?.shape.length ?? 0;
    if (!isConstant(axis) || parts.length + 1 < context.values.length || ![-1, rank].includes(axis.values[0] ?? 0))
      return undefined;
    return asLayer(context, 'Concatenate', parts);
  },
  ReverseV2(context) {
    const given = withConstants(context);
    const axes = given?.constants[0]?.values.join();
    return given && turned(given.x, axes === '-1' || axes === String(given.x.shape.length));
  },
  /** `x[..., ::-1]`. */
  StridedSlice(context) {
    const { node } = context;
    const given = withConstants(context);
    const strides = given?.constants[2]?.values.join();
    const whole = ['begin_mask', 'end_mask'].every((mask) => ((node.attr[mask]?.i ?? 0) & 2) === 2);
    const cuts = ['shrink_axis_mask', 'new_axis_mask'].some((mask) => (node.attr[mask]?.i ?? 0) !== 0);
    return given && turned(given.x, strides === '1,-1' && isOn(node, 'ellipsis_mask') && whole && !cuts);
  },
  Identity: unchanged,
  Snapshot: unchanged,
  StopGradient: unchanged,
  Cast: (context) => (isFloat(context.node, 'DstT') ? unchanged(context) : undefined),
};

function transposed({ shape, values }: Weight): Weight {
  const [rows = 0, columns = 0] = shape;
  const turned = Float32Array.from(values, (_, i) => values[(i % rows) * columns + Math.floor(i / rows)]!);
  return { shape: [columns, rows], values: turned };
}

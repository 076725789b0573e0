import { z } from 'zod';
import { affine, numbers, perChannel } from './affine-readers';
import { configOf, inputShape, type LayerContext, type LayerReader, type Part } from './layer-context';
import type { Shape } from './network';
import { corrupt, unsupported } from './refusal';

/** What a layer adds to or multiplies its one input by: one number, or one a channel. Undefined where it has no constant. */
function constantOf(layer: LayerContext): { readonly values: number[]; readonly first: boolean } | undefined {
  const [constant, ...more] = layer.constants;
  if (!constant) return undefined;
  const values = numbers.safeParse(constant.value).data;
  if (more.length > 0 || layer.inputs.length !== 1 || !values || !isAlongChannels(constant.value))
    throw unsupported('constant-per-value', { layer: layer.name });
  return { values, first: constant.place === 0 };
}

/** True of a number, of a list, and of a list within lists of one. */
function isAlongChannels(value: unknown): boolean {
  if (!Array.isArray(value)) return true;
  return value.every((inner) => !Array.isArray(inner)) || (value.length === 1 && isAlongChannels(value[0]));
}

/** x · scale + shift, for lists of one value or of one a channel. */
export function line(layer: LayerContext, scale: readonly number[], shift: readonly number[]): Part[] {
  return affine(layer, perChannel(layer, scale), perChannel(layer, shift));
}

/** Two values or more, joined element by element; a side of one is repeated, and channels alone stand for 1 × 1 pictures. */
function joined(layer: LayerContext, kind: 'add' | 'multiply'): Part[] {
  if (layer.inputs.length < 2) throw corrupt('joins-too-few', { layer: layer.name });
  const rank = Math.max(...layer.inputs.map((shape) => shape.length));
  const shapes = layer.inputs.map((shape): Shape => [...new Array<number>(rank - shape.length).fill(1), ...shape]);
  const shape = Array.from({ length: rank }, (_, i) => Math.max(...shapes.map((sides) => sides[i]!)));
  if (shapes.some((sides) => sides.some((side, i) => side !== 1 && side !== shape[i])))
    throw corrupt('joins-other-shapes', { layer: layer.name });
  return [{ body: { kind }, shape }];
}

/** The layer's input with its channels in another order. */
function ordered(layer: LayerContext, channels: readonly (number | null | undefined)[]): Part[] {
  const shape = inputShape(layer);
  if (channels.length !== shape.at(-1) || channels.some((channel, i) => channel !== channels.length - 1 - i))
    throw unsupported('takes-a-part', { layer: layer.name });
  return [{ body: { kind: 'reverse' }, shape }];
}

/** The layer's input by a constant. */
function divided(layer: LayerContext): Part[] {
  const constant = constantOf(layer);
  if (!constant || constant.first) throw unsupported('divides-by-computed', { layer: layer.name });
  return line(
    layer,
    constant.values.map((value) => 1 / value),
    [0],
  );
}

const fromTheEnd = z.object({ start: z.null(), stop: z.null(), step: z.literal(-1) });

/** Layers and operations of arithmetic, on one value and a constant or on several values. */
export const arithmeticReaders: Readonly<Record<string, LayerReader>> = {
  Add(layer) {
    const constant = constantOf(layer);
    return constant ? line(layer, [1], constant.values) : joined(layer, 'add');
  },
  Multiply(layer) {
    const constant = constantOf(layer);
    return constant ? line(layer, constant.values, [0]) : joined(layer, 'multiply');
  },
  Subtract(layer) {
    const constant = constantOf(layer);
    if (!constant) throw unsupported('subtracts-computed', { layer: layer.name });
    return constant.first
      ? line(layer, [-1], constant.values)
      : line(
          layer,
          [1],
          constant.values.map((value) => -value),
        );
  },
  TrueDivide: divided,
  Divide: divided,
  Negative: (layer) => line(layer, [-1], [0]),
  /** To numbers with a point, which all are here. */
  Cast(layer) {
    const { dtype } = configOf(z.object({ dtype: z.unknown().optional() }), layer);
    if (!/^b?float\d+$/.test(String(layer.constants[0]?.value ?? dtype)))
      throw unsupported('rounds-its-input', { layer: layer.name });
    return [];
  },
  /** `x[..., ::-1]`. */
  GetItem(layer) {
    const slices = z.array(z.unknown()).safeParse(layer.constants[0]?.value).data ?? [];
    const channels = inputShape(layer).at(-1) ?? 0;
    const turned = slices.length === 2 && fromTheEnd.safeParse(slices[1]).success;
    return ordered(layer, turned ? Array.from({ length: channels }, (_, i) => channels - 1 - i) : []);
  },
  TakeChannels: (layer) =>
    ordered(layer, configOf(z.object({ channels: z.array(z.number().optional()) }), layer).channels),
};

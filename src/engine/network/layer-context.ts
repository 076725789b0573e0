import type { z } from 'zod';
import type { Constant } from './call';
import type { Body, Shape, Weight } from './network';
import { corrupt, unsupported } from './refusal';

/** Weights that a layer asks for, in the order in which Keras makes them; `false` for one it has been told to do without. */
export type WantedWeights = Readonly<Record<string, Shape | false>>;

/** A layer on its way to operations. */
export interface LayerContext {
  readonly name: string;
  readonly className: string;
  readonly config: unknown;
  /** Shapes of its inputs, without the batch. */
  readonly inputs: readonly Shape[];
  /** What it is given besides. */
  readonly constants: readonly Constant[];
  /** Its weights, each found by its name or its place and checked against its shape. */
  weights<W extends WantedWeights>(
    wanted: W,
  ): { readonly [K in keyof W]: Weight | (false extends W[K] ? undefined : never) };
}

/** A body with the shape of its result. */
export interface Part {
  readonly body: Body;
  readonly shape: Shape;
  /** What it takes besides the result of the part before it: that of an earlier part, or the layer's input. */
  readonly beside?: Part | 'input';
}

/** A layer as a chain of operations; an empty one where the layer changes nothing at rest. */
export type LayerReader = (layer: LayerContext) => Part[];

export function configOf<T extends z.ZodType>(schema: T, { config, name, className }: LayerContext): z.output<T> {
  const parsed = schema.safeParse(config);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw unsupported('unknown-setting', {
    layer: name,
    kind: className,
    field: issue?.path.join('.') ?? '',
    problem: issue?.message ?? '',
  });
}

export function pictureShape(layer: LayerContext): readonly [number, number, number] {
  const [height, width, channels, ...rest] = layer.inputs[0] ?? [];
  if (height === undefined || width === undefined || channels === undefined || rest.length > 0)
    throw corrupt('layer-needs-picture', { layer: layer.name, kind: layer.className });
  return [height, width, channels];
}

export function inputShape(layer: LayerContext): Shape {
  const [shape] = layer.inputs;
  if (!shape) throw corrupt('layer-without-input', { layer: layer.name });
  return shape;
}

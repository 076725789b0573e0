import { dilatedSide } from '../autodiff/dilation';
import { geometryOf, type Axis } from '../autodiff/convolution-geometry';
import type { Body, Network, Operation, Shape } from './network';

/** Indices from the first to before the last, of rows or of columns. */
export type Span = readonly [from: number, to: number];

/** A rectangle of pixels. */
export interface Box {
  readonly rows: Span;
  readonly columns: Span;
}

/** Which inputs each output meets: `taps` from `output stride − before` on. */
export type Reach = Pick<Axis, 'input' | 'output' | 'taps' | 'stride' | 'before'>;

/** Along both axes; undefined of an operation whose outputs meet more than a neighbourhood. */
export type Reaches = { readonly rows: Reach; readonly columns: Reach } | undefined;

/** What the operation's outputs meet of inputs of these shapes. */
export function reachOf(body: Body, inputs: readonly Shape[], shape: Shape): Reaches {
  const [input = []] = inputs;
  if (shape.length !== 3 || input.length !== 3) return undefined;
  const picture = [1, input[0]!, input[1]!, 1];
  switch (body.kind) {
    case 'convolution':
    case 'depthwiseConvolution': {
      const [down = 1, across = 1] = body.dilation ?? [];
      const sides = [dilatedSide(body.filter.shape[0]!, down), dilatedSide(body.filter.shape[1]!, across)];
      return geometryOf(picture, [...sides, 1, 1], [...body.strides] as [number, number], body.padding);
    }
    case 'averagePooling':
    case 'maxPooling':
      return geometryOf(picture, [...body.window, 1, 1], [...body.strides], body.padding);
    case 'zeroPadding': {
      const padded = (axis: 0 | 1, before: number): Reach => ({
        input: input[axis]!,
        output: shape[axis]!,
        taps: 1,
        stride: 1,
        before,
      });
      return { rows: padded(0, body.rows[0]), columns: padded(1, body.columns[0]) };
    }
    case 'affine':
    case 'activation':
    case 'reverse':
    case 'concatenate':
    case 'add':
    case 'multiply': {
      if (inputs.some((other) => other.length !== 3 || other[0] !== shape[0] || other[1] !== shape[1]))
        return undefined;
      const each = (size: number): Reach => ({ input: size, output: size, taps: 1, stride: 1, before: 0 });
      return { rows: each(shape[0]!), columns: each(shape[1]!) };
    }
    default:
      return undefined;
  }
}

/** The outputs that meet any of these inputs. */
export function outputsOf({ taps, stride, before, output }: Reach, [from, to]: Span): Span {
  return clipped([Math.ceil((from + before - taps + 1) / stride), Math.floor((to - 1 + before) / stride) + 1], output);
}

/** The inputs that any of these outputs meets. */
export function inputsOf({ taps, stride, before, input }: Reach, [from, to]: Span): Span {
  return clipped([from * stride - before, (to - 1) * stride - before + taps], input);
}

/** The least span that holds both. */
export function joined(a: Span | undefined, b: Span): Span {
  return a ? [Math.min(a[0], b[0]), Math.max(a[1], b[1])] : b;
}

function clipped([from, to]: Span, length: number): Span {
  return [Math.max(0, Math.min(from, length)), Math.max(0, Math.min(to, length))];
}

/** Operations with the reach of each, up to the first that meets more than a neighbourhood. */
export function localOperations({
  input,
  operations,
}: Network): { readonly operation: Operation; readonly reach: NonNullable<Reaches> }[] {
  const shapes = new Map([[input.name, input.shape], ...operations.map(({ name, shape }) => [name, shape] as const)]);
  const local: { operation: Operation; reach: NonNullable<Reaches> }[] = [];
  for (const operation of operations) {
    const reach = reachOf(
      operation.body,
      operation.inputs.map((name) => shapes.get(name) ?? []),
      operation.shape,
    );
    if (!reach) break;
    local.push({ operation, reach });
  }
  return local;
}

import type { Weight } from '../../network/network';
import { tooDemanding } from '../../network/refusal';
import { isFloat, isOn, squeezedAxes, type GraphNode } from './graph-schema';

/** What stands in the shape of a result for the number of pictures, which is left open. */
export const BATCH = NaN;

/** Values of one constant that are computed here, at most: as many as the weights of a model may be. */
const maximumValues = 5e7;

type Fold = (inputs: readonly Weight[], node: GraphNode) => Weight | undefined;

/** What a node makes of constants alone; undefined where that is not known here. Throws `model-too-large`. */
export function folded(node: GraphNode, inputs: readonly Weight[]): Weight | undefined {
  const fold = Object.hasOwn(folds, node.op) ? folds[node.op] : undefined;
  return fold?.(inputs, node);
}

/** A list of whole numbers, such as a shape or axes. */
export function listOf(values: readonly number[]): Weight {
  return { shape: [values.length], values: Float32Array.from(values) };
}

/** As many values in another shape, of which one side may be −1, "what is left"; undefined where they do not fit. */
export function fitted(count: number, wanted: readonly number[]): number[] | undefined {
  const known = wanted.reduce((product, side) => (side === -1 ? product : product * side), 1);
  const shape = wanted.map((side) => (side === -1 ? count / known : side));
  const fits = shape.every((side) => Number.isInteger(side) && side > 0);
  return fits && productOf(shape) === count ? shape : undefined;
}

/** A shape without those of its sides of one that are named, or without all of them; undefined where one named is longer. */
export function squeezed(shape: readonly number[], axes: readonly number[]): number[] | undefined {
  const named = axes.map((axis) => (axis < 0 ? axis + shape.length : axis));
  if (named.some((axis) => shape[axis] !== 1)) return undefined;
  return shape.filter((side, axis) => (named.length > 0 ? !named.includes(axis) : side !== 1));
}

/** A shape with a side of one put in at an axis; undefined where there is no such axis. */
export function expanded(shape: readonly number[], axis: number): number[] | undefined {
  const at = axis < 0 ? axis + shape.length + 1 : axis;
  return at >= 0 && at <= shape.length ? [...shape.slice(0, at), 1, ...shape.slice(at)] : undefined;
}

export function productOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}

const same: Fold = ([x]) => x;

const folds: Readonly<Record<string, Fold>> = {
  Identity: same,
  Snapshot: same,
  StopGradient: same,
  /** Between whole numbers and numbers with a point nothing is lost that shapes and weights hold. */
  Cast: ([x], node) => (x && (isFloat(node, 'DstT') || x.values.every(isWhole)) ? x : undefined),
  Reshape: ([x, wanted]) => x && wanted && shaped(x, fitted(x.values.length, [...wanted.values])),
  Squeeze: ([x], node) => x && shaped(x, squeezed(x.shape, squeezedAxes(node))),
  ExpandDims: ([x, axis]) => x && axis && shaped(x, expanded(x.shape, axis.values[0] ?? NaN)),
  Pack: (parts) => (parts.every(({ shape }) => shape.length === 0) ? joined(parts) : undefined),
  ConcatV2: (given) =>
    given.slice(0, -1).every(({ shape }) => shape.length === 1) ? joined(given.slice(0, -1)) : undefined,
  StridedSlice: ([x, ...bounds], node) => x && sliced(x, bounds, node),
  Neg: ([x]) => x && mapped(x, (value) => -value),
  Sqrt: ([x]) => x && mapped(x, Math.sqrt),
  Rsqrt: ([x]) => x && mapped(x, (value) => 1 / Math.sqrt(value)),
  Add: elementwise((a, b) => a + b),
  AddV2: elementwise((a, b) => a + b),
  Sub: elementwise((a, b) => a - b),
  Mul: elementwise((a, b) => a * b),
  RealDiv: elementwise((a, b) => a / b),
};

function isWhole(value: number): boolean {
  return Number.isInteger(value) || Number.isNaN(value);
}

function shaped(x: Weight, shape: readonly number[] | undefined): Weight | undefined {
  return shape && { shape, values: x.values };
}

function mapped({ shape, values }: Weight, f: (value: number) => number): Weight {
  return { shape, values: values.map(f) };
}

/** Numbers and lists end to end. */
function joined(parts: readonly Weight[]): Weight {
  return listOf(parts.flatMap(({ values }) => [...values]));
}

/** A number, or a part, of a list. */
function sliced(x: Weight, bounds: readonly Weight[], node: GraphNode): Weight | undefined {
  const [begin, end, stride] = bounds.map(({ values }) => values[0]);
  if (x.shape.length !== 1 || begin === undefined || end === undefined || stride !== 1) return undefined;
  if (['ellipsis_mask', 'new_axis_mask'].some((mask) => isOn(node, mask))) return undefined;
  const all = [...x.values];
  if (isOn(node, 'shrink_axis_mask')) {
    const value = all.at(begin);
    return value === undefined ? undefined : { shape: [], values: Float32Array.of(value) };
  }
  return listOf(all.slice(isOn(node, 'begin_mask') ? 0 : begin, isOn(node, 'end_mask') ? undefined : end));
}

/** Two constants value by value, sides of one repeated. */
function elementwise(f: (a: number, b: number) => number): Fold {
  return ([a, b], { name }) => {
    if (!a || !b) return undefined;
    const rank = Math.max(a.shape.length, b.shape.length);
    const [left, right] = [a, b].map(({ shape }) => [...new Array<number>(rank - shape.length).fill(1), ...shape]);
    const shape = left!.map((side, i) => Math.max(side, right![i]!));
    if ([left, right].some((sides) => sides!.some((side, i) => side !== 1 && side !== shape[i]))) return undefined;
    const count = productOf(shape);
    if (count > maximumValues) throw tooDemanding('constant-too-large', { node: name, values: count });
    const [atLeft, atRight] = [placesIn(left!, shape), placesIn(right!, shape)];
    return {
      shape,
      values: Float32Array.from({ length: count }, (_, i) => f(a.values[atLeft(i)]!, b.values[atRight(i)]!)),
    };
  };
}

/** Where value i of the whole shape comes from in one whose sides of one are repeated. */
function placesIn(sides: readonly number[], whole: readonly number[]): (i: number) => number {
  if (productOf(sides) === productOf(whole)) return (i) => i;
  return (i) => {
    let [rest, place, step] = [i, 0, 1];
    for (let axis = whole.length - 1; axis >= 0; axis--) {
      const index = rest % whole[axis]!;
      rest = (rest - index) / whole[axis]!;
      if (sides[axis] !== 1) place += index * step;
      step *= sides[axis]!;
    }
    return place;
  };
}

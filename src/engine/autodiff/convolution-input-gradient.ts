import { concat, reshape, slice, zeros, type Tensor4D } from '@tensorflow/tfjs-core';
import { explicitPadding, type Axis, type Geometry } from './convolution-geometry';
import type { ConvolutionKind } from './convolution-kind';
import { phasesOf, type Phase } from './phases';
import { tapsOf } from './turned-filter';

/**
 * dS/dx of y = conv2d(x, filter), or of its depthwise kind, given dy = dS/dy [B, oh, ow, out]: [B, H, W, in], itself made
 * of convolutions of that kind.
 *
 * Stride 1: one convolution of dy with the filter turned round and its channels swapped. Stride s: one short convolution
 * for each of the s x s phases of the pixels (see `Phase`), interleaved by concatenation; as many multiply-adds as the
 * forward pass. Differentiable again, in dy and in the filter.
 *
 * `derived` holds what an earlier call of `derivedFilters` made of this filter, which must have stood still since.
 */
export function convolutionInputGradient(
  kind: ConvolutionKind,
  dy: Tensor4D,
  filter: Tensor4D,
  geometry: Geometry,
  derived: ReadonlyMap<string, Tensor4D> = derivedFilters(kind, filter, geometry),
): Tensor4D {
  const { rows, columns } = geometry;
  if (rows.stride === 1 && columns.stride === 1) {
    const around = explicitPaddingOf(dy, paddingOfUnitStride(rows), paddingOfUnitStride(columns));
    const dilations: [number, number] = [rows.dilation, columns.dilation];
    return kind.carryBack(around.dy, held(derived, 'turned'), around.padding, dilations);
  }
  const ranks = phasesOf(rows).map((row) =>
    interleaveColumns(
      phasesOf(columns).map((column) => phaseGradient(kind, dy, filter.shape[2], derived, row, column)),
    ),
  );
  return crop(interleaveRows(ranks), rows.input, columns.input);
}

/** Everything `convolutionInputGradient` derives from a filter, by name. */
export function derivedFilters(
  kind: ConvolutionKind,
  filter: Tensor4D,
  { rows, columns }: Geometry,
): Map<string, Tensor4D> {
  const around = kind.turned(filter);
  if (rows.stride === 1 && columns.stride === 1) return new Map([['turned', around]]);
  const all = new Map<string, Tensor4D>();
  for (const row of phasesOf(rows))
    for (const column of phasesOf(columns))
      if (row.taps > 0 && column.taps > 0)
        all.set(phaseKey(row, column), tapsOf(around, row, column, [rows.stride, columns.stride]));
  return all;
}

function phaseKey(row: Phase, column: Phase): string {
  return `phase ${row.start}+${row.taps} ${column.start}+${column.taps}`;
}

function paddingOfUnitStride(axis: Axis): readonly [number, number] {
  const reach = axis.dilation * (axis.taps - 1);
  const before = reach - axis.before;
  return [before, axis.input + reach - before - axis.output];
}

function held(derived: ReadonlyMap<string, Tensor4D>, key: string): Tensor4D {
  const filter = derived.get(key);
  if (!filter) throw new Error(`The filters held were derived for another picture size: there is no ${key}`);
  return filter;
}

function phaseGradient(
  kind: ConvolutionKind,
  dy: Tensor4D,
  channels: number,
  derived: ReadonlyMap<string, Tensor4D>,
  row: Phase,
  column: Phase,
): Tensor4D {
  if (row.taps === 0 || column.taps === 0) return zeros([dy.shape[0], row.pixels, column.pixels, channels]);
  const around = explicitPaddingOf(dy, row.padding, column.padding);
  return kind.carryBack(around.dy, held(derived, phaseKey(row, column)), around.padding, [1, 1]);
}

/** Negative padding cuts pixels off dy; the rest is left to the convolution. */
function explicitPaddingOf(dy: Tensor4D, rows: readonly [number, number], columns: readonly [number, number]) {
  const cut = (side: number) => Math.max(0, -side);
  const grow = ([before, after]: readonly [number, number]): [number, number] => [
    Math.max(0, before),
    Math.max(0, after),
  ];
  const height = dy.shape[1] - cut(rows[0]) - cut(rows[1]);
  const width = dy.shape[2] - cut(columns[0]) - cut(columns[1]);
  const whole = height === dy.shape[1] && width === dy.shape[2];
  return {
    dy: whole ? dy : slice(dy, [0, cut(rows[0]), cut(columns[0]), 0], [-1, height, width, -1]),
    padding: explicitPadding(grow(rows), grow(columns)),
  };
}

/** s pictures [B, h, w, C], one a column phase, as [B, h, w s, C]. */
function interleaveColumns(phases: Tensor4D[]): Tensor4D {
  const [batch, height, width, channels] = phases[0]!.shape;
  return reshape(concat(phases, 3), [batch, height, width * phases.length, channels]);
}

/** s pictures [B, h, w, C], one a row phase, as [B, h s, w, C]. */
function interleaveRows(phases: Tensor4D[]): Tensor4D {
  const [batch, height, width, channels] = phases[0]!.shape;
  return reshape(concat(phases, 2), [batch, height * phases.length, width, channels]);
}

function crop(picture: Tensor4D, height: number, width: number): Tensor4D {
  if (picture.shape[1] === height && picture.shape[2] === width) return picture;
  return slice(picture, [0, 0, 0, 0], [-1, height, width, -1]);
}

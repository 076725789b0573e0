import type { Axis, Geometry } from '../autodiff/convolution-geometry';

interface Shapes {
  readonly batch: number;
  readonly channels: number;
  readonly filters: number;
  readonly geometry: Geometry;
}

/** Everything a product x[a] w[b] that goes into y[c] needs: the three indices. */
type Visit = (x: number, w: number, y: number) => void;

/** y = conv2d(x, w) by its definition in float64; the oracle of the tests. */
export function referenceConvolution(x: ArrayLike<number>, w: ArrayLike<number>, shapes: Shapes): Float64Array {
  const y = new Float64Array(outputs(shapes));
  visit(shapes, (a, b, c) => (y[c]! += x[a]! * w[b]!));
  return y;
}

/** dS/dx for dS/dy = dy, by the definition of y. */
export function referenceInputGradient(dy: ArrayLike<number>, w: ArrayLike<number>, shapes: Shapes): Float64Array {
  const { rows, columns } = shapes.geometry;
  const dx = new Float64Array(shapes.batch * rows.input * columns.input * shapes.channels);
  visit(shapes, (a, b, c) => (dx[a]! += dy[c]! * w[b]!));
  return dx;
}

/** dS/dw for dS/dy = dy, by the definition of y. */
export function referenceFilterGradient(x: ArrayLike<number>, dy: ArrayLike<number>, shapes: Shapes): Float64Array {
  const { rows, columns } = shapes.geometry;
  const dw = new Float64Array(rows.taps * columns.taps * shapes.channels * shapes.filters);
  visit(shapes, (a, b, c) => (dw[b]! += dy[c]! * x[a]!));
  return dw;
}

function outputs({ batch, filters, geometry }: Shapes): number {
  return batch * geometry.rows.output * geometry.columns.output * filters;
}

function visit({ batch, channels, filters, geometry: { rows, columns } }: Shapes, each: Visit): void {
  for (let b = 0; b < batch; b++)
    for (const [row, down, tapDown] of meetings(rows))
      for (const [column, across, tapAcross] of meetings(columns))
        for (let i = 0; i < channels; i++)
          for (let o = 0; o < filters; o++)
            each(
              ((b * rows.input + down) * columns.input + across) * channels + i,
              ((tapDown * columns.taps + tapAcross) * channels + i) * filters + o,
              ((b * rows.output + row) * columns.output + column) * filters + o,
            );
}

/** [output, input, tap] of every meeting of filter and picture along one axis. */
function meetings(axis: Axis): [number, number, number][] {
  const found: [number, number, number][] = [];
  for (let output = 0; output < axis.output; output++)
    for (let tap = 0; tap < axis.taps; tap++) {
      const input = output * axis.stride + tap * axis.dilation - axis.before;
      if (input >= 0 && input < axis.input) found.push([output, input, tap]);
    }
  return found;
}

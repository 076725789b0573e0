import { backend_util } from '@tensorflow/tfjs-core';

/** One spatial axis of a convolution y[o] = sum over k of x[o stride + k dilation - before] w[k]. */
export interface Axis {
  /** Length of x along this axis. */
  readonly input: number;
  /** Length of y along this axis. */
  readonly output: number;
  /** Length of the filter along this axis. */
  readonly taps: number;
  readonly stride: number;
  readonly dilation: number;
  /** Zeros in front of x. */
  readonly before: number;
}

/** Both axes of a convolution of an NHWC picture. */
export interface Geometry {
  readonly rows: Axis;
  readonly columns: Axis;
}

/** 'same' and 'valid' as TensorFlow means them, or the zeros `[[0, 0], [top, bottom], [left, right], [0, 0]]`. */
export type Padding = 'same' | 'valid' | [[0, 0], [number, number], [number, number], [0, 0]];

/** Zeros around a picture, in the core's notation. */
export function explicitPadding(rows: readonly [number, number], columns: readonly [number, number]): Padding {
  return [
    [0, 0],
    [rows[0], rows[1]],
    [columns[0], columns[1]],
    [0, 0],
  ];
}

/** The geometry of `conv2d(x, filter, strides, padding)` for NHWC `x` and HWIO `filter`. */
export function geometryOf(
  inputShape: readonly number[],
  filterShape: readonly number[],
  strides: number | [number, number],
  padding: Padding | number,
  dilations: number | [number, number] = 1,
): Geometry {
  const [batch = 0, height = 0, width = 0, channels = 0] = inputShape;
  const [filterHeight = 0, filterWidth = 0, filterIn = 0, filterOut = 0] = filterShape;
  const info = backend_util.computeConv2DInfo(
    [batch, height, width, channels],
    [filterHeight, filterWidth, filterIn, filterOut],
    strides,
    dilations,
    padding,
  );
  return {
    rows: {
      input: info.inHeight,
      output: info.outHeight,
      taps: info.filterHeight,
      stride: info.strideHeight,
      dilation: info.dilationHeight,
      before: info.padInfo.top,
    },
    columns: {
      input: info.inWidth,
      output: info.outWidth,
      taps: info.filterWidth,
      stride: info.strideWidth,
      dilation: info.dilationWidth,
      before: info.padInfo.left,
    },
  };
}

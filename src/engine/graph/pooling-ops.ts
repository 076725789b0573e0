import { registerOp, type GraphNode } from '@tensorflow/tfjs-converter';
import { avgPool, div, ones, pad, type Tensor4D } from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { geometryOf } from '../autodiff/convolution-geometry';
import { averagePool, maxPool } from '../autodiff/pooling';
import { unsupported } from '../network/refusal';

/** Attributes of a pooling node; the first and last of four numbers are batch and channels. */
const poolingSchema = z.object({
  ksize: z.tuple([z.literal(1), z.number(), z.number(), z.literal(1)]),
  strides: z.tuple([z.literal(1), z.number(), z.number(), z.literal(1)]),
  padding: z.enum(['same', 'valid']),
});

interface Pooling {
  readonly window: [number, number];
  readonly strides: [number, number];
  readonly padding: 'same' | 'valid';
}

function poolingOf({ attrs }: GraphNode): Pooling {
  const parsed = poolingSchema.safeParse(attrs);
  if (!parsed.success) throw unsupported('it pools with settings that are not known here');
  const { ksize, strides, padding } = parsed.data;
  return { window: [ksize[1], ksize[2]], strides: [strides[1], strides[2]], padding };
}

/**
 * Means of windows, of which only pixels within the picture count, as a quotient of sums with zeros around: the core's
 * own gradient with padding is wrong.
 */
function paddedAveragePool(x: Tensor4D, { window, strides }: Pooling): Tensor4D {
  const [, height, width, channels] = x.shape;
  const { rows, columns } = geometryOf([1, height, width, 1], [...window, 1, 1], strides, 'same');
  const after = ({ output, stride, taps, input, before }: typeof rows) =>
    Math.max(0, (output - 1) * stride + taps - input - before);
  const zeros: [number, number][] = [
    [0, 0],
    [rows.before, after(rows)],
    [columns.before, after(columns)],
    [0, 0],
  ];
  const pool = (picture: Tensor4D) => averagePool(pad(picture, zeros), window, strides);
  return div(pool(x), pool(ones([1, height, width, channels])));
}

/**
 * Puts pooling with right gradients on every backend in place of the converter's; the registry is the converter's own
 * and shared by all graphs.
 */
export function registerPooling(): void {
  registerOp('MaxPool', (node) => {
    const { window, strides, padding } = poolingOf(node);
    return maxPool(node.inputs[0] as Tensor4D, window, strides, padding);
  });
  registerOp('AvgPool', (node) => {
    const pooling = poolingOf(node);
    const x = node.inputs[0] as Tensor4D;
    return pooling.padding === 'valid'
      ? avgPool(x, pooling.window, pooling.strides, 'valid')
      : paddedAveragePool(x, pooling);
  });
}

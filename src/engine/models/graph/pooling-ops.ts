import { registerOp, type GraphNode } from '@tensorflow/tfjs-converter';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { maxPool } from '../../autodiff/max-pooling';
import { averagePool } from '../../autodiff/pooling';
import { unsupported } from '../../network/refusal';

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
  if (!parsed.success) throw unsupported('unknown-pooling');
  const { ksize, strides, padding } = parsed.data;
  return { window: [ksize[1], ksize[2]], strides: [strides[1], strides[2]], padding };
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
    const { window, strides, padding } = poolingOf(node);
    return averagePool(node.inputs[0] as Tensor4D, window, strides, padding);
  });
}

import type { PixelRange } from '@/domain/model-card';
import type { Network, Weight } from '../network/network';

/** Channel by channel: what a model gets is x scale + shift, for x in [0, 1]. */
export interface PixelAffine {
  readonly scale: readonly [number, number, number];
  readonly shift: readonly [number, number, number];
}

const imagenetMean = [0.485, 0.456, 0.406] as const;
const imagenetDeviation = [0.229, 0.224, 0.225] as const;

/** How pixels in [0, 1] become what a model with that range wants. */
export const pixelAffines: Readonly<Record<PixelRange, PixelAffine>> = {
  unit: { scale: [1, 1, 1], shift: [0, 0, 0] },
  signed: { scale: [2, 2, 2], shift: [-1, -1, -1] },
  bytes: { scale: [255, 255, 255], shift: [0, 0, 0] },
  /** (x − mean) / deviation. */
  imagenet: {
    scale: [1 / imagenetDeviation[0], 1 / imagenetDeviation[1], 1 / imagenetDeviation[2]],
    shift: [
      -imagenetMean[0] / imagenetDeviation[0],
      -imagenetMean[1] / imagenetDeviation[1],
      -imagenetMean[2] / imagenetDeviation[2],
    ],
  },
};

/** The network with that affine map in front, so that its gradients are by pixels in [0, 1]. */
export function withPixels(network: Network, range: PixelRange): Network {
  if (range === 'unit') return network;
  const { input, operations } = network;
  const { scale, shift } = pixelAffines[range];
  const body = { kind: 'affine', scale: perChannel(scale), shift: perChannel(shift) } as const;
  const pixels = { name: `${input.name}/pixels`, shape: input.shape };
  const first = { name: input.name, inputs: [pixels.name], shape: input.shape, body };
  return { ...network, input: pixels, operations: [first, ...operations] };
}

function perChannel(values: readonly number[]): Weight {
  return { shape: [values.length], values: Float32Array.from(values) };
}

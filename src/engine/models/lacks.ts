import type { Lack, Lacks } from '@/domain/lacks';

/** Of a model without a layer that still is a picture. */
export const noLayers: Lack = { lack: 'no-picture-layer' };

/** Of a network in which nothing rectifies: what rules for rectifiers pass back is the gradient. */
export const noRectifier: Lack = { lack: 'no-rectifier' };

/** Of a frozen graph with an operation that a network may not hold, which the converter runs whole. */
export function frozen({ name, op }: { readonly name: string; readonly op: string }) {
  return {
    'backward-rules': { lack: 'frozen-rules', name, op },
    training: { lack: 'frozen-weights', name, op },
  } satisfies Lacks;
}

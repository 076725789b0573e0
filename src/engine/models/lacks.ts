import type { Lacks } from '@/domain/method';

/** Of a model without a layer that still is a picture. */
export const noLayers = {
  why: 'it has no layer whose activation is still a picture',
  hint: 'Choose another saliency method for this model.',
} satisfies Lacks['activations'];

import type { Lacks } from '@/domain/method';

/** Of a model without a layer that still is a picture. */
export const noLayers = {
  why: 'it has no layer whose activation is still a picture',
  hint: 'Choose another saliency method for this model.',
} satisfies Lacks['activations'];

/** Of a network in which nothing rectifies: every backward rule is the plain one. */
export const noRectifier = {
  why: 'it has no ReLU, nor anything like it, whose backward pass could be changed',
  hint: 'Choose the gradient: that is what this map would be here.',
} satisfies Lacks['backward-rules'];

/** Of a frozen graph with an operation that a network may not hold, which the converter runs whole. */
export function frozen({ name, op }: { readonly name: string; readonly op: string }) {
  const unknown = `it is a frozen graph, and its operation "${name}" (${op}) is not one of those known here`;
  return {
    'backward-rules': {
      why: `${unknown}, so that its backward pass cannot be changed`,
      hint: 'Choose another map for it, or bring the model as a Keras file or a TensorFlow.js Layers model.',
    },
    training: {
      why: `${unknown}, so that nothing in it can learn`,
      hint: 'Begin with another model, or bring this one as a Keras file or a TensorFlow.js Layers model.',
    },
  } satisfies Lacks;
}

import type { Lack } from '@/domain/lacks';

/** Why a model lacks something, as the end of a sentence, and what to do about it. */
export function lackWords(lack: Lack): { readonly why: string; readonly hint: string } {
  switch (lack.lack) {
    case 'no-picture-layer':
      return {
        why: 'it has no layer whose activation is still a picture',
        hint: 'Choose another saliency method for this model.',
      };
    case 'no-rectifier':
      return {
        why: 'it has no ReLU, nor anything like it, whose backward pass could be changed',
        hint: 'Choose the gradient: that is what this map would be here.',
      };
    case 'no-gradient':
      return {
        why: `no gradient can be taken through its operation "${lack.name}" (${lack.op})`,
        hint: 'Its predictions are right; choose an attack or a map that needs no gradient, or export the model without it.',
      };
    case 'frozen-rules':
      return {
        why: `${frozen(lack)}, so that its backward pass cannot be changed`,
        hint: 'Choose another map for it, or bring the model as a Keras file or a TensorFlow.js Layers model.',
      };
    case 'frozen-weights':
      return {
        why: `${frozen(lack)}, so that nothing in it can learn`,
        hint: 'Begin with another model, or bring this one as a Keras file or a TensorFlow.js Layers model.',
      };
    default:
      return lack satisfies never;
  }
}

function frozen({ name, op }: { readonly name: string; readonly op: string }): string {
  return `it is a frozen graph, and its operation "${name}" (${op}) is not one of those known here`;
}

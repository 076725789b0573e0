import type { ParamSchema } from '@/domain/params';
import type { SaliencyMethod } from '../method';
import { inOneStep } from '../run';
import { score, scoreGradient } from './score';

const params = {
  rule: {
    kind: 'choice',
    label: 'Rule',
    summary:
      'Guided drops what is negative of the gradient; deconvolution of what comes from above, whatever the picture.',
    default: 'guided',
    options: [
      { value: 'guided', label: 'guided' },
      { value: 'deconvolution', label: 'deconvolution' },
    ],
    advanced: true,
  },
  score,
} as const satisfies ParamSchema;

/**
 * Guided backpropagation, signed, [B, H, W, 3]: the gradient of the class score, of which every rectifier passes back only
 * what is positive; under the deconvolution rule as in Zeiler and Fergus (2014). Sharp, but hardly another when the class
 * or the last layers' weights are (Adebayo and others, 2018): a picture of what the network sees, less of why.
 */
export const guidedBackprop: SaliencyMethod<typeof params> = {
  id: 'guided-backprop',
  label: 'Guided backprop',
  summary:
    'The gradient, with everything negative dropped on its way back through the layers: sharp edges, which depend little on the class.',
  formula: "at every ReLU f: back(x) = max(0, f'(x) · back(f(x))); elsewhere as the gradient ∂z_class/∂x",
  reference: 'Springenberg, Dosovitskiy, Brox and Riedmiller, 2015, Striving for Simplicity: The All Convolutional Net',
  params,
  signed: true,
  needs: ['backward-rules'],
  cost: () => 2,
  run: ({ model, images, targets }, { rule, score }) =>
    inOneStep(() => scoreGradient(model, images, targets, score, rule)),
};

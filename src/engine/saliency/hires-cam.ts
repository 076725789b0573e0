import { mul, sum } from '@tensorflow/tfjs-core';
import { classActivationMap } from './class-activation';

/**
 * HiResCAM (Draelos and Carin, 2020): map = Σ_k ∂z_class/∂A_k ⊙ A_k, place by place, then as Grad-CAM. Before pooling and
 * an affine head its values, unresized and with both signs, sum to the logit less its bias: it shows where the score came from.
 */
export const hiResCam = classActivationMap('hirescam', (activation, gradient) =>
  sum(mul(activation, gradient), 3, true),
);

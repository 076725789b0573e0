import { mul, relu, sum } from '@tensorflow/tfjs-core';
import { classActivationMap } from './class-activation';

/**
 * LayerCAM (Jiang and others, 2021): map = Σ_k ReLU(∂z_class/∂A_k) ⊙ A_k, then as Grad-CAM: sharp on early layers too.
 */
export const layerCam = classActivationMap('layercam', (activation, gradient) =>
  sum(mul(activation, relu(gradient)), 3, true),
);

import { mean, mul, sum } from '@tensorflow/tfjs-core';
import { classActivationMap } from './class-activation';

/**
 * Grad-CAM: map = Σ_k w_k A_k with w_k = mean_ij ∂z_class/∂A_k, then ReLU, then bilinear resizing with half-pixel
 * centres (Selvaraju and others, 2017). For global average pooling and an affine head it is the class activation map divided
 * by h·w.
 */
export const gradCam = classActivationMap('gradcam', (activation, gradient) =>
  sum(mul(activation, mean(gradient, [1, 2], true)), 3, true),
);

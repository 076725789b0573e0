import { add, divNoNan, mul, relu, square, sum } from '@tensorflow/tfjs-core';
import { classActivationMap } from './class-activation';

/**
 * Grad-CAM++ (Chattopadhay and others, 2018): map = Σ_k w_k A_k with w_k = Σ_ij a_ij ReLU(g_ij), g = ∂z_class/∂A_k and
 * a = g² / (2 g² + Σ_ij A · g³), the sum over the whole layer, for the score exp(z_class), whose own factor drops out; then as
 * Grad-CAM. Where g is zero, so is a.
 */
export const gradCamPlusPlus = classActivationMap(
  'gradcam-plus-plus',
  (activation, gradient) => {
    const second = square(gradient);
    const third = mul(second, gradient);
    const alpha = divNoNan(second, add(mul(second, 2), mul(sum(activation, [1, 2], true), third)));
    return sum(mul(activation, sum(mul(alpha, relu(gradient)), [1, 2], true)), 3, true);
  },
  // Squares and cubes of the gradient are added: its unit does not come through.
  'none',
);

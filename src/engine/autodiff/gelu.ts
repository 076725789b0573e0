import { add, customGrad, erf, exp, mul, square, sub, type Tensor } from '@tensorflow/tfjs-core';
import './gradients';

/** Phi(x) = (1 + erf(x / sqrt 2)) / 2, the normal distribution; the core's erf is right to 1.5e-7. */
function normalDistribution<T extends Tensor>(x: T): T {
  return add(mul(erf(mul(x, Math.SQRT1_2)), 0.5), 0.5);
}

/** phi(x) = exp(-x^2 / 2) / sqrt(2 pi). */
function normalDensity<T extends Tensor>(x: T): T {
  return mul(exp(mul(square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
}

/** gelu'(x) = Phi(x) + x phi(x), with gelu''(x) = phi(x) (2 - x^2) as its gradient. */
const geluSlope = customGrad((input, save) => {
  const x = input as Tensor;
  (save as (tensors: Tensor[]) => void)([x]);
  return {
    value: add(normalDistribution(x), mul(x, normalDensity(x))),
    gradFunc: (dy: Tensor, [saved]: Tensor[]) => mul(dy, mul(normalDensity(saved!), sub(2, square(saved!)))),
  };
});

const geluOperation = customGrad((input, save) => {
  const x = input as Tensor;
  (save as (tensors: Tensor[]) => void)([x]);
  return {
    value: mul(x, normalDistribution(x)),
    gradFunc: (dy: Tensor, [saved]: Tensor[]) => mul(dy, geluSlope(saved!)),
  };
});

/**
 * The exact GELU, x Phi(x) (Hendrycks and Gimpel, 2016), right in first and second derivative on every backend: nothing
 * it saves is an output, so the core's tape loses no term.
 */
export function gelu<T extends Tensor>(x: T): T {
  return geluOperation(x) as T;
}

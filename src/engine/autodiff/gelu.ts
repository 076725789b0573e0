import { add, customGrad, erf, exp, mul, square, sub, type Tensor } from '@tensorflow/tfjs-core';
import { savingInput } from './saving-input';

/** Phi(x) = (1 + erf(x / sqrt 2)) / 2, the normal distribution; the core's erf is right to 1.5e-7. */
function normalDistribution<T extends Tensor>(x: T): T {
  return add(mul(erf(mul(x, Math.SQRT1_2)), 0.5), 0.5);
}

/** phi(x) = exp(-x^2 / 2) / sqrt(2 pi). */
function normalDensity<T extends Tensor>(x: T): T {
  return mul(exp(mul(square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
}

/** The core passes `save` as the last argument, and types it as one more tensor. */
type Save = (tensors: Tensor[]) => void;

/**
 * The exact GELU, x Phi(x) (Hendrycks and Gimpel, 2016), twice differentiable: gelu' = Phi(x) + x phi(x),
 * gelu'' = phi(x) (2 - x^2). Phi, phi and x are saved for the derivatives: erf and exp are what takes longest on wasm. No
 * saved tensor is recorded as made of x, and none needs to be: each derivative is written out as a function of x.
 */
export function gelu<T extends Tensor>(x: T): T {
  return valueOperation(x) as T;
}

const valueOperation = customGrad((input, save) => {
  const x = input as Tensor;
  const distribution = normalDistribution(x);
  (save as unknown as Save)([x, distribution]);
  const gradFunc = (dy: Tensor, [at, known]: Tensor[]) => mul(dy, slope(at!, known!));
  return { value: mul(x, distribution), gradFunc };
});

function slope(x: Tensor, distribution: Tensor): Tensor {
  const operation = customGrad((input, save) => {
    const at = input as Tensor;
    const density = normalDensity(at);
    (save as unknown as Save)([at, density]);
    const gradFunc = (dy: Tensor, [place, known]: Tensor[]) => mul(dy, curvature(place!, known!));
    return { value: add(distribution, mul(at, density)), gradFunc };
  });
  return operation(x);
}

function curvature(x: Tensor, density: Tensor): Tensor {
  return savingInput(
    (at: Tensor) => mul(density, sub(2, square(at))),
    () => {
      throw new Error('Activations are differentiated twice, not three times');
    },
  )(x);
}

import {
  add,
  customGrad,
  engine,
  erf,
  exp,
  getBackend,
  getKernel,
  mul,
  registerGradient,
  square,
  sub,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { Gelu, GeluGrad, GeluGradGrad } from '../backends/gelu-kernels';
import './gradients';
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
 * gelu'' = phi(x) (2 - x^2). By kernels of its own where the backend has them, and of the core's operations elsewhere.
 */
export function gelu<T extends Tensor>(x: T): T {
  const known = getKernel(Gelu, getBackend()) as object | undefined;
  return known ? engine().runKernel<T>(Gelu, { x }) : (valueOperation(x) as T);
}

registerGradient({
  kernelName: Gelu,
  inputsToSave: ['x'],
  gradFunc: (dy, [x]) => ({ x: () => geluGrad(x!, dy as Tensor) }),
});

// The kernel of its derivative by x has no gradient: a third derivative throws.
registerGradient({
  kernelName: GeluGrad,
  inputsToSave: ['x', 'dy'],
  gradFunc: (ddx, [x, dy]) => ({
    x: () => engine().runKernel<Tensor>(GeluGradGrad, { x: x!, dy: dy!, ddx: ddx as Tensor }),
    dy: () => geluGrad(x!, ddx as Tensor),
  }),
});

function geluGrad(x: Tensor, dy: Tensor): Tensor {
  return engine().runKernel(GeluGrad, { x, dy });
}

/**
 * The same of the core's operations. Phi, phi and x are saved for the derivatives: erf and exp are what takes longest. No
 * saved tensor is recorded as made of x, and none needs to be: each derivative is written out as a function of x.
 */
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

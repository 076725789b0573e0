import { mul, type Tensor } from '@tensorflow/tfjs-core';
import { linearMap } from './linear-map';
import { savingInput } from './saving-input';

/** A function of every element by itself. */
export type Elementwise = <T extends Tensor>(x: T) => T;

/**
 * y = f(x), twice differentiable: `slope` is f' and `curvature` f''. None of the three is recorded while it computes, so
 * they may use operations of the core that save their output, through which the core's tape loses terms of a second
 * derivative. A third derivative throws.
 */
export function smooth(value: Elementwise, slope: Elementwise, curvature: Elementwise): Elementwise {
  const curvatureOperation = operation(curvature, () => {
    throw new Error('Activations are differentiated twice, not three times');
  });
  const slopeOperation = operation(slope, (x, dy) => mul(dy, curvatureOperation(x)));
  return operation(value, (x, dy) => mul(dy, slopeOperation(x)));
}

/** y = f(x), linear piece by piece: `slope` is f', and f'' is zero wherever there is one, so that nothing computes it. */
export function kinked(value: Elementwise, slope: Elementwise): Elementwise {
  return operation(value, (x, dy) => {
    const scaled = (t: Tensor) => mul(t, slope(x));
    return linearMap(scaled, scaled)(dy);
  });
}

function operation(value: Elementwise, gradient: (x: Tensor, dy: Tensor) => Tensor): Elementwise {
  const made = savingInput<Tensor, Tensor>(value, gradient);
  return <T extends Tensor>(x: T) => made(x) as T;
}

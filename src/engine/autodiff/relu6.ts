import { customGrad, mul, relu6 as coreRelu6, step, sub, type Tensor } from '@tensorflow/tfjs-core';
import './gradients';

const operation = customGrad((input, save) => {
  const x = input as Tensor;
  (save as (tensors: Tensor[]) => void)([x]);
  return {
    value: coreRelu6(x),
    gradFunc: (dy: Tensor, [saved]: Tensor[]) => mul(dy, step(mul(saved!, sub(6, saved!)))),
  };
});

/**
 * min(max(x, 0), 6), with slope 1 where 0 < x < 6 and 0 elsewhere: at 6 too, where the core says 1 and PyTorch 0 (and a
 * saturated pixel of a picture often is). Its second derivative is zero.
 */
export function relu6<T extends Tensor>(x: T): T {
  return operation(x) as T;
}

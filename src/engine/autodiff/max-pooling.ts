import {
  add,
  cast,
  engine,
  gather,
  getBackend,
  maxPool as coreMaxPool,
  MaxPoolGrad,
  maxPoolWithArgmax,
  min,
  reshape,
  sub,
  type Rank,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { windowPooling, type Pooling, type WindowPooling } from './window-pooling';

/** Maxima of windows; of equal maxima one takes the gradient. */
export const maxPool: WindowPooling = windowPooling({
  value: maxima,
  spread: scatterToMaxima,
  collect: gatherAtMaxima,
});

function maxima(x: Tensor4D, { filterSize, strides, pad }: Pooling): Tensor4D {
  return coreMaxPool(x, filterSize, strides, pad);
}

/** Every value of dy at the place its window's maximum has in x; zero elsewhere. */
function scatterToMaxima(dy: Tensor4D, x: Tensor4D, pooling: Pooling): Tensor4D {
  const input = lifted(x);
  return engine().runKernel<Tensor4D>(MaxPoolGrad, { dy, input, output: maxima(input, pooling) }, { ...pooling });
}

/** The values of t at those places: the adjoint of `scatterToMaxima`. */
function gatherAtMaxima(t: Tensor4D, x: Tensor4D, { filterSize, strides, pad }: Pooling): Tensor4D {
  const { result, indexes } = maxPoolWithArgmax(lifted(x), filterSize, strides, pad, true) as unknown as Argmax;
  const places = cast(reshape<Rank.R1>(indexes, [-1]), 'int32');
  return reshape(gather(reshape<Rank.R1>(t, [-1]), places), result.shape);
}

/** What the core's `maxPoolWithArgmax` returns, which it types as any tensors by any name. */
interface Argmax {
  readonly result: Tensor4D;
  readonly indexes: Tensor4D;
}

/** On wasm the picture lifted above zero: that backend's kernels start their search for the maximum at zero. */
function lifted(x: Tensor4D): Tensor4D {
  return getBackend() === 'wasm' ? add(x, sub(1, min(x))) : x;
}

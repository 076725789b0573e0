import {
  cast,
  engine,
  gather,
  maxPool as coreMaxPool,
  MaxPoolGrad,
  MaxPoolWithArgmax,
  pad as padWithZeros,
  reshape,
  reverse,
  slice,
  type Rank,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { backendFacts } from '../backends/facts';
import { explicitPadding, geometryOf, type Axis, type Padding } from './convolution-geometry';
import { windowPooling, type Pooling, type WindowPooling } from './window-pooling';

/**
 * Maxima of windows; of equal maxima the first in reading order takes the gradient, on every backend and as in PyTorch.
 * Where a backend's kernels take the last they are given the picture turned round.
 */
export const maxPool: WindowPooling = windowPooling({
  value: maxima,
  spread: (dy, x, pooling) => {
    if (backendFacts().maximumOfEquals === 'first') return scatterToMaxima(dy, x, pooling);
    const turned = turnedRound(x, pooling);
    return turned.back(scatterToMaxima(turnRound(dy), turned.picture, turned.pooling));
  },
  collect: (t, x, pooling) => {
    if (backendFacts().maximumOfEquals === 'first') return gatherAtMaxima(t, x, pooling);
    const turned = turnedRound(x, pooling);
    return turnRound(gatherAtMaxima(turnedRound(t, pooling).picture, turned.picture, turned.pooling));
  },
});

/** A pooling whose padding may be given side by side. */
interface PaddedPooling extends Omit<Pooling, 'pad'> {
  readonly pad: Padding;
}

function maxima(x: Tensor4D, { filterSize, strides, pad }: Pooling): Tensor4D {
  return coreMaxPool(x, filterSize, strides, pad);
}

/** Every value of dy at the place its window's maximum has in x; zero elsewhere. */
function scatterToMaxima(dy: Tensor4D, x: Tensor4D, pooling: PaddedPooling): Tensor4D {
  // No backend looks at `output`; the core asks for one of its shape.
  return engine().runKernel<Tensor4D>(MaxPoolGrad, { dy, input: x, output: dy }, { ...pooling });
}

/** The values of t at those places: the adjoint of `scatterToMaxima`. */
function gatherAtMaxima(t: Tensor4D, x: Tensor4D, pooling: PaddedPooling): Tensor4D {
  const found = engine().runKernel<Tensor4D[]>(MaxPoolWithArgmax, { x }, { ...pooling, includeBatchInIndex: true });
  const indexes = found[1]!;
  const places = cast(reshape<Rank.R1>(indexes, [-1]), 'int32');
  return reshape(gather(reshape<Rank.R1>(t, [-1]), places), indexes.shape);
}

function turnRound(picture: Tensor4D): Tensor4D {
  return reverse(picture, [1, 2]);
}

/** What the windows see of a picture, turned round; the pooling that has the same windows there; and the way back. */
function turnedRound(x: Tensor4D, { filterSize, strides, pad }: Pooling) {
  const [batch, height, width, channels] = x.shape;
  const { rows, columns } = geometryOf([1, height, width, 1], [...filterSize, 1, 1], strides, pad);
  const [down, across] = [seen(rows), seen(columns)];
  const pooling: PaddedPooling = {
    filterSize,
    strides,
    pad: explicitPadding([down.after, rows.before], [across.after, columns.before]),
  };
  return {
    picture: turnRound(slice(x, [0, 0, 0, 0], [batch, down.length, across.length, channels])),
    pooling,
    back: (picture: Tensor4D): Tensor4D =>
      padWithZeros(turnRound(picture), [
        [0, 0],
        [0, height - down.length],
        [0, width - across.length],
        [0, 0],
      ]),
  };
}

/** How much of an axis the windows reach, and by how much they reach beyond it. */
function seen({ input, output, taps, stride, before }: Axis): { readonly length: number; readonly after: number } {
  const end = (output - 1) * stride + taps - before;
  return { length: Math.min(input, end), after: Math.max(0, end - input) };
}

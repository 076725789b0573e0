import {
  avgPool,
  AvgPoolGrad,
  engine,
  mean,
  mul,
  reshape,
  tensor,
  tile,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { geometryOf, type Axis } from './convolution-geometry';
import './gradients';
import { linearMap } from './linear-map';
import { windowPooling, type Pooling, type WindowPooling } from './window-pooling';

/** Mean over height and width: [B, H, W, C] -> [B, C]. */
export function globalAveragePool(x: Tensor4D): Tensor2D {
  const [batch, height, width, channels] = x.shape;
  return linearMap<Tensor4D, Tensor2D>(
    (picture) => mean(picture, [1, 2]),
    (dy) => tile(reshape(mul(dy, 1 / (height * width)), [batch, 1, 1, channels]), [1, height, width, 1]),
  )(x);
}

/** Means of windows, of which only pixels within the picture count. */
export const averagePool: WindowPooling = windowPooling({
  value: means,
  spread,
  collect: (t, _, pooling) => means(t, pooling),
});

function means(x: Tensor4D, { filterSize, strides, pad }: Pooling): Tensor4D {
  return avgPool(x, filterSize, strides, pad);
}

/**
 * The adjoint of `means` for a picture like `x`. The kernel divides by all pixels of a window, the mean by those within
 * the picture.
 */
function spread(dy: Tensor4D, x: Tensor4D, pooling: Pooling): Tensor4D {
  const shares = pooling.pad === 'valid' ? dy : mul(dy, windowShares(x.shape, pooling));
  return engine().runKernel<Tensor4D>(AvgPoolGrad, { dy: shares, input: x }, { ...pooling });
}

/** [1, oh, ow, 1]: pixels of a whole window by those of each window that are within the picture. */
function windowShares([, height, width]: Tensor4D['shape'], { filterSize, strides, pad }: Pooling): Tensor4D {
  const { rows, columns } = geometryOf([1, height, width, 1], [...filterSize, 1, 1], strides, pad);
  const down = sharesAlong(rows);
  const across = sharesAlong(columns);
  return tensor(
    down.flatMap((row) => across.map((column) => row * column)),
    [1, rows.output, columns.output, 1],
  );
}

function sharesAlong({ input, output, taps, stride, before }: Axis): number[] {
  return Array.from({ length: output }, (_, i) => {
    const start = i * stride - before;
    return taps / (Math.min(start + taps, input) - Math.max(start, 0));
  });
}

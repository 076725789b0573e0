import {
  add,
  concat,
  keep,
  matMul,
  mul,
  pad,
  reshape,
  reverse,
  tensor,
  tidy,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { activate } from '../autodiff/activations';
import type { BackwardRule } from '../autodiff/backward-rules';
import { frozenConvolution } from '../autodiff/convolution';
import { dilated } from '../autodiff/dilation';
import { frozenDepthwiseConvolution } from '../autodiff/depthwise-convolution';
import { maxPool } from '../autodiff/max-pooling';
import { averagePool, globalAveragePool } from '../autodiff/pooling';
import type { Body, Shape, Weight } from './network';

/** An operation with its weights on the backend in use. */
export interface Prepared {
  /** Inputs and result carry the batch in front. The rule says how activations are gone back through: plainly, unless said. */
  apply(inputs: readonly Tensor[], rule?: BackwardRule): Tensor;
  dispose(): void;
}

/** Uploads an operation's weights, which stand still from now on (see `frozenConvolution`). */
export function prepare(body: Body, inputShape: Shape): Prepared {
  switch (body.kind) {
    case 'affine': {
      const scale = upload(body.scale);
      const shift = upload(body.shift);
      return ready([scale, shift], (x) => add(mul(x, scale), shift));
    }
    case 'convolution':
    case 'depthwiseConvolution':
      return prepareConvolution(body, inputShape);
    case 'dense': {
      const matrix = upload(body.matrix) as Tensor2D;
      const bias = body.bias && upload(body.bias);
      const apply = (x: Tensor) => matMul(x as Tensor2D, matrix);
      return bias ? ready([matrix, bias], (x) => add(apply(x), bias)) : ready([matrix], apply);
    }
    case 'activation':
      return ready([], (x, rule) => activate(body.function, x, body.alpha, rule));
    case 'add':
    case 'multiply': {
      const join = body.kind === 'add' ? add : mul;
      return { apply: (inputs) => ranked(inputs).reduce((before, x) => join(before, x)), dispose: () => undefined };
    }
    case 'reverse':
      return ready([], (x) => reverse(x, -1));
    case 'zeroPadding':
      return ready([], (x) => pad(x, [[0, 0], [...body.rows], [...body.columns], [0, 0]]));
    case 'averagePooling':
      return ready([], (x) => averagePool(x as Tensor4D, body.window, body.strides, body.padding));
    case 'maxPooling':
      return ready([], (x) => maxPool(x as Tensor4D, body.window, body.strides, body.padding));
    case 'globalAveragePooling':
      return ready([], (x) => globalAveragePool(x as Tensor4D));
    case 'reshape':
      return ready([], (x) => reshape(x, [x.shape[0], ...body.shape]));
    case 'concatenate':
      return { apply: (inputs) => concat([...inputs], -1), dispose: () => undefined };
    default:
      return body satisfies never;
  }
}

function prepareConvolution(
  body: Extract<Body, { kind: 'convolution' | 'depthwiseConvolution' }>,
  inputShape: Shape,
): Prepared {
  const [height = 0, width = 0, channels = 0] = inputShape;
  const filter = tidy(() => keep(dilated(valuesOf(body.filter) as Tensor4D, body.dilation ?? [1, 1])));
  const bias = body.bias && (upload(body.bias) as Tensor1D);
  const frozen = body.kind === 'convolution' ? frozenConvolution : frozenDepthwiseConvolution;
  const convolution = frozen(filter, [height, width, channels], body, bias);
  return {
    apply: ([x]) => convolution.apply(x as Tensor4D),
    dispose() {
      convolution.dispose();
      filter.dispose();
      bias?.dispose();
    },
  };
}

/** Of one rank, ones put in behind the batch. */
function ranked(inputs: readonly Tensor[]): Tensor[] {
  const rank = Math.max(...inputs.map((x) => x.rank));
  const ones = (x: Tensor) => new Array<number>(rank - x.rank).fill(1);
  return inputs.map((x) => (x.rank === rank ? x : reshape(x, [x.shape[0], ...ones(x), ...x.shape.slice(1)])));
}

function ready(owned: readonly Tensor[], apply: (x: Tensor, rule?: BackwardRule) => Tensor): Prepared {
  return {
    apply: ([x], rule) => apply(x as Tensor, rule),
    dispose: () => owned.forEach((weight) => weight.dispose()),
  };
}

/** Kept, so that it outlives whatever tidy the caller is in. */
function upload(weight: Weight): Tensor {
  return keep(valuesOf(weight));
}

function valuesOf({ values, shape }: Weight): Tensor {
  return tensor(values, [...shape]);
}

import { add, concat, matMul, mul, pad, reshape, reverse } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { activate } from '../autodiff/activations';
import type { ActivationRule, BackwardRule } from '../autodiff/backward-rules';
import { convolution } from '../autodiff/convolution';
import { depthwise, ordinary, type ConvolutionKind } from '../autodiff/convolution-kind';
import { dilated } from '../autodiff/dilation';
import { maxPool } from '../autodiff/max-pooling';
import { averagePool, globalAveragePool } from '../autodiff/pooling';
import type { Body } from './network';
import { relevant } from './relevance';

/**
 * The result of an operation of that kind, given its inputs and its weights (in the order of `weightsOf`), batch in front.
 * The rule says how activations are gone back through.
 */
type Compute<K extends Body['kind']> = (
  body: Extract<Body, { kind: K }>,
  inputs: readonly Tensor[],
  weights: readonly Tensor[],
  rule?: ActivationRule,
) => Tensor;

/** Convolutions by what the network calls them. */
export const convolutionKinds = { convolution: ordinary, depthwiseConvolution: depthwise } as const satisfies Partial<
  Record<Body['kind'], ConvolutionKind>
>;

function convolved(
  body: Extract<Body, { kind: keyof typeof convolutionKinds }>,
  [x]: readonly Tensor[],
  [filter, bias]: readonly Tensor[],
): Tensor {
  const whole = dilated(filter as Tensor4D, body.dilation ?? [1, 1]);
  return convolution(convolutionKinds[body.kind], x as Tensor4D, whole, body, bias as Tensor1D | undefined);
}

/** Every operation there is. Each differentiates twice, in its inputs and in its weights. */
const operations: { readonly [K in Body['kind']]: Compute<K> } = {
  affine: (_, [x], [scale, shift]) => add(mul(x!, scale!), shift!),
  convolution: convolved,
  depthwiseConvolution: convolved,
  dense(_, [x], [matrix, bias]) {
    const product = matMul(x as Tensor2D, matrix as Tensor2D);
    return bias ? add(product, bias) : product;
  },
  activation: (body, [x], _, rule) => activate(body.function, x!, body.alpha, rule),
  add: (_, inputs) => ranked(inputs).reduce((before, x) => add(before, x)),
  multiply: (_, inputs) => ranked(inputs).reduce((before, x) => mul(before, x)),
  reverse: (_, [x]) => reverse(x!, -1),
  zeroPadding: ({ rows, columns }, [x]) => pad(x!, [[0, 0], [...rows], [...columns], [0, 0]]),
  averagePooling: ({ window, strides, padding }, [x]) => averagePool(x as Tensor4D, window, strides, padding),
  maxPooling: ({ window, strides, padding }, [x]) => maxPool(x as Tensor4D, window, strides, padding),
  globalAveragePooling: (_, [x]) => globalAveragePool(x as Tensor4D),
  reshape: ({ shape }, [x]) => reshape(x!, [x!.shape[0], ...shape]),
  concatenate: (_, inputs) => concat([...inputs], -1),
};

/** The result of an operation, which under a rule goes back what the rule says; see `Compute`. */
export function compute(
  body: Body,
  inputs: readonly Tensor[],
  weights: readonly Tensor[],
  rule?: BackwardRule,
): Tensor {
  const operation = operations[body.kind] as Compute<Body['kind']>;
  if (typeof rule !== 'object') return operation(body, inputs, weights, rule);
  return relevant(body, inputs, weights, rule, (values, by) => operation(body, values, by));
}

/** Of one rank, ones put in behind the batch. */
function ranked(inputs: readonly Tensor[]): Tensor[] {
  const rank = Math.max(...inputs.map((x) => x.rank));
  const ones = (x: Tensor) => new Array<number>(rank - x.rank).fill(1);
  return inputs.map((x) => (x.rank === rank ? x : reshape(x, [x.shape[0], ...ones(x), ...x.shape.slice(1)])));
}

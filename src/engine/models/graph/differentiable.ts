import { clone, customGrad, type Tensor } from '@tensorflow/tfjs-core';
import { LimelightError } from '@/domain/errors';
import type { Lack } from '@/domain/lacks';
import type { Graph, PathNode } from './read-graph';

/**
 * Graph operations whose gradient by their input is there and right. What is missing here either has no gradient in
 * TensorFlow.js (StridedSlice, GatherNd, Einsum, TopK, DepthToSpace …) or a wrong one (MirrorPad, SquaredDifference).
 */
const differentiable = new Set(
  `Identity IdentityN Snapshot StopGradient Reshape Squeeze ExpandDims Transpose ConcatV2 Split SplitV Pack Unpack Slice Pad PadV2
  Add AddV2 AddN BiasAdd Sub Mul RealDiv Div Maximum Minimum Pow Neg Abs Square Sqrt Rsqrt Reciprocal Exp Expm1 Log Log1p
  Relu Relu6 LeakyRelu Prelu Elu Selu Sigmoid Tanh Softplus Erf ClipByValue Softmax LogSoftmax Mean Sum Max Min
  MatMul BatchMatMul BatchMatMulV2 Conv2D DepthwiseConv2dNative Conv2DBackpropInput MaxPool AvgPool LRN
  FusedBatchNorm FusedBatchNormV2 FusedBatchNormV3 Cast Select SelectV2 GatherV2 SpaceToBatchND BatchToSpaceND
  ResizeBilinear ResizeNearestNeighbor`.split(/\s+/),
);

/** Operations whose gradient is wrong where they place pixels by their centres. */
const resizing = new Set(['ResizeBilinear', 'ResizeNearestNeighbor']);

/**
 * Nodes between the picture (or the result of the node `after`) and the logits through which no right gradient flows,
 * in the order in which they are met.
 */
export function obstaclesOf({ path }: Graph, after?: string): PathNode[] {
  // A shape is a constant to the gradient, and what is made of it alone needs none.
  const constant = new Set<string>();
  const found = path.filter(({ name, op, inputs, node }) => {
    if (op === 'Shape' || inputs.every((input) => constant.has(input))) {
      constant.add(name);
      return false;
    }
    return !differentiable.has(op) || (resizing.has(op) && node.attr['half_pixel_centers']?.['b'] === true);
  });
  if (after === undefined) return found;
  const start = path.findIndex(({ name }) => name === after);
  return found.filter((node) => path.indexOf(node) > start);
}

/** What a gradient that is stopped by an obstacle means for methods. */
export function noGradient({ name, op }: PathNode): Lack {
  return { lack: 'no-gradient', name, op };
}

type OneToOne = (x: Tensor) => Tensor;

/** The same function, whose gradient is refused by the name of the operation that has none: `method-unsupported`. */
export function guardAgainst([obstacle]: readonly PathNode[], f: OneToOne): OneToOne {
  if (!obstacle) return f;
  const refuse = (): never => {
    throw new LimelightError('method-unsupported', 'no-gradient', { lack: noGradient(obstacle) });
  };
  return customGrad((x) => ({ value: f(clone(x as Tensor)), gradFunc: refuse }));
}

import type { Body, Weight } from './network';

/** Names of the weights that an operation may have. */
export type WeightRole = 'filter' | 'matrix' | 'bias' | 'scale' | 'shift';

/** The weights of an operation by name, in the order in which `withWeights` takes them. */
export function weightsOf(body: Body): readonly (readonly [WeightRole, Weight])[] {
  switch (body.kind) {
    case 'affine':
      return [
        ['scale', body.scale],
        ['shift', body.shift],
      ];
    case 'convolution':
    case 'depthwiseConvolution':
      return [['filter', body.filter], ...(body.bias ? [['bias', body.bias] as const] : [])];
    case 'dense':
      return [['matrix', body.matrix], ...(body.bias ? [['bias', body.bias] as const] : [])];
    default:
      return [];
  }
}

/** The same operation with other weights of the same shapes, as many and in the same order as `weightsOf` gives them. */
export function withWeights(body: Body, values: readonly Float32Array<ArrayBuffer>[]): Body {
  const replaced = weightsOf(body).map(([role, { shape }], i): Weight => {
    const replacement = values[i];
    const size = shape.reduce((product, length) => product * length, 1);
    if (replacement?.length !== size)
      throw new Error(`The ${role} has ${size} values, and ${replacement?.length ?? 0} are given`);
    return { shape, values: replacement };
  });
  const [first, second] = replaced;
  if (!first) return body;
  switch (body.kind) {
    case 'affine':
      return { ...body, scale: first, shift: second! };
    case 'convolution':
    case 'depthwiseConvolution':
      return { ...body, filter: first, ...(second && { bias: second }) };
    case 'dense':
      return { ...body, matrix: first, ...(second && { bias: second }) };
    default:
      return body;
  }
}

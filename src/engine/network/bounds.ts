import { filterSize, type Operation } from './network';
import { tooDemanding, unsupported } from './refusal';

/**
 * The longest step between two convolution windows. An input gradient by convolutions falls apart into stride × stride
 * phases; vision transformers, which take the longest steps there are, take 32 pixels.
 */
export const maximumStride = 64;

/**
 * Bytes of all results for one picture. They are held together until the run that made them ends, and WebAssembly has
 * 4 GB at most for several pictures and their gradients.
 */
export const maximumActivationBytes = 1e9;

/** Multiply-adds and comparisons of one forward pass of one picture: minutes, on WebAssembly. */
export const maximumWork = 1e11;

/** Passes on one operation after another, as long as a page can run them all. */
export type Bounds = (operation: Operation) => Operation;

/**
 * The bounds of one network, read off its description before anything of that size is allocated. They throw
 * `model-unsupported` for a stride, and `model-too-large` for results or work beyond the limits, naming the operation.
 */
export function networkBounds(): Bounds {
  let bytes = 0;
  let work = 0;
  return (operation) => {
    const { name, shape, body } = operation;
    if ('filter' in body && body.strides.some((stride) => stride > maximumStride))
      throw unsupported('stride-too-large', { name, strides: body.strides, most: maximumStride });
    // Normalisations are folded into what they follow, and a reshape copies nothing.
    if (body.kind !== 'affine' && body.kind !== 'reshape') bytes += 4 * elementsOf(shape);
    if ('filter' in body && body.dilation) bytes += 4 * filterSize(body);
    work += workOf(operation);
    if (Math.max(bytes, 4 * elementsOf(shape)) > maximumActivationBytes)
      throw tooDemanding('results-too-large', { operation: name, shape, mostBytes: maximumActivationBytes });
    if (work > maximumWork) throw tooDemanding('too-much-work', { operation: name, most: maximumWork });
    return operation;
  };
}

function workOf({ shape, body }: Operation): number {
  if ('filter' in body) return filterSize(body) * elementsOf(shape.slice(0, 2));
  if ('matrix' in body) return body.matrix.values.length;
  return 'window' in body ? elementsOf(body.window) * elementsOf(shape) : 0;
}

function elementsOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

import type { ScoreKind } from '@/domain/model-card';
import type { ActivationName } from '../autodiff/activations';
import type { ConvolutionSpec } from '../autodiff/convolution';
import { dilatedSide, type Dilation } from '../autodiff/dilation';

/** A weight on the host: float32, row by row. */
export interface Weight {
  readonly shape: readonly number[];
  readonly values: Float32Array<ArrayBuffer>;
}

/** A value's shape without the batch: [height, width, channels] or [units]. */
export type Shape = readonly number[];

/** Which pixels of a picture a pooling window meets; windows lie wholly within the picture unless 'same'. */
export interface PoolingSpec {
  readonly window: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly padding: 'valid' | 'same';
}

/** A convolution of either kind with its filter, whose taps lie next to one another unless said otherwise. */
type Filtering = ConvolutionSpec & { readonly filter: Weight; readonly bias?: Weight; readonly dilation?: Dilation };

/** What an operation computes, with its weights. Filters are HWIO, pictures NHWC. */
export type Body =
  /** x scale + shift, channel by channel; both weights have one value a channel. */
  | { readonly kind: 'affine'; readonly scale: Weight; readonly shift: Weight }
  | ({ readonly kind: 'convolution' } & Filtering)
  /** Filter [kh, kw, in, m]: m filters a channel; see `depthwiseConvolution`. */
  | ({ readonly kind: 'depthwiseConvolution' } & Filtering)
  | { readonly kind: 'dense'; readonly matrix: Weight; readonly bias?: Weight }
  | { readonly kind: 'activation'; readonly function: ActivationName; readonly alpha?: number }
  /** Element by element; a side of one is repeated, and channels alone stand for a 1 × 1 picture. */
  | { readonly kind: 'add' | 'multiply' }
  /** The channels in the opposite order: from red, green, blue to blue, green, red. */
  | { readonly kind: 'reverse' }
  | {
      readonly kind: 'zeroPadding';
      readonly rows: readonly [number, number];
      readonly columns: readonly [number, number];
    }
  | ({ readonly kind: 'averagePooling' } & PoolingSpec)
  | ({ readonly kind: 'maxPooling' } & PoolingSpec)
  | { readonly kind: 'globalAveragePooling' }
  | { readonly kind: 'reshape'; readonly shape: Shape }
  /** Side by side along the channels. */
  | { readonly kind: 'concatenate' };

/** One step: its name is the name of its result, its inputs are names of earlier results. */
export interface Operation {
  readonly name: string;
  readonly inputs: readonly string[];
  /** Shape of the result, without the batch. */
  readonly shape: Shape;
  readonly body: Body;
}

/**
 * A network as a value: what the input is called, and operations in an order in which each comes after its inputs. The
 * result of the last is the network's, its logits.
 */
export interface Network {
  readonly input: { readonly name: string; readonly shape: Shape };
  readonly operations: readonly Operation[];
  /** What the logits stand for, where the model's own ending tells. */
  readonly scores?: ScoreKind;
}

/** Multiply-adds of one forward pass of one picture: those of its convolutions and dense layers. */
export function multiplyAdds({ operations }: Network): number {
  return operations.reduce((sum, { body, shape }) => {
    if (body.kind === 'dense') return sum + body.matrix.values.length;
    if (body.kind === 'convolution' || body.kind === 'depthwiseConvolution')
      return sum + filterSize(body) * (shape[0] ?? 1) * (shape[1] ?? 1);
    return sum;
  }, 0);
}

/** Numbers in a convolution's filter as it runs: with the zeros between its taps where it is dilated. */
export function filterSize({ filter, dilation = [1, 1] }: Filtering): number {
  const [height = 0, width = 0, ...channels] = filter.shape;
  const sides = [dilatedSide(height, dilation[0]), dilatedSide(width, dilation[1])];
  return [...sides, ...channels].reduce((product, length) => product * length, 1);
}

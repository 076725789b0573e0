import { mean, mul, sum, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import type { ParamSchema } from '@/domain/params';
import type { SaliencyMethod } from '../method';
import { inOneStep } from '../run';
import { fullSize, layer, layerGradient, onlyFor, signedUnlessOnlyFor } from './class-activation';
import { score } from './score';

const params = { layer, relu: onlyFor, score } as const satisfies ParamSchema;

/**
 * Grad-CAM: map = Σ_k w_k A_k with w_k = mean_ij ∂z_class/∂A_k, then ReLU, then bilinear resizing with half-pixel
 * centres; [B, H, W, 1] (Selvaraju and others, 2017). For global average pooling and an affine head it is the class
 * activation map divided by h·w.
 */
export const gradCam = {
  id: 'gradcam',
  params,
  signed: signedUnlessOnlyFor,
  needs: ['activations'],
  cost: () => 2,
  run(input, { layer, relu, score }) {
    const map = (): Tensor4D => {
      const { activation, gradient } = layerGradient(input, layer, score);
      const weights = mean(gradient, [1, 2], true);
      return fullSize(sum<Tensor4D>(mul(activation, weights), 3, true), input.images, relu);
    };
    return inOneStep(() => tidy(map));
  },
} as const satisfies SaliencyMethod<typeof params>;

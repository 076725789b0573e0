import { mul, relu as positive, sum, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import type { ParamSchema } from '@/domain/params';
import type { SaliencyMethod } from '../method';
import { inOneStep } from '../run';
import { fullSize, layer, layerGradient, onlyFor, signedUnlessOnlyFor } from './class-activation';
import { score } from './score';

const params = { layer, relu: onlyFor, score } as const satisfies ParamSchema;

/**
 * LayerCAM (Jiang and others, 2021): map = Σ_k ReLU(∂z_class/∂A_k) ⊙ A_k, then as Grad-CAM, [B, H, W, 1]: sharp on early layers too.
 */
export const layerCam = {
  id: 'layercam',
  params,
  signed: signedUnlessOnlyFor,
  needs: ['activations'],
  cost: () => 2,
  run(input, { layer, relu, score }) {
    const map = (): Tensor4D => {
      const { activation, gradient } = layerGradient(input, layer, score);
      return fullSize(sum<Tensor4D>(mul(activation, positive(gradient)), 3, true), input.images, relu);
    };
    return inOneStep(() => tidy(map));
  },
} as const satisfies SaliencyMethod<typeof params>;

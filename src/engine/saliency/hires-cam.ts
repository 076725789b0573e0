import { mul, sum, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import type { ParamSchema } from '@/domain/params';
import type { SaliencyMethod } from '../method';
import { inOneStep } from '../run';
import { fullSize, layer, layerGradient, onlyFor, signedUnlessOnlyFor } from './class-activation';
import { score } from './score';

const params = { layer, relu: onlyFor, score } as const satisfies ParamSchema;

/**
 * HiResCAM (Draelos and Carin, 2020): map = Σ_k ∂z_class/∂A_k ⊙ A_k, place by place, then as Grad-CAM, [B, H, W, 1]. Before
 * pooling and an affine head its values, unresized and with both signs, sum to the logit less its bias: it shows where the score came from.
 */
export const hiResCam = {
  id: 'hirescam',
  params,
  signed: signedUnlessOnlyFor,
  needs: ['activations'],
  cost: () => 2,
  run(input, { layer, relu, score }) {
    const map = (): Tensor4D => {
      const { activation, gradient } = layerGradient(input, layer, score);
      return fullSize(sum<Tensor4D>(mul(activation, gradient), 3, true), input.images, relu);
    };
    return inOneStep(() => tidy(map));
  },
} as const satisfies SaliencyMethod<typeof params>;

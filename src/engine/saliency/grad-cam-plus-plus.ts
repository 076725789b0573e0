import {
  add,
  div,
  equal,
  mul,
  onesLike,
  relu as positive,
  square,
  sum,
  tidy,
  where,
  zerosLike,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { ParamSchema } from '@/domain/params';
import type { SaliencyMethod } from '../method';
import { inOneStep } from '../run';
import { fullSize, layer, layerGradient, onlyFor, signedUnlessOnlyFor } from './class-activation';
import { score } from './score';

const params = { layer, relu: onlyFor, score } as const satisfies ParamSchema;

/**
 * Grad-CAM++ (Chattopadhay and others, 2018): map = Σ_k w_k A_k with w_k = Σ_ij a_ij ReLU(g_ij), g = ∂z_class/∂A_k and
 * a = g² / (2 g² + Σ_ij A · g³), the sum over the whole layer, for the score exp(z_class), whose own factor drops out; then as
 * Grad-CAM, [B, H, W, 1]. Where g is zero, so is a.
 */
export const gradCamPlusPlus = {
  id: 'gradcam-plus-plus',
  params,
  signed: signedUnlessOnlyFor,
  needs: ['activations'],
  cost: () => 2,
  run(input, { layer, relu, score }) {
    const map = (): Tensor4D => {
      const { activation, gradient } = layerGradient(input, layer, score);
      const second = square(gradient);
      const inner = mul(sum(activation, [1, 2], true), mul(second, gradient));
      const below = add(mul(second, 2), inner);
      const none = equal(below, 0);
      const alpha = where(none, zerosLike(second), div(second, where(none, onesLike(below), below)));
      const weights = sum(mul(alpha, positive(gradient)), [1, 2], true);
      return fullSize(sum<Tensor4D>(mul(activation, weights), 3, true), input.images, relu);
    };
    return inOneStep(() => tidy(map));
  },
} as const satisfies SaliencyMethod<typeof params>;

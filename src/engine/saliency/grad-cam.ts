import { mean, mul, relu, sum, tidy, valueAndGrad } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor4D } from '@tensorflow/tfjs-core';
import type { ParamSchema, ParamsOf } from '@/domain/params';
import type { SaliencyMethod } from '../method';
import type { Classifier } from '../models/classifier';
import { inOneStep } from '../run';
import { classScore, score } from './score';
import { resizeBilinear } from '../image/separable';

const params = {
  layer: {
    kind: 'choice',
    default: 'last',
    options: ['last', 'middle', 'first'],
  },
  relu: {
    kind: 'boolean',
    default: true,
    advanced: true,
  },
  score,
} as const satisfies ParamSchema;

/**
 * Grad-CAM: map = Σ_k w_k A_k with w_k = mean_ij ∂z_class/∂A_k, then ReLU, then bilinear resizing with half-pixel
 * centres; [B, H, W, 1]. For global average pooling and an affine head it is the class activation map divided by h·w (Selvaraju and others, 2017).
 */
export const gradCam = {
  id: 'gradcam',
  params,
  signed: true,
  needs: ['activations'],
  cost: () => 2,
  run({ model, images, targets }, { layer, relu: onlyFor, score }) {
    const name = layerName(model, layer);
    const map = (): Tensor4D => {
      const activation = model.activation(images, name);
      const explained = (a: Tensor4D): Scalar => sum(classScore(model.logitsFrom(a, name), targets, score));
      const weights = mean(valueAndGrad(explained)(activation).grad, [1, 2], true);
      const coarse = sum<Tensor4D>(mul(activation, weights), 3, true);
      return resizeBilinear(onlyFor ? relu(coarse) : coarse, images.shape[1], images.shape[2]);
    };
    return inOneStep(() => tidy(map));
  },
} as const satisfies SaliencyMethod<typeof params>;

/** The activation layer of the model that a place means. */
function layerName({ activationLayers }: Classifier, place: ParamsOf<typeof params>['layer']): string {
  const last = activationLayers.length - 1;
  return activationLayers[place === 'first' ? 0 : place === 'middle' ? Math.floor(last / 2) : last]!;
}

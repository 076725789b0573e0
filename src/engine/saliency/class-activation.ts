import { relu, sum, tidy, valueAndGrad, type Scalar, type Tensor4D } from '@tensorflow/tfjs-core';
import { LimelightError } from '@/domain/errors';
import type { MapUnit } from '@/domain/map-unit';
import { isLayerPlace, type BooleanParam, type LayerParam, type ParamSchema } from '@/domain/params';
import type { SaliencyInput, SaliencyMethod } from '../method';
import type { Classifier } from '../models/classifier';
import { inOneStep } from '../run';
import { resizeBilinear } from '../image/separable';
import { classScore, score, type ScoreName } from './score';

/** Which of a model's activation layers a class activation map is made of. */
export const layer = {
  kind: 'layer',
  default: 'last',
} as const satisfies LayerParam;

/** Whether only evidence for the class is shown. */
export const onlyFor = {
  kind: 'boolean',
  default: true,
  advanced: true,
} as const satisfies BooleanParam;

/** Where a class activation map has two signs: where evidence against the class is shown too. */
export const signedUnlessOnlyFor = { param: 'relu', values: [false] } as const;

/** The activation layer of the model that a place means, or of that name. Throws `scene-bad-parameter` where there is none. */
export function layerName({ activationLayers }: Classifier, chosen: string): string {
  const last = activationLayers.length - 1;
  if (isLayerPlace(chosen))
    return activationLayers[chosen === 'first' ? 0 : chosen === 'middle' ? Math.floor(last / 2) : last]!;
  if (activationLayers.includes(chosen)) return chosen;
  throw new LimelightError('scene-bad-parameter', 'no-such-layer', { layer: chosen, known: activationLayers });
}

/** A layer's map [B, h, w, 1] at the size of the pictures: bilinear, with half-pixel centres. */
export function fullSize(coarse: Tensor4D, images: Tensor4D, positive: boolean): Tensor4D {
  return tidy(() => resizeBilinear(positive ? relu(coarse) : coarse, images.shape[1], images.shape[2]));
}

const params = { layer, relu: onlyFor, score } as const satisfies ParamSchema;

/**
 * A class activation map of a layer's activation A and the gradient g = ∂z_class/∂A, both [B, h, w, K]: `coarse` makes [B, h, w, 1]
 * of them, of which what is positive is kept, where that is asked for, and enlarged: [B, H, W, 1].
 */
export function classActivationMap<Id extends string>(
  id: Id,
  coarse: (activation: Tensor4D, gradient: Tensor4D) => Tensor4D,
  unit: MapUnit = 'logit',
) {
  return {
    id,
    params,
    signed: signedUnlessOnlyFor,
    unit,
    needs: ['activations'],
    oneStep: true,
    cost: () => 2,
    run: (input, { layer, relu, score }) =>
      inOneStep(() =>
        tidy(() => {
          const { activation, gradient } = layerGradient(input, layer, score);
          return fullSize(coarse(activation, gradient), input.images, relu);
        }),
      ),
  } as const satisfies SaliencyMethod<typeof params>;
}

function layerGradient({ model, images, targets }: SaliencyInput, chosen: string, score: ScoreName) {
  const name = layerName(model, chosen);
  const activation = model.activation(images, name);
  const explained = (a: Tensor4D): Scalar => sum(classScore(model.logitsFrom(a, name), targets, score));
  return { activation, gradient: valueAndGrad(explained)(activation).grad };
}

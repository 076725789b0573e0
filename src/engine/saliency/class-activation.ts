import { relu, sum, tidy, valueAndGrad, type Scalar, type Tensor4D } from '@tensorflow/tfjs-core';
import type { BooleanParam, ChoiceParam, ParamSchema } from '@/domain/params';
import type { SaliencyInput, SaliencyMethod } from '../method';
import type { Classifier } from '../models/classifier';
import { inOneStep } from '../run';
import { resizeBilinear } from '../image/separable';
import { classScore, score, type ScoreName } from './score';

/** Which of a model's activation layers a class activation map is made of. */
export const layer = {
  kind: 'choice',
  default: 'last',
  options: ['last', 'middle', 'first'],
} as const satisfies ChoiceParam;

/** Whether only evidence for the class is shown. */
export const onlyFor = {
  kind: 'boolean',
  default: true,
  advanced: true,
} as const satisfies BooleanParam;

/** Where a class activation map has two signs: where evidence against the class is shown too. */
export const signedUnlessOnlyFor = { param: 'relu', values: [false] } as const;

type Place = (typeof layer.options)[number];

/** The activation layer of the model that a place means. */
export function layerName({ activationLayers }: Classifier, place: Place): string {
  const last = activationLayers.length - 1;
  return activationLayers[place === 'first' ? 0 : place === 'middle' ? Math.floor(last / 2) : last]!;
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
) {
  return {
    id,
    params,
    signed: signedUnlessOnlyFor,
    needs: ['activations'],
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

function layerGradient({ model, images, targets }: SaliencyInput, place: Place, score: ScoreName) {
  const name = layerName(model, place);
  const activation = model.activation(images, name);
  const explained = (a: Tensor4D): Scalar => sum(classScore(model.logitsFrom(a, name), targets, score));
  return { activation, gradient: valueAndGrad(explained)(activation).grad };
}

import {
  concat,
  divNoNan,
  max,
  min,
  mul,
  reshape,
  slice,
  softmax,
  sub,
  sum,
  tidy,
  transpose,
  zeros,
} from '@tensorflow/tfjs-core';
import type { Rank, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { ParamSchema } from '@/domain/params';
import { HeldTensors } from '../held-tensors';
import { resizeBilinear } from '../image/separable';
import type { SaliencyMethod } from '../method';
import { nextTask } from '../tasks';
import { fullSize, layer, layerName, onlyFor, signedUnlessOnlyFor } from './class-activation';
import { classMeasure } from './class-measure';
import { picturesPerStep } from './score';

const params = {
  layer,
  relu: onlyFor,
  weights: {
    kind: 'choice',
    default: 'softmax',
    options: ['softmax', 'probability'],
    advanced: true,
  },
} as const satisfies ParamSchema;

/**
 * Score-CAM (Wang and others, 2020): map = Σ_k w_k A_k, then as Grad-CAM, [B, H, W, 1]; no gradients. Channel A_k, enlarged
 * and stretched to [0, 1], is a mask on the picture, and w_k says how well the class stands under it: the softmax over all
 * channels of its logit, as pytorch-grad-cam has it, or the class's probability, as the authors' code has it.
 */
export const scoreCam = {
  id: 'scorecam',
  params,
  signed: signedUnlessOnlyFor,
  unit: 'none',
  needs: ['activations'],
  cost: ({ layer }, { model }) => model.channels(layerName(model, layer)),
  async *run({ model, images, targets }, { layer, relu, weights }) {
    const [batch, height, width] = images.shape;
    const tensors = new HeldTensors();
    try {
      const activation = tensors.hold(tidy(() => model.activation(images, layerName(model, layer))));
      const channels = activation.shape[3];
      const atOnce = Math.max(1, Math.floor(picturesPerStep(model) / batch));
      let scores: Tensor2D | undefined;
      let map = tensors.hold(zeros<Rank.R4>([batch, height, width, 1]));
      for (let from = 0; from < channels; from += atOnce) {
        const count = Math.min(atOnce, channels - from);
        const found = tidy((): Tensor2D => {
          const some = slice(activation, [0, 0, 0, from], [-1, -1, -1, count]);
          const masks = transpose(stretched(resizeBilinear(some, height, width)), [0, 3, 1, 2]);
          const seen = mul(reshape(images, [batch, 1, -1, 3]), reshape(masks, [batch, count, -1, 1]));
          const pictures: Tensor4D = reshape(seen, [-1, height, width, 3]);
          const logits = reshape(model.logits(pictures), [batch, count, -1]);
          const standing = classMeasure(model, logits, targets, weights === 'softmax' ? 'logit' : 'probability');
          return scores ? concat([scores, standing], 1) : standing;
        });
        if (scores) tensors.free(scores);
        scores = tensors.hold(found);
        map = tensors.replace(
          map,
          tidy(() => {
            const known = slice(activation, [0, 0, 0, 0], [-1, -1, -1, from + count]);
            const each = weights === 'softmax' ? softmax(found) : found;
            return fullSize(sum<Tensor4D>(mul(known, reshape(each, [batch, 1, 1, -1])), 3, true), images, relu);
          }),
        );
        await nextTask();
        yield { step: from + count, total: channels, preview: map };
      }
      return tensors.release(map);
    } finally {
      tensors.dispose();
    }
  },
} as const satisfies SaliencyMethod<typeof params>;

/** Every channel of every picture stretched to [0, 1]; one that is the same everywhere shows nothing. */
function stretched(masks: Tensor4D): Tensor4D {
  const low = min(masks, [1, 2], true);
  return divNoNan(sub(masks, low), sub(max(masks, [1, 2], true), low));
}

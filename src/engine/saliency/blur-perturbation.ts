import { add, keep, mul, pad, relu, reshape, softmax, square, sub, sum } from '@tensorflow/tfjs-core';
import { tidy, tile, zeros } from '@tensorflow/tfjs-core';
import type { Rank, Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { ParamSchema } from '@/domain/params';
import { HeldTensors } from '../held-tensors';
import type { SaliencyMethod } from '../method';
import { oneHotRows } from '../one-hot';
import { nextTask } from '../tasks';
import { bumps, perturbationGrid } from './perturbation-masks';
import { picturesPerStep } from './score';
import { applySeparable, gaussianMap, resizeBilinear } from './separable';

const params = {
  stride: {
    kind: 'number',
    label: 'Stride',
    summary: 'Distance between the points looked at, for a picture of 32 pixels; it grows with the picture.',
    default: 4,
    min: 1,
    max: 16,
    step: 1,
    integer: true,
    unit: 'px of 32',
  },
  radius: {
    kind: 'number',
    label: 'Radius',
    summary: 'Size of the blurred spot, for a picture of 32 pixels.',
    default: 2,
    min: 0.5,
    max: 8,
    step: 0.5,
    unit: 'px of 32',
    advanced: true,
  },
  blur: {
    kind: 'number',
    label: 'Blur',
    summary: 'Sigma of the blur that takes the detail away, for a picture of 32 pixels.',
    default: 2,
    min: 0.5,
    max: 8,
    step: 0.5,
    unit: 'px of 32',
    advanced: true,
  },
  measure: {
    kind: 'choice',
    label: 'Measure',
    summary: 'What the blur costs: the class’s probability, or any change of the logits.',
    default: 'drop',
    options: [
      { value: 'drop', label: 'drop of the class’s probability' },
      { value: 'logits', label: 'change of all logits' },
    ],
    advanced: true,
  },
} satisfies ParamSchema;

/**
 * Blur perturbation: x'_ij = x (1 − m_ij) + blur(x) m_ij, with m_ij a soft disc at each grid point; the saliency there is
 * max(0, p_y(x) − p_y(x'_ij)) on probabilities, or ½‖z(x) − z(x'_ij)‖². The grid is resized bilinearly: [B, H, W, 1].
 * The J-SIGR training recipe makes its masks with the same discs and the same blur.
 */
export const blurPerturbation: SaliencyMethod<typeof params> = {
  id: 'blur-perturbation',
  label: 'Blur perturbation',
  summary: 'Blur the picture spot by spot: where the class suffers, the network was looking. No gradient involved.',
  formula: "S(i,j) = max(0, p_class(x) − p_class(x'_ij)), x'_ij = x blurred around (i,j)",
  reference: 'Greydanus, Koul, Dodge and Fern, 2018, Visualizing and Understanding Atari Agents',
  params,
  signed: false,
  cost({ stride, radius }, { model }) {
    const [height, width] = model.inputShape;
    const { rows, columns } = perturbationGrid(height, width, stride, radius);
    return 1 + rows.length * columns.length;
  },
  async *run({ model, images, targets }, { stride, radius, blur, measure }) {
    const [batch, height, width] = images.shape;
    const grid = perturbationGrid(height, width, stride, radius);
    const points = grid.rows.length * grid.columns.length;
    const atOnce = Math.max(1, Math.floor(picturesPerStep(model) / batch));
    const tensors = new HeldTensors();
    const toMap = (scores: Tensor2D): Tensor4D =>
      tidy(() => resizeBilinear(reshape(scores, [batch, grid.rows.length, grid.columns.length, 1]), height, width));
    try {
      const { clean, original, change } = tidy(() => {
        const sigma = (blur * Math.min(height, width)) / 32;
        const blurred = applySeparable(images, gaussianMap(height, sigma), gaussianMap(width, sigma));
        return {
          clean: keep(model.logits(images)),
          original: keep(reshape(images, [batch, 1, -1])),
          change: keep(reshape(sub(blurred, images), [batch, 1, -1])),
        };
      });
      [clean, original, change].forEach((tensor) => tensors.hold<Tensor>(tensor));
      let scores = tensors.hold(zeros<Rank.R2>([batch, points]));
      let map = tensors.hold(toMap(scores));
      for (let from = 0; from < points; from += atOnce) {
        const to = Math.min(from + atOnce, points);
        const grown = tidy(() => {
          const masks = reshape(tile(bumps(grid, from, to), [1, 1, 1, 3]), [1, to - from, -1]);
          const perturbed: Tensor4D = reshape(add(original, mul(change, masks)), [-1, height, width, 3]);
          const found = damage(clean, model.logits(perturbed), targets, measure);
          const room: [number, number][] = [
            [0, 0],
            [from, points - to],
          ];
          return add<Tensor2D>(scores, pad(found, room));
        });
        scores = tensors.replace(scores, grown);
        map = tensors.replace(map, toMap(scores));
        await nextTask();
        yield { step: to, total: points, preview: map };
      }
      return tensors.release(map);
    } finally {
      tensors.dispose();
    }
  },
};

/** What each perturbation costs, [B, m], from clean logits [B, C] and perturbed ones [B · m, C]. */
function damage(clean: Tensor2D, perturbed: Tensor2D, targets: readonly number[], measure: string): Tensor2D {
  const [batch, classes] = clean.shape;
  const before = reshape(clean, [batch, 1, classes]);
  const after = reshape(perturbed, [batch, -1, classes]);
  if (measure === 'logits') return mul(sum(square(sub(before, after)), 2), 0.5);
  const hot = reshape(oneHotRows(targets, classes), [batch, 1, classes]);
  return relu(sum(mul(sub(softmax(before), softmax(after)), hot), 2));
}

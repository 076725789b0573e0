import { reshape, tidy, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core';
import { ROUNDING } from '@/domain/flat-map';
import type { ParamSchema } from '@/domain/params';
import { HeldTensors } from '../held-tensors';
import type { SaliencyMethod, Step } from '../method';
import { relay } from '../run';
import { perturbationGrid } from './perturbation-masks';
import { perturbationScores } from './perturbation-scores';
import { picturesPerStep } from './score';
import { resizeBilinear } from '../image/separable';

const params = {
  stride: {
    kind: 'number',
    default: 4,
    min: 1,
    max: 16,
    step: 1,
    integer: true,
    unit: 'px of 32',
    ofSide: 32,
  },
  radius: {
    kind: 'number',
    default: 2,
    min: 0.5,
    max: 8,
    step: 0.5,
    unit: 'px of 32',
    ofSide: 32,
    advanced: true,
  },
  blur: {
    kind: 'number',
    default: 2,
    min: 0.5,
    max: 8,
    step: 0.5,
    unit: 'px of 32',
    ofSide: 32,
    advanced: true,
  },
  measure: {
    kind: 'choice',
    default: 'drop',
    options: ['drop', 'logit', 'margin', 'sarfa', 'logits'],
    advanced: true,
  },
} as const satisfies ParamSchema;

/**
 * Blur perturbation: x'_ij = x (1 − m_ij) + blur(x) m_ij, with m_ij a soft disc at each grid point; the saliency there is
 * max(0, s(x) − s(x'_ij)) with s the probability p_y, the logit z_y or the margin z_y − max_{k≠y} z_k, or it is
 * SARFA's score (`sarfa.ts`) or ½‖z(x) − z(x'_ij)‖². The grid is resized bilinearly: [B, H, W, 1]. At p_y near 1 the
 * drop of p_y drowns in rounding. The J-SIGR training recipe makes its masks with the same discs and the same blur
 * (Greydanus and others, 2018).
 */
export const blurPerturbation = {
  id: 'blur-perturbation',
  params,
  signed: false,
  unit: {
    param: 'measure',
    units: { drop: 'probability', logit: 'logit', margin: 'logit', sarfa: 'none', logits: 'squared-logit' },
  },
  needs: [],
  cost({ stride, radius }, { model }) {
    const [height, width] = model.inputShape;
    const { rows, columns } = perturbationGrid(height, width, stride, radius);
    return 1 + rows.length * columns.length;
  },
  noise({ measure }, { logits, probabilities }, target) {
    const error = ROUNDING * logits.reduce((largest, z) => Math.max(largest, Math.abs(z)), 0);
    if (measure === 'logits') return (logits.length * error ** 2) / 2;
    if (measure === 'logit') return error;
    if (measure === 'margin') return 2 * error;
    // p itself is rounded, and ∂p/∂z = p (1 − p) passes the logits' error on.
    const p = probabilities[target]!;
    const drop = p * (ROUNDING + (1 - p) * error);
    return measure === 'sarfa' ? 2 * drop : drop; // ∂S/∂Δp is 2 where nothing is lost, less elsewhere
  },
  async *run(input, { stride, radius, blur, measure }) {
    const { model, images } = input;
    const [batch, height, width] = images.shape;
    const grid = perturbationGrid(height, width, stride, radius);
    const tensors = new HeldTensors();
    const toMap = (scores: Tensor2D): Tensor4D =>
      tidy(() => resizeBilinear(reshape(scores, [batch, grid.rows.length, grid.columns.length, 1]), height, width));
    try {
      let map: Tensor4D | undefined;
      const run = perturbationScores(input, {
        grid,
        blur: (blur * Math.min(height, width)) / 32,
        measure,
        pointsPerStep: Math.max(1, Math.floor(picturesPerStep(model) / batch)),
      });
      const scores = yield* relay(run, ({ step, total, preview }): Step<Tensor4D> => {
        if (map) tensors.free(map);
        map = preview && tensors.hold(toMap(preview));
        return { step, total, ...(map && { preview: map }) };
      });
      tensors.hold(scores);
      return toMap(scores);
    } finally {
      tensors.dispose();
    }
  },
} as const satisfies SaliencyMethod<typeof params>;

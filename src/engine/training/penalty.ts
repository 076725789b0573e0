import { abs, add, addN, div, mul, sign, sqrt, square, sub, sum, tensor2d } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { gaussianValues, type Random } from '@/domain/random';
import { savingInput } from '../autodiff/saving-input';
import { applySeparable, gaussianMap } from '../image/separable';

/**
 * A penalty on the input gradients g_b = ds_b/dx_b of a batch, or of a part of it, where s_b = <c_b, z_b>: linear in the
 * logits, so that no softmax is differentiated twice. Where c_b has an entry more than there are classes, this weighs the
 * picture's cross-entropy, which stands behind its logits.
 */
export interface Penalty {
  /** The c_b, [n, C] or [n, C + 1]; constants. */
  readonly direction: Tensor2D;
  /** Which picture of the batch is the first of the n. */
  readonly first: number;
  /** The penalty of gradients [n, H, W, 3] in pixel units, already a mean over them. Differentiable. */
  readonly measure: (gradient: Tensor4D) => Scalar;
}

/** Directions for the Jacobian term, [B, C]: one a picture, uniform on the unit sphere. The caller's. */
export function unitDirections(batch: number, classes: number, next: Random): Tensor2D {
  const values = gaussianValues(batch * classes, 1, next);
  for (let b = 0; b < batch; b++) {
    const row = values.subarray(b * classes, (b + 1) * classes);
    const length = Math.hypot(...row);
    row.forEach((value, k) => (row[k] = value / length));
  }
  return tensor2d(values, [batch, classes]);
}

/**
 * R_J = (C / 2B) Σ_b ‖d<v_b, z_b>/dx_b‖² for unit directions v_b: an unbiased estimate of ½ mean_b ‖J_b‖²_F, from one
 * projection (Hoffman, Roberts and Yaida, 2019, Robust Learning with Jacobian Regularization).
 */
export function jacobianPenalty(direction: Tensor2D, first = 0): Penalty {
  const [batch, classes] = direction.shape;
  return { direction, first, measure: (gradient) => mul(sum<Scalar>(square(gradient)), (0.5 * classes) / batch) };
}

/** What the selective term explains of each picture: the label's logit less the mean logit, one-hot y_b − 1/C. */
export function contrast(hot: Tensor2D): Tensor2D {
  return sub(hot, 1 / hot.shape[1]);
}

/** R_S = (1/B) Σ_b ‖(1 − M_b) g_b‖²; `penalised` is 1 − M, [B, H, W, 1]. */
export function maskedPenalty(direction: Tensor2D, penalised: Tensor4D, first = 0): Penalty {
  const [batch] = direction.shape;
  return { direction, first, measure: (gradient) => mul(sum<Scalar>(square(mul(gradient, penalised))), 1 / batch) };
}

/** Smooths the corner of |g| at zero. */
const SOFTENING = 1e-8;

/**
 * R_S = mean_b (1 − cos(a_b, t_b)): a_b the gradient map Σ_c √(g² + 10⁻⁸), blurred by a 32nd of the side, and t_b the
 * perturbation map to be imitated. `targets` [B, H, W, 1] have length 1 each, or 0 for a picture that has no target.
 */
export function imitationPenalty(direction: Tensor2D, targets: Tensor4D, first = 0): Penalty {
  const [batch, height, width] = targets.shape;
  const sigma = Math.min(height, width) / 32;
  const blurs = [gaussianMap(height, sigma), gaussianMap(width, sigma)] as const;
  return {
    direction,
    first,
    measure: (gradient) => {
      const magnitude = sum<Tensor4D>(sqrt(add(square(gradient), SOFTENING)), 3, true);
      const map = applySeparable(magnitude, ...blurs);
      const alike = sum(mul(map, targets), [1, 2, 3]);
      const lengths = sqrt(sum(square(map), [1, 2, 3]));
      const wanted = sum(square(targets), [1, 2, 3]);
      return mul(sum<Scalar>(sub(wanted, div(alike, lengths))), 1 / batch);
    },
  };
}

/** |g|, whose derivative is 0 where g is: of the core's it is −1 there. */
const magnitudeOf = savingInput<Tensor4D, Tensor4D>(abs, (g, dy) => mul(dy, sign(g)));

/**
 * R_G = (1/n) Σ_b ‖dL_b/dx_b‖₁ of `count` pictures, L_b their cross-entropy: how fast it rises, at first, within an
 * L∞ ball, whose dual norm this is (Rodríguez-Muñoz, Wang and Torralba, 2024, Characterizing model robustness via natural
 * input gradients).
 */
export function gradientNormPenalty(count: number, classes: number, first = 0): Penalty {
  const row = Array.from({ length: classes + 1 }, (_, k) => Number(k === classes));
  const direction = tensor2d(Array.from({ length: count }, () => row));
  return { direction, first, measure: (gradient) => mul(sum<Scalar>(magnitudeOf(gradient)), 1 / count) };
}

/** The mean of several penalties' values. */
export function meanOf(values: readonly Scalar[]): Scalar {
  return mul(addN([...values]), 1 / values.length);
}

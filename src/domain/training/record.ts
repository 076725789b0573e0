import type { Average, Proportion } from '../model-card';

/** What one step did: every term before its weight, `undefined` where the step did not compute it. */
export interface StepRecord {
  /** Steps done, this one included. */
  readonly step: number;
  /** CE + ramp (λ_J R_J + λ_S R_S + λ_G R_G), as it was descended. */
  readonly loss: number;
  readonly crossEntropy: number;
  /** R_J = ½ mean ‖J‖²_F, estimated by projections. */
  readonly jacobian?: number;
  /** R_S, the mean squared gradient outside the mask (or 1 − cos in the imitation form). */
  readonly selective?: number;
  /** R_G = mean ‖∂CE/∂x‖₁, x the pixels in [0, 1]. */
  readonly inputGradient?: number;
  /** Global norm of the gradient by the weights, before clipping. */
  readonly gradientNorm: number;
  readonly learningRate: number;
  /** Wall-clock time of the step. */
  readonly milliseconds: number;
}

/** Below so many pictures a 95 % interval is wider than 27 points at its middle: most changes are within it. */
export const FEW_PICTURES = 50;

/** Steps of the PGDs that a look attacks with: a short one, and the long one on the pictures that it leaves. */
export const CHECK_STEPS = [3, 10] as const;

/** Pictures that a look attacks, at most: fewer while the training goes on, more at its end. */
export const LOOK_PICTURES = { usual: 64, last: 200 } as const;

/** A look at the pictures held out, after `step` steps. */
export interface CheckRecord {
  readonly step: number;
  readonly clean: Proportion;
  /** Accuracy under PGD at `epsilon255`: a picture is lost if it is misread when clean, or by either of the two. */
  readonly attacked: Proportion;
  readonly epsilon255: number;
  /** Mean ‖J‖_F of the logits, pixel units, estimated. */
  readonly jacobianNorm: Average;
  /** Mean Spearman correlation of gradient map and blur-perturbation map. */
  readonly agreement: Average;
  /** Wall-clock time of the look. */
  readonly milliseconds: number;
}

/** The perturbation maps of the pictures that the selective term will see, from `step` steps on. */
export interface MapsRecord {
  readonly step: number;
  readonly pictures: number;
  /** How many of them have a flat map, and so no part in the term. */
  readonly flat: number;
}

/** Whether so many maps are flat that the selective term is hardly at work. */
export function isMostlyFlat({ pictures, flat }: Pick<MapsRecord, 'pictures' | 'flat'>): boolean {
  return 2 * flat > pictures;
}

/** What a training tells while it runs, in order. */
export type TrainingEvent =
  /** The maps that the selective term goes by are made: `done` of `total`. */
  | { readonly kind: 'preparing'; readonly done: number; readonly total: number }
  /** The maps that the selective term goes by, once they are there and whenever they are renewed. */
  | { readonly kind: 'maps'; readonly record: MapsRecord }
  | { readonly kind: 'step'; readonly record: StepRecord }
  | { readonly kind: 'checking'; readonly done: number; readonly total: number }
  | { readonly kind: 'check'; readonly record: CheckRecord };

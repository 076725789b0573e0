import { add, div, mul, sqrt, square, sub, type Tensor1D } from '@tensorflow/tfjs-core';
import type { TrainingSettings } from '@/domain/training/params';

/** What an update starts from, all weights end to end; `gradient` is clipped already. */
export interface Descent {
  readonly weights: Tensor1D;
  readonly gradient: Tensor1D;
  /** As many as `Optimiser.moments`. */
  readonly moments: readonly Tensor1D[];
  /** 1 for weights that decay (filters and matrices), 0 for the others. */
  readonly decays: Tensor1D;
  readonly rate: number;
  readonly weightDecay: number;
  /** Number of this update, from 0. */
  readonly step: number;
}

/** How a gradient becomes an update of all weights at once: a handful of operations, however many layers there are. */
export interface Optimiser {
  /** How many running moments it keeps; they begin at zero. */
  readonly moments: number;
  /** New weights and moments; made in the caller's tidy. */
  update(descent: Descent): { readonly weights: Tensor1D; readonly moments: Tensor1D[] };
}

const BETA1 = 0.9;
const BETA2 = 0.999;
/** Given outright: the core's default depends on the backend's precision. */
const EPSILON = 1e-8;

/**
 * AdamW (Loshchilov and Hutter, 2019): m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²,
 * w ← w − η (m̂ / (√v̂ + ε) + decay · w), m̂ and v̂ corrected for their start at zero.
 */
const adamw: Optimiser = {
  moments: 2,
  update({ weights, gradient, moments, decays, rate, weightDecay, step }) {
    const mean = blend(moments[0]!, gradient, BETA1);
    const variance = blend(moments[1]!, square(gradient), BETA2);
    const scale = Math.sqrt(1 - BETA2 ** (step + 1)) / (1 - BETA1 ** (step + 1));
    const epsilon = EPSILON * Math.sqrt(1 - BETA2 ** (step + 1));
    const change = div(mul(mean, rate * scale), add(sqrt(variance), epsilon));
    const kept = mul(weights, sub(1, mul(decays, rate * weightDecay)));
    return { weights: sub(kept, change), moments: [mean, variance] };
  },
};

const MOMENTUM = 0.9;

/** SGD with Nesterov's momentum, as PyTorch has it: g' = g + decay · w, u ← 0.9u + g', w ← w − η (g' + 0.9u). */
const sgd: Optimiser = {
  moments: 1,
  update({ weights, gradient, moments, decays, rate, weightDecay }) {
    const pull = add(gradient, mul(mul(weights, decays), weightDecay));
    const velocity = add<Tensor1D>(mul(moments[0]!, MOMENTUM), pull);
    return {
      weights: sub<Tensor1D>(weights, mul(add(pull, mul(velocity, MOMENTUM)), rate)),
      moments: [velocity],
    };
  },
};

/** The optimiser of that name in the settings. */
export function optimiserOf({ optimizer }: Pick<TrainingSettings, 'optimizer'>): Optimiser {
  return optimizer === 'sgd' ? sgd : adamw;
}

/** share · a + (1 − share) · b. */
export function blend(a: Tensor1D, b: Tensor1D, share: number): Tensor1D {
  return add(mul(a, share), mul(b, 1 - share));
}

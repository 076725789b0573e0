import type { ParamSchema } from './params';
import type { Pixels, Prediction } from './picture';

/** How a class is drawn; see `classSynthesis`. Lengths are shares of the whole range of a colour value. */
export const synthesisParams = {
  start: { kind: 'choice', default: 'noise', options: ['noise', 'grey', 'picture'] },
  eps: { kind: 'number', default: 0.2, min: 0, max: 1, step: 0.01 },
  steps: { kind: 'number', default: 60, min: 1, max: 1000, step: 10, integer: true, logarithmic: true },
  stepSize: { kind: 'number', default: 0.01, min: 0.001, max: 0.2, step: 0.001, advanced: true },
  norm: { kind: 'choice', default: 'l2', options: ['l2', 'linf'], advanced: true },
  score: { kind: 'choice', default: 'cross-entropy', options: ['cross-entropy', 'logit'], advanced: true },
  smoothing: { kind: 'number', default: 0, min: 0, max: 4, step: 0.25, advanced: true },
} as const satisfies ParamSchema;

/** A picture made for a class, and what the model says of it. */
export interface Synthesis {
  readonly pixels: Pixels;
  readonly prediction: Prediction;
  /** The class that it was made for. */
  readonly target: number;
}

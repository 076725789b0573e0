import type { ParamSchema } from '@/domain/params';
import { random } from '@/domain/random';
import type { Attack } from '../method';
import { randomView, show, showBack } from './input-diversity';
import { decay, followMomentum, steps, type Look } from './momentum';
import { linf, linfParams } from './params';
import { smoothGradient, tapsFor } from './translation-invariance';

const params = {
  ...linfParams,
  steps,
  decay,
  diversity: {
    kind: 'number',
    default: 0.5,
    min: 0,
    max: 1,
    step: 0.05,
    advanced: true,
  },
  smallest: {
    kind: 'number',
    default: 0.8,
    min: 0.5,
    max: 0.95,
    step: 0.05,
    advanced: true,
  },
  kernel: {
    kind: 'number',
    default: 0,
    min: 0,
    max: 31,
    step: 1,
    integer: true,
    unit: 'px',
    special: { value: 0, name: 'auto' },
    advanced: true,
  },
} as const satisfies ParamSchema;

/**
 * Diverse inputs, translation invariance and momentum together: each step's gradient is taken with probability p at a
 * view of the picture resized and shifted at random, blurred, and added to the momentum as in MI-FGSM. One draw a step
 * for the whole batch, from the seed (Xie and others, 2019; Dong and others, 2019).
 */
export const diTiMi = {
  id: 'di-ti-mi',
  params,
  ...linf,
  access: 'gradient',
  // The picture as it is, and what the step looks at.
  cost: ({ steps }) => 2 * steps + 1,
  run(input, settings) {
    const [, height, width] = input.images.shape;
    const next = random(input.seed);
    const taps = tapsFor(settings.kernel, Math.min(height, width));
    return followMomentum(input, settings, (goal, pixels): Look => {
      const { logits, fools } = goal.judge(pixels);
      const looksAside = next() < settings.diversity;
      const view = randomView(height, width, settings.smallest, next);
      const gradient = looksAside
        ? showBack(goal.judgeWithGradient(show(pixels, view)).gradient, view)
        : goal.judgeWithGradient(pixels).gradient;
      return { logits, fools, gradient: smoothGradient(gradient, taps) };
    });
  },
} as const satisfies Attack<typeof params>;

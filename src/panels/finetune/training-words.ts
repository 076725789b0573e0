import type { TrainingPhase, TrainingState } from '@/state/training/types';
import type { MapsRecord, StepRecord } from '@/domain/training/record';

/** Steps looked back at for the speed. */
const WINDOW = 20;

/** Steps a second over the last steps; undefined before the second one. */
export function stepsPerSecond(steps: readonly Pick<StepRecord, 'milliseconds'>[]): number | undefined {
  const recent = steps.slice(1).slice(-WINDOW);
  const milliseconds = recent.reduce((sum, step) => sum + step.milliseconds, 0);
  return milliseconds > 0 ? (1000 * recent.length) / milliseconds : undefined;
}

const busy: ReadonlySet<TrainingPhase> = new Set(['starting', 'preparing', 'running', 'ending', 'recovering']);

/** True while the trainer works. */
export function isBusy(phase: TrainingPhase): boolean {
  return busy.has(phase);
}

/** What the selective term went by, in a sentence. */
export function mapsWords({ pictures, flat }: MapsRecord): string {
  const all = pictures.toLocaleString('en');
  if (flat === 0) return `The selective term was at work in all ${all} of its pictures.`;
  return `The selective term had nothing to go by in ${flat.toLocaleString('en')} of ${all} pictures: their perturbation maps are flat.`;
}

type Standing = Pick<TrainingState, 'phase' | 'step' | 'total'> & {
  readonly [name in 'preparing' | 'checking']?: TrainingState[name] | undefined;
};

/** What the trainer is doing, in a few words. */
export function standingWords({ phase, preparing, checking, step, total }: Standing): string {
  switch (phase) {
    case 'idle':
      return '';
    case 'starting':
      return 'Warming up: loading the model and the pictures…';
    case 'preparing':
      return preparing
        ? `Getting ready: finding the salient part of every picture, ${preparing.done.toLocaleString('en')} of ${preparing.total.toLocaleString('en')}`
        : 'Getting ready…';
    case 'recovering':
      return 'The graphics device was lost; going on from the last checkpoint…';
    case 'running':
      return checking ? `step ${step} of ${total} · ${checkingWords(checking)}` : `step ${step} of ${total}`;
    case 'ending':
      return `stopping after step ${step}${checking ? ` · ${checkingWords(checking)}` : '…'}`;
    case 'paused':
      return `paused at step ${step} of ${total}`;
    case 'finished':
      return `finished after ${step} steps`;
    case 'failed':
      return step > 0 ? `stopped at step ${step} of ${total}` : 'did not start';
    default:
      return phase satisfies never;
  }
}

function checkingWords({ done, total }: NonNullable<TrainingState['checking']>): string {
  return `checking on the validation pictures, ${Math.floor((100 * done) / total)} %`;
}

/** How far the bar is: of the preparation before the first step, of the steps afterwards. */
export function progressOf({ phase, preparing, checking, step, total }: Standing): {
  readonly value: number;
  readonly max: number;
} {
  if (phase === 'preparing' && preparing) return { value: preparing.done, max: preparing.total };
  if (phase === 'ending' && checking) return { value: checking.done, max: checking.total };
  return { value: step, max: Math.max(1, total) };
}

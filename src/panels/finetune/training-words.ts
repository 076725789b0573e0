import type { TrainingPhase, TrainingState } from '@/state/training/types';
import type { StepRecord } from '@/domain/training/record';
import { text } from '@/text';

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

type Standing = Pick<TrainingState, 'phase' | 'step' | 'total'> & {
  readonly [name in 'preparing' | 'checking']?: TrainingState[name] | undefined;
};

/** What the trainer is doing, in a few words. */
export function standingWords({ phase, preparing, checking, step, total }: Standing): string {
  const said = text.finetune.standing;
  const check = checking && said.checking(Math.floor((100 * checking.done) / checking.total));
  switch (phase) {
    case 'idle':
      return '';
    case 'starting':
      return said.starting;
    case 'preparing':
      return preparing ? said.findingMasks(preparing.done, preparing.total) : said.preparing;
    case 'recovering':
      return said.recovering;
    case 'running':
      return check === undefined ? said.running(step, total) : `${said.running(step, total)} · ${check}`;
    case 'ending':
      return check === undefined ? `${said.ending(step)}…` : `${said.ending(step)} · ${check}`;
    case 'paused':
      return said.paused(step, total);
    case 'finished':
      return said.finished(step);
    case 'failed':
      return step > 0 ? said.stopped(step, total) : said.unstarted;
    default:
      return phase satisfies never;
  }
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

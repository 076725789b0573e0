import { expect, it } from 'vitest';
import type { TrainingPhase } from './training/types';
import { updateMustWait } from './update';

const waits = (phase: TrainingPhase, change: { readonly elsewhere?: boolean; readonly atRisk?: boolean } = {}) =>
  updateMustWait({ phase, elsewhere: false, atRisk: false, ...change });

it('a newer release never interrupts a training (fails if it is offered in any phase of one)', () => {
  const under: TrainingPhase[] = ['starting', 'preparing', 'running', 'paused', 'ending', 'recovering'];
  expect(under.map((phase) => waits(phase))).toEqual(under.map(() => true));
  const over: TrainingPhase[] = ['idle', 'finished', 'failed'];
  expect(over.map((phase) => waits(phase))).toEqual(over.map(() => false));
});

it('nor one in another tab, nor does it lose a model that was trained and not kept', () => {
  expect(waits('idle', { elsewhere: true })).toBe(true);
  expect(waits('finished', { atRisk: true })).toBe(true);
});

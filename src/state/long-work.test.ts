import { expect, it } from 'vitest';
import { leavingLoses, longWork, updateMustWait, type Standings } from './long-work';
import type { TrainingPhase } from './training/types';

const nothing: Standings = {
  ...{ league: undefined, cascade: 'idle' },
  training: { phase: 'idle', elsewhere: false, atRisk: false },
};
const training = (change: Partial<Standings['training']>): Standings => ({
  ...nothing,
  training: { ...nothing.training, ...change },
});
const under: TrainingPhase[] = ['starting', 'preparing', 'running', 'ending', 'recovering'];
const over: TrainingPhase[] = ['idle', 'finished', 'failed'];

it('is nothing on a page where only the scene is computed', () => {
  expect([longWork, leavingLoses, updateMustWait].map((ask) => ask(nothing))).toEqual([undefined, false, false]);
});

it('is a comparison, a randomisation or a training, as long as it goes on', () => {
  expect(longWork({ ...nothing, league: 'running' })).toBe('comparing');
  for (const league of ['stopped', 'failed', 'done'] as const) expect(longWork({ ...nothing, league })).toBeUndefined();
  expect(longWork({ ...nothing, cascade: 'running' })).toBe('randomising');
  for (const cascade of ['stopped', 'done'] as const) expect(longWork({ ...nothing, cascade })).toBeUndefined();
  for (const phase of under) expect(longWork(training({ phase }))).toBe('training');
  for (const phase of ['paused', ...over] as const) expect(longWork(training({ phase }))).toBeUndefined();
});

it('names the comparison where a training goes on as well', () => {
  expect(longWork({ ...training({ phase: 'running' }), league: 'running' })).toBe('comparing');
});

it('is asked about before the page is left, whatever it is (fails if one kind is forgotten)', () => {
  expect(leavingLoses({ ...nothing, league: 'running' })).toBe(true);
  expect(leavingLoses({ ...nothing, cascade: 'running' })).toBe(true);
  expect(leavingLoses(training({ phase: 'finished', atRisk: true }))).toBe(true);
  expect(leavingLoses({ ...nothing, league: 'done', cascade: 'done' })).toBe(false);
});

it('is never interrupted by a newer release (fails if it is offered during any of it)', () => {
  expect(updateMustWait({ ...nothing, league: 'running' })).toBe(true);
  expect(updateMustWait({ ...nothing, cascade: 'running' })).toBe(true);
  for (const phase of ['paused', ...under] as const) expect(updateMustWait(training({ phase }))).toBe(true);
  for (const phase of over) expect(updateMustWait(training({ phase }))).toBe(false);
});

it('nor is a training in another tab, nor a model lost that was trained and not kept', () => {
  expect(updateMustWait(training({ elsewhere: true }))).toBe(true);
  expect(updateMustWait(training({ phase: 'finished', atRisk: true }))).toBe(true);
});

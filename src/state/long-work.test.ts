import { expect, it } from 'vitest';
import { longWork } from './long-work';

const nothing = { league: undefined, cascade: 'idle', training: 'idle' } as const;

it('is nothing on a page where only the scene is computed', () => {
  expect(longWork(nothing)).toBeUndefined();
});

it('is a comparison, a randomisation or a training, as long as it goes on', () => {
  expect(longWork({ ...nothing, league: 'running' })).toBe('comparing');
  for (const league of ['stopped', 'failed', 'done'] as const) expect(longWork({ ...nothing, league })).toBeUndefined();
  expect(longWork({ ...nothing, cascade: 'running' })).toBe('randomising');
  for (const cascade of ['stopped', 'done'] as const) expect(longWork({ ...nothing, cascade })).toBeUndefined();
  for (const training of ['starting', 'preparing', 'running', 'ending', 'recovering'] as const)
    expect(longWork({ ...nothing, training })).toBe('training');
  for (const training of ['paused', 'finished', 'failed'] as const)
    expect(longWork({ ...nothing, training })).toBeUndefined();
});

it('names the comparison where a training goes on as well', () => {
  expect(longWork({ ...nothing, league: 'running', training: 'running' })).toBe('comparing');
});

import { describe, expect, it } from 'vitest';
import { searchEpsilon, type EpsilonSearch } from './smallest-epsilon';

const range = { bound: 16, resolution: 0.25 };

/** Every state of a search that is told what it asks for, one at a time. */
function course(fools: (epsilon: number) => boolean, also: readonly number[] = []): EpsilonSearch[] {
  const told = new Map<number, boolean>(also.map((epsilon) => [epsilon, fools(epsilon)]));
  const states: EpsilonSearch[] = [];
  for (;;) {
    const search = searchEpsilon(range, (epsilon) => told.get(epsilon), also);
    states.push(search);
    if (search.next === undefined) return states;
    expect(told.has(search.next)).toBe(false);
    told.set(search.next, fools(search.next));
  }
}

const endOf = (...args: Parameters<typeof course>) => course(...args).at(-1)!;

describe('the smallest ε that fools', () => {
  it('is what a scan finds, wherever it lies, in no more than twelve attacks', () => {
    for (let epsilon = 0.25; epsilon <= 16; epsilon += 0.25) {
      const states = course((tried) => tried >= epsilon);
      expect(states.at(-1)!.smallest).toEqual({ kind: 'found', epsilon, below: epsilon - 0.25 });
      expect(states.length - 1).toBeLessThanOrEqual(12);
    }
  });

  it('is none where no ε up to the bound fools, said when all parts were tried', () => {
    const states = course(() => false);
    expect(states.at(-1)!.smallest).toEqual({ kind: 'none', bound: 16 });
    expect(states.filter(({ smallest }) => smallest.kind === 'none')).toHaveLength(1);
    expect(states.at(-1)!.tried).toEqual([2, 4, 6, 8, 10, 12, 14, 16]);
  });

  it('only shrinks on the way, and is never taken back once it is said', () => {
    const states = course((epsilon) => epsilon >= 5.5);
    const first = states.findIndex(({ smallest }) => smallest.kind === 'found');
    for (const { smallest } of states.slice(first)) expect(smallest).toMatchObject({ kind: 'found', epsilon: 5.5 });
    const bounds = states.slice(0, first).flatMap(({ smallest }) => ('atMost' in smallest ? [smallest.atMost] : []));
    expect(bounds).toEqual([...bounds].sort((a, b) => b - a));
    expect(bounds[0]).toBe(16);
  });

  it.each([
    ['an island below', (epsilon: number) => epsilon === 4 || epsilon >= 12],
    ['a gap above', (epsilon: number) => epsilon >= 3 && !(epsilon > 7 && epsilon < 9)],
    ['the bound not fooling', (epsilon: number) => epsilon >= 5 && epsilon <= 10],
  ])('names neighbours that were tried, of which one fools, where that is not monotone: %s', (_, fools) => {
    const { smallest, tried } = endOf(fools);
    if (smallest.kind !== 'found') throw new Error('found nothing');
    expect(fools(smallest.epsilon)).toBe(true);
    expect(tried.filter((epsilon) => epsilon < smallest.epsilon).some(fools)).toBe(false);
    expect(tried.filter((epsilon) => epsilon < smallest.epsilon).at(-1)).toBe(smallest.below);
  });

  it('never contradicts another ε that is known', () => {
    const fools = (epsilon: number) => epsilon === 1.1 || epsilon >= 6;
    expect(endOf(fools, [1.1]).smallest).toEqual({ kind: 'found', epsilon: 1.1, below: 1 });
    expect(endOf(fools, [99]).smallest).toEqual({ kind: 'found', epsilon: 6, below: 5.75 });
  });
});

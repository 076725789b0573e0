import { describe, expect, it } from 'vitest';
import { leagueTable } from './league';
import type { Assessment } from './map-metric';

const metrics = [
  { id: 'deletion', better: 'lower', hasChance: true, needsAttack: false },
  { id: 'gini', better: 'neither', hasChance: false, needsAttack: false },
] as const;

const judged = (value: number, chance: number): Assessment => ({
  map: 'judged',
  scores: { deletion: { value, chance }, gini: { value: 0.5 } },
});

describe('leagueTable', () => {
  it('says of each method by how much it does better than its shuffled maps, the right way round', () => {
    const pictures = Array.from({ length: 20 }, (_, i) => [
      judged(0.2 + i / 100, 0.4 + i / 100),
      judged(0.4 + i / 100, 0.2 + i / 100),
      judged(0.3 + (i % 2 ? 0.1 : -0.1), 0.3),
    ]);
    const rows = leagueTable(pictures, metrics);
    expect(rows.map(({ cells }) => cells['deletion']?.against)).toEqual(['better', 'worse', 'undecided']);
    expect(rows[0]!.cells['deletion']!.score.value).toBeCloseTo(0.295, 10);
    expect(rows[0]!.cells['deletion']!.chance!.value).toBeCloseTo(0.495, 10);
    expect(rows[0]!.cells['gini']).toEqual({ score: { value: 0.5, low: 0.5, high: 0.5, n: 20 } });
  });

  it('leaves flat maps and undefined values out, and counts the maps', () => {
    const flat: Assessment = { map: 'flat', scores: {} };
    const undefinedThere: Assessment = { map: 'judged', scores: { deletion: { value: NaN, chance: 0.1 } } };
    const [row] = leagueTable([[flat], [judged(0.1, 0.5)], [undefinedThere]], metrics);
    expect(row).toMatchObject({ flat: 1, broken: 0 });
    expect(row!.cells['deletion']!.score).toMatchObject({ value: 0.1, n: 1 });
    expect(leagueTable([[flat]], metrics)[0]!.cells).toEqual({});
  });

  it('of fewer than 20 pictures it does not say who wins', () => {
    const many = Array.from({ length: 20 }, (_, i) => [judged(0.1 + i / 1000, 0.5)]);
    expect(leagueTable(many.slice(1), metrics)[0]!.cells['deletion']).not.toHaveProperty('against');
    expect(leagueTable(many, metrics)[0]!.cells['deletion']).toHaveProperty('against', 'better');
  });

  it('gives a share the interval of Wilson: none of twenty is 0 to 16 % (statsmodels proportion_confint)', () => {
    const none = Array.from({ length: 20 }, () => [judged(0, 0.5)]);
    const { score } = leagueTable(none, metrics)[0]!.cells['deletion']!;
    expect(score).toMatchObject({ value: 0, low: 0, n: 20 });
    expect(score.high).toBeCloseTo(0.16112515, 7);
  });
});

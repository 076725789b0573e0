import { describe, expect, it } from 'vitest';
import type { Measurement } from '@/domain/model-card';
import { attackName, groupMeasurements, settingsWords } from './card-groups';

function line(attack: string, epsilon255: number, more: Partial<Measurement> = {}): Measurement {
  return {
    ...{ attack, epsilon255, data: 'test', seed: 0, engine: 'pytorch', command: 'evaluate', params: {} },
    accuracy: { value: 0.5, low: 0.4, high: 0.6, count: 50, n: 100 },
    ...more,
  };
}

describe('a card’s measurements', () => {
  const lines = [
    line('none', 0),
    line('pgd', 8),
    line('sign-noise', 8),
    line('pgd-20', 128),
    line('autoattack', 8),
    line('mi-fgsm', 8, { source: 'surrogate' }),
    line('di-ti-mi', 8, { source: 'standard' }),
    line('mi-fgsm', 4, { source: 'surrogate' }),
  ];
  const groups = groupMeasurements(lines, (id) => id.toUpperCase());

  it('fall into one group each, by what they tell', () => {
    expect(groups.map(({ title, lines: members }) => [title, members.map(({ attack }) => attack)])).toEqual([
      ['Clean pictures', ['none']],
      ['White-box attacks', ['pgd']],
      ['AutoAttack', ['autoattack']],
      ['Transferred from “SURROGATE”', ['mi-fgsm', 'mi-fgsm']],
      ['Transferred from “STANDARD”', ['di-ti-mi']],
      ['Controls', ['sign-noise', 'pgd-20']],
    ]);
    expect(groups.flatMap((group) => group.lines)).toHaveLength(lines.length);
  });

  it('make no empty group', () => {
    expect(groupMeasurements([line('none', 0)], String).map(({ title }) => title)).toEqual(['Clean pictures']);
  });

  it('are called as people write them', () => {
    expect(['pgd-100', 'fgsm', 'mi-fgsm', 'square', 'sign-noise'].map(attackName)).toEqual([
      'PGD-100',
      'FGSM',
      'MI-FGSM',
      'square',
      'random sign noise',
    ]);
    expect(settingsWords({ steps: 20, restarts: 1, loss: 'margin' })).toBe('20 steps, margin');
    expect(settingsWords({ steps: 1, restarts: 5, momentum: 0.9 })).toBe('1 step, 5 restarts, momentum 0.9');
  });
});

import { describe, expect, it } from 'vitest';
import type { Measurement, ModelCard } from './model-card';
import { headlineAt, outlineOf } from './model-outline';

function line(attack: string, epsilon255: number, value: number, more: Partial<Measurement> = {}): Measurement {
  return {
    ...{ attack, epsilon255, data: 'CIFAR-10 test', seed: 0, engine: 'pytorch', command: 'evaluate', params: {} },
    accuracy: { value, low: value, high: value, count: value * 100, n: 100 },
    ...more,
  };
}

const worst = { loss: 'worst of cross-entropy and margin', steps: 20 };
const lines = [
  line('none', 0, 0.91),
  line('none', 0, 0.9, { engine: 'limelight' }),
  line('pgd', 8, 0.31, { engine: 'limelight', params: worst }),
  line('pgd-100', 8, 0.28, { params: { loss: 'margin', steps: 100 } }),
  line('pgd', 8, 0.3, { params: worst }),
  line('pgd', 8, 0.7, { params: worst, source: 'cifar10-surrogate' }),
  line('fgsm', 4, 0.5),
];

const card: ModelCard = {
  version: 1,
  ...{ id: 'cifar10-x', family: 'cifar10', label: 'X', summary: 'A net.', classes: ['cat', 'dog'] },
  ...{ inputShape: [32, 32, 3], parameters: 10, weightBytes: 20, licence: 'CC0' },
  ...{ measurements: lines, saliency: [], limits: ['Small.'] },
};

describe('the headline of a card', () => {
  it('is the clean accuracy at 0 and the worst of white-box PGD elsewhere, by PyTorch where it counted', () => {
    expect(headlineAt(lines, 0)?.accuracy.value).toBe(0.91);
    expect(headlineAt(lines, 8)?.accuracy.value).toBe(0.3);
  });

  it('is missing where only another attack was measured', () => {
    expect(headlineAt(lines, 4)).toBeUndefined();
    expect(headlineAt([line('pgd', 8, 0.7, { source: 'other' })], 8)).toBeUndefined();
  });

  it('prefers the larger count where nothing else tells two lines apart', () => {
    const more = { accuracy: { value: 0.4, low: 0.3, high: 0.5, count: 400, n: 1000 } };
    expect(headlineAt([line('pgd', 2, 0.5), line('pgd', 2, 0, more)], 2)?.accuracy.value).toBe(0.4);
  });
});

describe('an outline', () => {
  it('keeps the headline lines and nothing that grows with the classes or the measurements', () => {
    const outline = outlineOf(card);
    expect(outline.measurements.map(({ epsilon255, accuracy }) => [epsilon255, accuracy.value])).toEqual([
      [0, 0.91],
      [8, 0.3],
    ]);
    expect(Object.keys(outline).sort()).toEqual(
      ['family', 'id', 'inputShape', 'label', 'limits', 'measurements', 'parameters', 'summary', 'weightBytes'].sort(),
    );
    expect(JSON.stringify(outline)).not.toContain('evaluate');
  });
});

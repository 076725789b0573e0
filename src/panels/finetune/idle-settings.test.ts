import { expect, it } from 'vitest';
import { defaultParams } from '@/domain/params';
import { trainingParams } from '@/domain/training/params';
import { idleSettings } from './idle-settings';

const settings = defaultParams(trainingParams);
const idle = (changes: Partial<typeof settings>) => Object.keys(idleSettings({ ...settings, ...changes })).sort();

it('by default only what other choices bring to life is idle', () => {
  expect(idle({})).toEqual(['adversarialEpsilon', 'maskThreshold']);
  expect(idle({ adversarial: 'pgd', maskRule: 'threshold' })).toEqual(['quantile']);
});

it('without a term its own settings are idle, without any those of all', () => {
  expect(idle({ lambdaJ: 0, adversarial: 'pgd' })).toEqual(['alternate', 'maskThreshold', 'projections']);
  const selective = ['alternate', 'maskRule', 'maskSource', 'maskThreshold', 'quantile', 'selectiveForm'];
  expect(idle({ lambdaS: 0, adversarial: 'pgd' })).toEqual(selective);
  expect(idle({ lambdaJ: 0, lambdaS: 0, adversarial: 'pgd' })).toEqual(
    [...selective, 'gradients', 'projections', 'ramp'].sort(),
  );
  const gradientNorm = { lambdaJ: 0, lambdaS: 0, lambdaG: 0.01, adversarial: 'pgd' } as const;
  expect(idle(gradientNorm)).toEqual([...selective, 'projections'].sort());
  expect(idle({ ...gradientNorm, lambdaJ: 0.01 })).toEqual(selective.filter((name) => name !== 'alternate'));
});

it('imitation makes no mask', () => {
  expect(idle({ selectiveForm: 'imitation', adversarial: 'pgd' })).toEqual(['maskRule', 'maskThreshold', 'quantile']);
});

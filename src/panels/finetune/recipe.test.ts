import { describe, expect, it } from 'vitest';
import type { ModelOutline } from '@/domain/model-outline';
import { defaultParams } from '@/domain/params';
import { trainingParams } from '@/domain/training/params';
import { trainingPresets } from '@/domain/training/presets';
import { baseOptions, presetOf, recipeName, settingLines } from './recipe';

const defaults = defaultParams(trainingParams);

describe('presetOf', () => {
  it('knows every preset, whatever it does not speak of', () => {
    for (const { id, settings } of trainingPresets)
      expect(presetOf({ ...defaults, ...settings, seed: 7, batch: 16 })).toBe(id);
  });

  it('is none of them once a decisive setting is another', () => {
    const settings = { ...defaults, lambdaJ: 0.5 };
    expect(presetOf(settings)).toBeUndefined();
    expect(recipeName(settings)).toBe('Your own recipe');
  });
});

describe('settingLines', () => {
  it('lists the main settings in words, and of the others the changed ones', () => {
    const lines = settingLines({ ...defaults, steps: 20, adversarial: 'fgsm', flip: false, checkEpsilon: 4 });
    const words = Object.fromEntries(lines.map(({ name, value, changed }) => [name, changed ? `${value} !` : value]));
    expect(words).toMatchObject({
      batch: 'auto',
      layers: 'all',
      steps: '20 !',
      adversarial: 'FGSM !',
      flip: 'off !',
      checkEpsilon: '4/255 !',
    });
    expect(words).not.toHaveProperty('optimizer');
  });
});

it('offers models that take the pictures as they are, and the chosen one', () => {
  const outline = (id: string, side: number): ModelOutline => ({
    id,
    family: 'cifar10',
    label: id.toUpperCase(),
    summary: '',
    inputShape: [side, side, 3],
    parameters: 1,
    weightBytes: 1,
    limits: [],
    measurements: [],
  });
  const models = [outline('small', 32), outline('large', 128), outline('own-training', 32)];
  const ids = (dataset: 'bundled' | 'own', chosen: string) =>
    baseOptions(models, dataset, chosen).map(({ value }) => value);
  expect(ids('bundled', 'small')).toEqual(['small']);
  expect(ids('bundled', 'large')).toEqual(['small', 'large']);
  expect(ids('own', 'small')).toEqual(['small', 'large']);
  expect(baseOptions(models, 'bundled', 'small')[0]?.label).toBe('SMALL · CIFAR-10');
});

import { describe, expect, it } from 'vitest';
import { modelCardSchema } from '../model-card';
import { defaultParams } from '../params';
import { ownCard } from '../testing/own-card';
import { tunedCard, type TrainedRun } from './card';
import { trainingParams } from './params';
import type { CheckRecord, StepRecord } from './record';

const step = (number: number): StepRecord => ({
  ...{ step: number, loss: 100 - number, crossEntropy: 50 - number, gradientNorm: 1, learningRate: 0.1 },
  ...(number % 2 === 1 ? { jacobian: number } : { selective: number }),
  milliseconds: 250,
});

const look = (at: number, clean: number, attacked: number): CheckRecord => {
  const proportion = (count: number) => ({ value: count / 200, low: 0, high: 1, count, n: 200 });
  const average = { value: 1, low: 0, high: 2, n: 16 };
  const accuracies = { clean: proportion(clean), attacked: proportion(attacked) };
  return { step: at, ...accuracies, epsilon255: 2, jacobianNorm: average, agreement: average, milliseconds: 100 };
};

const run: TrainedRun = {
  base: { id: 'cifar10-standard', label: 'Standard' },
  dataName: 'CIFAR-10, 3,500 pictures',
  settings: { ...defaultParams(trainingParams), steps: 100 },
  steps: Array.from({ length: 100 }, (_, i) => step(i + 1)),
  checks: [look(0, 180, 20), look(50, 170, 90), look(100, 172, 110)],
  backend: { name: 'webgpu', software: false, reason: '', candidates: [] },
};

describe('the card of a fine-tuned model', () => {
  const card = tunedCard({ ...ownCard, classes: ['cat', 'dog'] }, 'Mine', run);

  it('is a card, and says what was gained and lost', () => {
    expect(modelCardSchema.parse(card)).toEqual(card);
    expect(card.summary.replaceAll('\u00a0', ' ')).toBe(
      '“Standard”, fine-tuned in the browser on CIFAR-10, 3,500 pictures: 90 % before, 86 % after on clean pictures, and 10 % before, 55 % after under attack (ε 2/255).',
    );
    expect(card).toMatchObject({ id: 'own-01234567', family: 'own', label: 'Mine', classes: ['cat', 'dog'] });
  });

  it('counts the last look as measured, and says what that is worth', () => {
    expect(card.measurements.map(({ attack, epsilon255, accuracy }) => [attack, epsilon255, accuracy.count])).toEqual([
      ['none', 0, 172],
      ['pgd', 2, 110],
    ]);
    expect(card.measurements[1]).toMatchObject({
      params: { steps: 10 },
      data: expect.stringMatching(/200 pictures held out/) as string,
    });
    expect(card.limits[0]).toMatch(/200 pictures held out .* an indication, no benchmark/);
    expect(card.limits).toHaveLength(2);
  });

  it('keeps the settings, the looks, and the log in ten means', () => {
    expect(card.training?.settings).toEqual(run.settings);
    expect(card.tuning).toMatchObject({ base: 'cifar10-standard', steps: 100, seconds: 25 });
    expect([card.tuning?.before?.clean.count, card.tuning?.after?.step]).toEqual([180, 100]);
    expect(card.tuning?.log).toHaveLength(10);
    expect(card.tuning?.log[1]).toEqual({ step: 20, loss: 84.5, crossEntropy: 34.5, jacobian: 15, selective: 16 });
  });

  it('says where the training was stopped, or went on after the last look', () => {
    const stopped = tunedCard(ownCard, 'Mine', {
      ...run,
      steps: run.steps.slice(0, 60),
      checks: run.checks.slice(0, 2),
    });
    expect(stopped.limits.slice(2)).toEqual([
      'It was looked at after 50 steps, and went on to learn for 10 more.',
      'Its training was stopped after 60 of 100 steps.',
    ]);
  });

  it('claims nothing where nothing was looked at', () => {
    const { measurements, limits, tuning, summary } = tunedCard(ownCard, 'Mine', { ...run, steps: [], checks: [] });
    expect([measurements, tuning?.log, tuning?.after]).toEqual([[], [], undefined]);
    expect(limits[0]).toBe('Nothing about it was measured after its training.');
    expect(summary).not.toMatch(/%/);
  });
});

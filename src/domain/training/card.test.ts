import { describe, expect, it } from 'vitest';
import { cardSentence } from '@/text/card-sentence';
import { modelCardSchema } from '../model-card';
import { defaultParams } from '../params';
import { ownCard } from '../testing/own-card';
import { tunedCard, type TrainedRun } from './card';
import { trainingParams } from './params';
import { checkRecord } from '../testing/training-record';
import type { StepRecord } from './record';

const step = (number: number): StepRecord => ({
  ...{ step: number, loss: 100 - number, crossEntropy: 50 - number, gradientNorm: 1, learningRate: 0.1 },
  ...(number % 2 === 1 ? { jacobian: number } : { selective: number }),
  milliseconds: 250,
});

const run: TrainedRun = {
  base: { id: 'cifar10-standard', label: 'Standard' },
  dataName: 'CIFAR-10, 3,500 pictures',
  settings: { ...defaultParams(trainingParams), steps: 100 },
  batch: 48,
  newClasses: 0,
  place: 'browser',
  steps: Array.from({ length: 100 }, (_, i) => step(i + 1)),
  checks: [checkRecord(0, 180, 20), checkRecord(50, 170, 90), checkRecord(100, 172, 110)],
  backend: { name: 'webgpu', software: false, asked: false, place: 'browser', candidates: [] },
};

describe('the card of a fine-tuned model', () => {
  const card = tunedCard({ ...ownCard, classes: ['cat', 'dog'] }, 'Mine', run);

  it('is a card, and says what was gained and lost', () => {
    expect(modelCardSchema.parse(card)).toEqual(card);
    expect(cardSentence(card.summary).replaceAll('\u00a0', ' ')).toBe(
      '“Standard”, fine-tuned in the browser on CIFAR-10, 3,500 pictures: 90 % before, 86 % after on clean pictures, and 10 % before, 55 % after under attack (ε 2/255).',
    );
    expect(card).toMatchObject({ id: 'own-01234567', family: 'own', label: 'Mine', classes: ['cat', 'dog'] });
  });

  it('says where the selective term had no part in most pictures', () => {
    const limitsWith = (flat: number) =>
      tunedCard(ownCard, 'Mine', { ...run, maps: { step: 0, pictures: 105, flat } })
        .limits.map(cardSentence)
        .join(' ');
    expect(limitsWith(104)).toMatch(/104 of 105 have a flat perturbation map/);
    expect(limitsWith(3)).not.toMatch(/flat/);
  });

  it('counts the last look as measured, and says what that is worth', () => {
    expect(card.measurements.map(({ attack, epsilon255, accuracy }) => [attack, epsilon255, accuracy.count])).toEqual([
      ['none', 0, 172],
      ['pgd', 2, 110],
    ]);
    expect(card.measurements[1]).toMatchObject({
      params: { steps: 10 },
      data: expect.stringMatching(/200 validation pictures/) as string,
    });
    expect(cardSentence(card.limits[0]!)).toMatch(/200 validation pictures.* an indication, not a benchmark/);
    expect(card.limits).toHaveLength(2);
  });

  it('keeps the settings, the looks, and the log in ten means', () => {
    expect(card.training?.settings).toEqual({ ...run.settings, batch: 48 });
    expect(card.tuning).toMatchObject({ base: 'cifar10-standard', steps: 100, seconds: 25 });
    expect([card.tuning?.before?.clean.count, card.tuning?.after?.step]).toEqual([180, 100]);
    expect(card.tuning?.log).toHaveLength(10);
    expect(card.tuning?.log[1]).toEqual({ step: 20, loss: 84.5, crossEntropy: 34.5, jacobian: 15, selective: 16 });
    const steps = run.steps.map((each) => ({ ...each, inputGradient: 2 * each.step }));
    expect(modelCardSchema.parse(tunedCard(ownCard, 'Mine', { ...run, steps })).tuning?.log[1]).toMatchObject({
      inputGradient: 31,
    });
  });

  it('says where the training was stopped, or went on after the last look', () => {
    const stopped = tunedCard(ownCard, 'Mine', {
      ...run,
      steps: run.steps.slice(0, 60),
      checks: run.checks.slice(0, 2),
    });
    expect(stopped.limits.slice(2).map(cardSentence)).toEqual([
      'It was last checked after 50 steps, and trained for 10 more.',
      'Its training was stopped after 60 of 100 steps.',
    ]);
  });

  it('takes what a new head answered before for no judgement, and calls few pictures few', () => {
    const few = { value: 0.5, low: 0.24, high: 0.76, count: 6, n: 12 };
    const checks = [checkRecord(0, 42, 42), checkRecord(100, 0, 0, { clean: few, attacked: few })];
    const { summary, tuning, limits, licence } = tunedCard({ ...ownCard, licence: 'Apache-2.0' }, 'Mine', {
      ...run,
      checks,
      newClasses: 3,
    });
    expect(cardSentence(summary)).not.toMatch(/before/);
    expect(tuning?.newClasses).toBe(3);
    expect(limits.slice(2).map(cardSentence)).toEqual([
      '12 pictures are few: another 12 could give quite other figures.',
      'Its last layer was new: before training, its answers were guesses.',
    ]);
    expect(licence).toBe('Apache-2.0');
  });

  it('claims nothing where nothing was looked at', () => {
    const { measurements, limits, tuning, summary } = tunedCard(ownCard, 'Mine', { ...run, steps: [], checks: [] });
    expect([measurements, tuning?.log, tuning?.after]).toEqual([[], [], undefined]);
    expect(limits[0]).toEqual({ remark: 'never-checked' });
    expect(cardSentence(summary)).not.toMatch(/%/);
  });
});

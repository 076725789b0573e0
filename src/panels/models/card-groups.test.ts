import { afterEach, describe, expect, it } from 'vitest';
import type { Measurement } from '@/domain/model-card';
import { ownCard } from '@/domain/testing/own-card';
import { speakAll } from '@/text/testing/speak-all';
import { attackName, groupMeasurements, settingsWords, trainingSettings } from './card-groups';

afterEach(() => speakAll('en'));

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

describe('the settings on a card', () => {
  const own = 'my own knob';

  it.each([
    ['en', '20 steps, worst of cross-entropy and margin, decay 0.9, my own knob 3'],
    ['de', '20 Schritte, das Schlechtere aus Kreuzentropie und Margin, Momentum 0,9, my own knob 3'],
    ['es', '20 pasos, lo peor de entropía cruzada y margen, momento 0,9, my own knob 3'],
  ] as const)('of an attack are said in %s, what is not known as it was written', async (tag, words) => {
    await speakAll(tag);
    expect(settingsWords({ steps: 20, loss: 'worst of cross-entropy and margin', decay: 0.9, [own]: 3 })).toBe(words);
  });

  const recipe = { data: '', recipe: '', hardware: '', settings: { clip_norm: 1.5, alternate: false, teacher: '' } };

  it.each([
    ['en', ['clip norm: 1.5', 'alternate: off', 'teacher: –']],
    ['de', ['Gradienten kürzen ab: 1,5', 'Terme reihum: aus', 'Lehrer: –']],
    ['es', ['recortar gradientes en: 1,5', 'términos por turnos: no', 'maestro: –']],
  ] as const)('of a recipe are said in %s', async (tag, lines) => {
    await speakAll(tag);
    const { tuning: _, ...card } = ownCard;
    expect(trainingSettings({ ...card, training: recipe }).map(({ name, value }) => `${name}: ${value}`)).toEqual(
      lines,
    );
  });

  it('of a training on this page are called as its form calls them', async () => {
    await speakAll('de');
    const training = { ...recipe, settings: { lambdaJ: 0.02, flip: true } };
    const tuning = { base: 'b', baseLabel: 'B', steps: 1, seconds: 1, log: [] };
    expect(trainingSettings({ ...ownCard, training, tuning })).toEqual([
      { name: 'λ Jacobi', value: '0,02' },
      { name: 'Spiegeln', value: 'an' },
    ]);
  });
});

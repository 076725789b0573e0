import { afterEach, expect, it } from 'vitest';
import { ownCard } from '@/domain/testing/own-card';
import { newColumn } from '@/state/column';
import { trainingCard } from '@/state/training/training-card';
import { modelLabel } from '@/text';
import { cardSentence } from '@/text/card-sentence';
import { speakAll } from '@/text/testing/speak-all';
import { modelName } from './model-name';

afterEach(() => speakAll('en'));

it('tells two models of one name apart by their families, and leaves the others short', () => {
  const column = (modelId: string, label: string, family: string) => ({
    ...newColumn(modelId, undefined),
    label,
    card: { ...ownCard, id: modelId, family },
  });
  const columns = [
    column('a', 'Standard', 'cifar10'),
    column('b', 'J-SIGR', 'cifar10'),
    column('c', 'Standard', 'imagenette'),
  ];
  expect(['a', 'b', 'c', 'gone'].map((id) => modelName({ columns }, id))).toEqual([
    'Standard (CIFAR-10)',
    'J-SIGR',
    'Standard (Imagenette)',
    'gone',
  ]);
});

it('calls the model in training by words of the language, that of the model it started from too; its own label stays', async () => {
  const read = (label: string) => {
    const card = trainingCard({ ...ownCard, label }, { classes: ['a', 'b'], licence: '' }, 'CIFAR-10');
    return [card.label, modelLabel(card.id, card.label), cardSentence(card.summary)] as const;
  };
  expect(read('Surrogate').slice(0, 2)).toEqual(['Surrogate, in training', 'Surrogate, in training']);
  await speakAll('de');
  expect(read('Surrogate').slice(0, 2)).toEqual(['Surrogate, in training', 'Ersatznetz, im Training']);
  expect(read('Surrogate')[2]).toContain('„Ersatznetz“');
  expect(read('Standard')[1]).toBe('Standard, im Training');
  expect(read('My own')[1]).toBe('My own, im Training');
  await speakAll('es');
  expect(read('Adversarial training')[1]).toBe('Entrenamiento adversario, en entrenamiento');
  // A person may call a kept model so.
  expect(modelLabel('own-01234567', 'Surrogate, in training')).toBe('Surrogate, in training');
});

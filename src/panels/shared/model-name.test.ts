import { expect, it } from 'vitest';
import { ownCard } from '@/domain/testing/own-card';
import { newColumn } from '@/state/column';
import { modelName } from './model-name';

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

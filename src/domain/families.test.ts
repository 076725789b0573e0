import { expect, it } from 'vitest';
import { byFamily } from './families';

it('groups models by family: known ones in their order, then others, none empty', () => {
  const models = ['own', 'plants', 'cifar10', 'own'].map((family, index) => ({
    id: `${family}-${index}`,
    family,
    index,
  }));
  expect(byFamily(models).map(({ family, models: members }) => [family, members.map(({ index }) => index)])).toEqual([
    ['cifar10', [2]],
    ['own', [0, 3]],
    ['plants', [1]],
  ]);
});

it('puts the plain model first and what is not of the recipes last', () => {
  const ids = ['cifar10-jsigr-at', 'cifar10-big', 'cifar10-jsigr', 'cifar10-standard'];
  const [group] = byFamily(ids.map((id) => ({ id, family: 'cifar10' })));
  expect(group?.models.map(({ id }) => id)).toEqual([
    ...['cifar10-standard', 'cifar10-jsigr', 'cifar10-jsigr-at', 'cifar10-big'],
  ]);
});

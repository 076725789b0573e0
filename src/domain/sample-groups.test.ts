import { describe, expect, test } from 'vitest';
import { groupSamples } from './sample-groups';
import { sampleNamed } from './testing/sample-named';

describe('the gallery', () => {
  const [deer, car, horn] = [
    { ...sampleNamed('deer'), knownTo: ['cifar10'] },
    { ...sampleNamed('car'), knownTo: ['cifar10', 'imagenet'] },
    { ...sampleNamed('horn'), knownTo: ['imagenette', 'imagenet'] },
  ];
  const grouped = (...families: string[]) => {
    const { shown, more } = groupSamples([horn, deer, car], families);
    const brief = (groups: typeof shown) => groups.map(({ family, untaught }) => [family, [...untaught]]);
    return [brief(shown), brief(more)];
  };

  test('shows the families on the screen and folds the others (fails if it goes by the order of the index)', () => {
    expect(grouped('cifar10')).toEqual([[['cifar10', []]], [['imagenette', ['horn']]]]);
    expect(grouped('imagenette', 'cifar10')).toEqual([
      [
        ['cifar10', []],
        ['imagenette', []],
      ],
      [],
    ]);
  });

  test('shows all where no family on the screen has samples, and marks what that was never taught', () => {
    expect(grouped('imagenet')).toEqual([
      [
        ['cifar10', ['deer']],
        ['imagenette', []],
      ],
      [],
    ]);
  });

  test('takes nothing for unknown to a person’s own models, which change nothing beside others', () => {
    expect(grouped('own')).toEqual([
      [
        ['cifar10', []],
        ['imagenette', []],
      ],
      [],
    ]);
    expect(grouped('own', 'cifar10')).toEqual(grouped('cifar10'));
  });
});

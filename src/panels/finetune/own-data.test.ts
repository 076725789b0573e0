import { describe, expect, it } from 'vitest';
import type { TrainingData } from '@/domain/training/data';
import { balanceWarning, countsOf, obstacle } from './own-data';

/** Pictures of classes, the last of each class held out where there are two at least. */
function dataOf(counts: Readonly<Record<string, number>>): TrainingData {
  const labels = Object.values(counts).flatMap((count, label) => Array<number>(Math.max(count - 1, 0)).fill(label));
  const held = Object.values(counts).flatMap((count, label) => (count > 0 ? [label] : []));
  const none = new Uint8Array();
  return {
    name: 'things',
    classes: Object.keys(counts),
    shape: [1, 1, 3],
    training: { pixels: none, labels },
    heldOut: { pixels: none, labels: held },
  };
}

it('counts what is learned from and what is held out', () => {
  expect(countsOf(dataOf({ mug: 5, spoon: 2 }))).toEqual([
    { name: 'mug', training: 4, heldOut: 1 },
    { name: 'spoon', training: 1, heldOut: 1 },
  ]);
});

describe('obstacle', () => {
  it('says what is missing', () => {
    expect(obstacle(undefined)).toContain('at least two classes');
    expect(obstacle(dataOf({}))).toContain('empty');
    expect(obstacle(dataOf({ mug: 9 }))).toContain('only one class, “mug”');
    expect(obstacle(dataOf({ mug: 9, spoon: 1 }))).toContain('“spoon” has one picture');
  });

  it('is none for two classes of two', () => {
    expect(obstacle(dataOf({ mug: 2, spoon: 2 }))).toBeUndefined();
  });
});

describe('balanceWarning', () => {
  it('names a class with far fewer pictures, or counts them', () => {
    expect(balanceWarning(dataOf({ mug: 40, spoon: 9 }))).toContain('“spoon” has');
    expect(balanceWarning(dataOf({ mug: 40, spoon: 9, cup: 3 }))).toContain('2 classes have');
  });

  it('says nothing of classes that are nearly even', () => {
    expect(balanceWarning(dataOf({ mug: 40, spoon: 10 }))).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { chooseEvenly, splitByClass } from './split';

/** So many labels of each class, class by class. */
const labelled = (...counts: number[]) => counts.flatMap((count, label) => new Array<number>(count).fill(label));
const perClass = (labels: number[], indices: readonly number[], classes: number) =>
  Array.from({ length: classes }, (_, label) => indices.filter((index) => labels[index] === label).length);

describe('a split by class', () => {
  it('holds out 15 % of each class, one at least of two, and of a single picture none', () => {
    const labels = labelled(100, 20, 2, 1);
    const { training, heldOut } = splitByClass(labels, 0);
    expect(perClass(labels, heldOut, 4)).toEqual([15, 3, 1, 0]);
    expect([...training, ...heldOut].sort((a, b) => a - b)).toEqual(labels.map((_, i) => i));
  });

  it('is decided by the seed, and mixes the classes', () => {
    const labels = labelled(100, 100);
    expect(splitByClass(labels, 3)).toEqual(splitByClass(labels, 3));
    expect(splitByClass(labels, 3)).not.toEqual(splitByClass(labels, 4));
    expect(
      new Set(
        splitByClass(labels, 3)
          .heldOut.slice(0, 8)
          .map((index) => labels[index]),
      ).size,
    ).toBe(2);
  });
});

describe('a choice of pictures', () => {
  it('is all of them where they fit', () => {
    expect(chooseEvenly(labelled(2, 1), 3, 0)).toEqual([0, 1, 2]);
  });

  it('takes small classes whole and the others alike', () => {
    const labels = labelled(50, 5, 40);
    const chosen = chooseEvenly(labels, 25, 1);
    expect(perClass(labels, chosen, 3)).toEqual([10, 5, 10]);
    expect(chosen).toEqual([...chosen].sort((a, b) => a - b));
    expect(chosen).not.toEqual(chooseEvenly(labels, 25, 2));
  });
});

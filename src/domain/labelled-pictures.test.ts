import { expect, it } from 'vitest';
import { choosePictures } from './labelled-pictures';

it('chooses pictures with their own labels, in the order given', () => {
  const pixels = Float32Array.from({ length: 9 }, (_, i) => i);
  const set = { name: 'three', shape: [1, 1, 3] as const, pixels, labels: [4, 5, 6], classes: [] };
  const chosen = choosePictures(set, [2, 0]);
  expect(chosen.labels).toEqual([6, 4]);
  expect([...chosen.pixels]).toEqual([6, 7, 8, 0, 1, 2]);
});

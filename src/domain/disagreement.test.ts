import { expect, it } from 'vitest';
import { DISAGREEMENT_COLOURS, paintDisagreement } from './disagreement';
import { reduceMap } from './display';

const pixels = 20;
const mapOf = (values: Readonly<Record<number, number>>) => {
  const data = Float32Array.from({ length: pixels }, (_, i) => values[i] ?? 0.01 * i);
  return reduceMap({ width: pixels, height: 1, channels: 1, data, target: 0, noise: 0 }, true);
};
const picture = { width: pixels, height: 1, data: new Float32Array(3 * pixels).fill(1) };
const colours = (...maps: readonly [ReturnType<typeof mapOf>, ReturnType<typeof mapOf>]) => {
  const rgba = new Uint8ClampedArray(4 * pixels);
  paintDisagreement(...maps, picture, rgba);
  return Array.from({ length: pixels }, (_, i) => [...rgba.slice(4 * i, 4 * i + 3)]);
};

it('shows whose strongest tenth a pixel is in, whatever the sign, over the dimmed picture', () => {
  const shown = colours(mapOf({ 2: 9, 5: -9 }), mapOf({ 5: 7, 11: 8 }));
  const { first, second, both } = DISAGREEMENT_COLOURS;
  expect([shown[2], shown[5], shown[11]]).toEqual([[...first], [...both], [...second]]);
  const others = shown.filter((_, i) => ![2, 5, 11].includes(i));
  expect(others).toEqual(others.map(() => [115, 115, 115]));
});

it('finds nothing strongest in a flat map', () => {
  const flat = mapOf(Object.fromEntries(Array.from({ length: pixels }, (_, i) => [i, 3])));
  const shown = colours(mapOf({ 2: 9, 5: -9 }), flat);
  expect(shown.filter(([r, g, b]) => !(r === g && g === b))).toHaveLength(2);
});

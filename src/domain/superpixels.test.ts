import { expect, it } from 'vitest';
import { random } from './random';
import { superpixels } from './superpixels';

function picture(height: number, width: number, colour: (y: number, x: number) => readonly number[]): number[] {
  return Array.from({ length: height * width }, (_, i) => colour(Math.floor(i / width), i % width)).flat();
}

/** Whether the pixels of every label hang together. */
function connected(labels: Int32Array, width: number): boolean {
  const seen = new Set<number>();
  const reached = new Uint8Array(labels.length);
  for (let start = 0; start < labels.length; start++) {
    if (reached[start]) continue;
    if (seen.has(labels[start]!)) return false;
    seen.add(labels[start]!);
    const queue = [start];
    reached[start] = 1;
    for (const i of queue)
      for (const [next, is] of [
        [i - 1, i % width > 0],
        [i + 1, i % width < width - 1],
        [i - width, i >= width],
        [i + width, i < labels.length - width],
      ] as const)
        if (is && !reached[next] && labels[next] === labels[start]) {
          reached[next] = 1;
          queue.push(next);
        }
  }
  return true;
}

it.each([
  [32, 32, 40],
  [7, 90, 12],
  [1, 1, 8],
  [4, 4, 200],
])('cuts a noisy picture of %i × %i into about %i pieces, each of which hangs together', (height, width, wanted) => {
  const next = random(1);
  const data = picture(height, width, () => [next(), next(), next()]);
  const { labels, count } = superpixels(data, height, width, wanted);
  expect(new Set(labels).size).toBe(count);
  expect(Math.max(...labels)).toBe(count - 1);
  expect(Math.min(...labels)).toBe(0);
  expect(connected(labels, width)).toBe(true);
  const most = Math.min(wanted, height * width);
  expect(count).toBeGreaterThan(0.4 * most);
  expect(count).toBeLessThanOrEqual(2 * most);
});

it('follows a border of colours (a plain grid would cross it)', () => {
  const left = (y: number, x: number) => x < 13 + 3 * Math.sin(y / 5);
  const data = picture(32, 32, (y, x) => (left(y, x) ? [0.9, 0.2, 0.1] : [0.1, 0.2, 0.9]));
  const { labels } = superpixels(data, 32, 32, 30);
  const sides = new Map<number, Set<boolean>>();
  labels.forEach((label, i) => {
    const found = sides.get(label) ?? new Set();
    sides.set(label, found.add(left(Math.floor(i / 32), i % 32)));
  });
  expect([...sides.values()].filter(({ size }) => size > 1)).toEqual([]);
});

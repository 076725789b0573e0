import { describe, expect, it } from 'vitest';
import { random } from '@/domain/random';
import { drawMoves, moved } from './augment';

/** Two rows of three pixels with two channels: value 10 · place + channel. */
const picture = Array.from({ length: 6 }, (_, i) => [10 * i, 10 * i + 1]).flat();
const shape = [2, 3, 2] as const;

function places(move: Parameters<typeof moved>[2]): number[] {
  const target = new Float32Array(12);
  moved(picture, shape, move, 1, target, 0);
  return Array.from({ length: 6 }, (_, i) => {
    expect(target[2 * i + 1]).toBe(target[2 * i]! + 1);
    return target[2 * i]! / 10;
  });
}

describe('a move of a picture', () => {
  it('reflects what comes in at the edge, without repeating the edge itself', () => {
    expect(places({ down: 0, right: 0, mirrored: false })).toEqual([0, 1, 2, 3, 4, 5]);
    expect(places({ down: 0, right: 1, mirrored: false })).toEqual([1, 2, 1, 4, 5, 4]);
    expect(places({ down: 0, right: -2, mirrored: false })).toEqual([2, 1, 0, 5, 4, 3]);
    expect(places({ down: 1, right: 0, mirrored: false })).toEqual([3, 4, 5, 0, 1, 2]);
  });

  it('mirrors left to right after moving', () => {
    expect(places({ down: 0, right: 0, mirrored: true })).toEqual([2, 1, 0, 5, 4, 3]);
    expect(places({ down: 0, right: 1, mirrored: true })).toEqual([1, 2, 1, 4, 5, 4]);
    expect(places({ down: 1, right: -1, mirrored: true })).toEqual([4, 3, 4, 1, 0, 1]);
  });

  it('is drawn within the share of the side, both ways, mirrored about half the time', () => {
    const moves = drawMoves(400, [32, 16], { flip: true, crop: 0.125 }, random(1));
    expect([Math.min(...moves.map(({ down }) => down)), Math.max(...moves.map(({ down }) => down))]).toEqual([-4, 4]);
    expect([Math.min(...moves.map(({ right }) => right)), Math.max(...moves.map(({ right }) => right))]).toEqual([
      -2, 2,
    ]);
    const mirrored = moves.filter((move) => move.mirrored).length;
    expect(mirrored).toBeGreaterThan(150);
    expect(mirrored).toBeLessThan(250);
  });

  it('is none where neither is asked for, and within a picture of one pixel', () => {
    const still = drawMoves(50, [32, 32], { flip: false, crop: 0 }, random(1));
    expect(still.every(({ down, right, mirrored }) => down === 0 && right === 0 && !mirrored)).toBe(true);
    const tiny = drawMoves(50, [1, 2], { flip: false, crop: 0.5 }, random(1));
    expect(tiny.every(({ down, right }) => down === 0 && Math.abs(right) <= 1)).toBe(true);
  });

  it('keeps the draws of the moves whether or not pictures are mirrored', () => {
    const both = [true, false].map((flip) => drawMoves(20, [32, 32], { flip, crop: 0.1 }, random(7)));
    expect(both[0]!.map(({ down }) => down)).toEqual(both[1]!.map(({ down }) => down));
  });
});

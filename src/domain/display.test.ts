import { describe, expect, it } from 'vitest';
import { colorTable } from './colormap';
import {
  amplificationFor,
  clipLimit,
  linearTone,
  paintMap,
  paintOverlay,
  paintPerturbation,
  paintPicture,
  percentileOf,
  reduceMap,
  shareBeyond,
  shareOfScale,
  sortedMagnitudes,
} from './display';
import type { Pixels, SaliencyMap } from './picture';

function mapOf(width: number, height: number, channels: number, data: number[]): SaliencyMap {
  return { width, height, channels, data: Float32Array.from(data), target: 0, noise: 0 };
}

function pictureOf(width: number, height: number, data: number[]): Pixels {
  return { width, height, data: Float32Array.from(data) };
}

const linear = linearTone(1);

function pixelAt(rgba: Uint8ClampedArray, index: number): number[] {
  return [...rgba.slice(index * 4, index * 4 + 4)];
}

describe('reduceMap', () => {
  it('sums magnitudes over channels and calls the result unsigned', () => {
    const reduced = reduceMap(mapOf(2, 1, 3, [1, -2, 3, 0, 0, -0.5]), true);
    expect([...reduced.values]).toEqual([6, 0.5]);
    expect(reduced).toMatchObject({ signed: false, min: 0.5, max: 6 });
  });

  it('keeps the sign of a signed map of one channel', () => {
    const reduced = reduceMap(mapOf(2, 1, 1, [-2, 1]), true);
    expect([...reduced.values]).toEqual([-2, 1]);
    expect(reduced).toMatchObject({ signed: true, min: -2, max: 1 });
  });

  it('takes what is not finite as zero, and counts it', () => {
    const reduced = reduceMap(mapOf(3, 1, 1, [NaN, 1, -Infinity]), true);
    expect([...reduced.values]).toEqual([0, 1, 0]);
    expect(reduced.broken).toBe(2);
  });
});

describe('percentiles and clipping', () => {
  it('interpolates between neighbours', () => {
    expect(percentileOf(Float32Array.of(0, 1, 2, 3), 50)).toBe(1.5);
    expect(percentileOf(Float32Array.of(0, 1, 2, 3), 100)).toBe(3);
  });

  it('falls back to the largest value when the percentile is zero', () => {
    const sparse = reduceMap(mapOf(100, 2, 1, [...new Array<number>(199).fill(0), -4]), true);
    expect(clipLimit(sortedMagnitudes(sparse), 95)).toBe(4);
    expect(clipLimit(new Float32Array(5), 99)).toBe(0);
  });
});

describe('the colour scale', () => {
  it('is linear, or to a power, up to its end', () => {
    expect([0, -1, 2, 5].map((value) => shareOfScale(value, { ...linear, limit: 2 }))).toEqual([0, 0.5, 1, 1]);
    expect(shareOfScale(0.25, { ...linear, gamma: 0.5 })).toBe(0.5);
  });

  it('is by powers of ten where it is logarithmic, over three of them', () => {
    const tone = { ...linear, logScale: true };
    // ln(1 + 999 t) / ln 1000.
    expect(shareOfScale(1, tone)).toBe(1);
    expect(shareOfScale(0, tone)).toBe(0);
    expect(shareOfScale(0.1, tone)).toBeCloseTo(Math.log(100.9) / Math.log(1000), 12);
    expect(shareOfScale(-0.001, tone)).toBeCloseTo(Math.log(1.999) / Math.log(1000), 12);
  });

  it('says what lies beyond its end', () => {
    const sorted = Float32Array.of(0, 1, 2, 2, 3);
    expect([-1, 0, 2, 2.5, 3].map((limit) => shareBeyond(sorted, limit))).toEqual([1, 0.8, 1 - 4 / 5, 1 - 4 / 5, 0]);
    expect(shareBeyond(new Float32Array(0), 0)).toBe(0);
  });
});

describe('painting', () => {
  it('paints zero of a signed map exactly neutral, whatever the limit and gamma', () => {
    const rgba = new Uint8ClampedArray(12);
    paintMap(reduceMap(mapOf(3, 1, 1, [-1, 0, 9]), true), { ...linear, gamma: 0.4 }, rgba);
    const table = colorTable('diverging');
    expect(pixelAt(rgba, 0)).toEqual([...table.slice(0, 3), 255]);
    expect(pixelAt(rgba, 1)).toEqual([247, 247, 247, 255]);
    expect(pixelAt(rgba, 2)).toEqual([...table.slice(-3), 255]);
  });

  it('paints a map that is zero everywhere in the colour of zero', () => {
    const rgba = new Uint8ClampedArray(4);
    paintMap(reduceMap(mapOf(1, 1, 3, [0, 0, 0]), true), { ...linear, limit: 0 }, rgba);
    expect(pixelAt(rgba, 0)).toEqual([...colorTable('sequential').slice(0, 3), 255]);
  });

  it('applies gamma to the share of the limit', () => {
    const rgba = new Uint8ClampedArray(4);
    paintMap(reduceMap(mapOf(1, 1, 1, [0.25]), false), { ...linear, gamma: 0.5 }, rgba);
    expect(pixelAt(rgba, 0).slice(0, 3)).toEqual([...colorTable('sequential').slice(128 * 3, 129 * 3)]);
  });

  it('paints a picture, clipping what lies outside', () => {
    const rgba = new Uint8ClampedArray(4);
    paintPicture(pictureOf(1, 1, [0.2, 1.5, -1]), rgba);
    expect(pixelAt(rgba, 0)).toEqual([51, 255, 0, 255]);
  });

  it('lays a map over its picture: zero is transparent, the end of the scale opaque, the picture keeps its colours', () => {
    const rgba = new Uint8ClampedArray(12);
    const map = reduceMap(mapOf(3, 1, 1, [0, -1, 0.5]), true);
    paintOverlay(map, linear, pictureOf(1, 1, [1, 0.2, 0]), 1, rgba);
    const table = colorTable('diverging');
    expect(pixelAt(rgba, 0)).toEqual([255, 51, 0, 255]);
    expect(pixelAt(rgba, 1)).toEqual([...table.slice(0, 3), 255]);
    const half = [...table.slice(192 * 3, 193 * 3)].map((byte, c) => (byte + [255, 51, 0][c]!) / 2);
    pixelAt(rgba, 2).forEach((byte, c) => expect(Math.abs(byte - (half[c] ?? 255))).toBeLessThanOrEqual(0.5));
    // Half as far: the picture comes half through where the map is zero.
    paintOverlay(map, linear, pictureOf(1, 1, [1, 0.2, 0]), 0.5, rgba);
    expect(pixelAt(rgba, 0)).toEqual([251, 149, 124, 255]);
  });

  it('paints a perturbation about mid-grey', () => {
    const rgba = new Uint8ClampedArray(4);
    paintPerturbation(pictureOf(1, 1, [0.5, 0.5, 0.5]), pictureOf(1, 1, [0.6, 0.5, 0.4]), 5, rgba);
    expect(pixelAt(rgba, 0)).toEqual([255, 128, 0, 255]);
  });

  it('amplifies as far as the range allows', () => {
    expect(amplificationFor(8 / 255)).toBe(15);
    expect(amplificationFor(0.5)).toBe(1);
    expect(amplificationFor(0)).toBe(1);
    expect(amplificationFor(0.01)).toBe(50);
  });
});

/** Against the recipe's `salient_mask` (PyTorch), for a map given by a formula. */
import { describe, expect, it } from 'vitest';
import { fullMap, penalised, scaleToUnit } from './masks';

const map = Uint8Array.from({ length: 25 }, (_, i) => (i * i * 37 + i * 11) % 256);
const maps = { rows: 5, columns: 5, values: Uint8Array.from([...new Uint8Array(25), ...map]) };
const byQuantile = { maskRule: 'quantile', quantile: 0.3, maskThreshold: 0.2 } as const;

describe('the mask', () => {
  it('is the recipe’s: resized bilinearly, the top share left alone', () => {
    const full = fullMap(maps, 1, 8, 8);
    const expected = [0, 21, 55.625, 131.875, 151.25, 113.75, 117.875, 124, 92.75, 86.57];
    expected.forEach((value, i) => expect(full[i]).toBeCloseTo(value, 2));
    const salient = '0000000000000000110000001110011001100111001000110001000010011000';
    expect(Array.from(penalised(full, byQuantile), (value) => 1 - value).join('')).toBe(salient);
  });

  it('leaves alone what reaches a share of the peak, under the other rule', () => {
    const found = penalised(Float32Array.of(10, 19, 20, 100), { ...byQuantile, maskRule: 'threshold' });
    expect([...found]).toEqual([1, 1, 0, 0]);
  });

  it('penalises nothing where the map is flat', () => {
    expect(Math.max(...penalised(fullMap(maps, 0, 8, 8), byQuantile))).toBe(0);
    expect(Math.max(...penalised(fullMap(maps, 0, 8, 8), { ...byQuantile, maskRule: 'threshold' }))).toBe(0);
  });

  it('as a target has length 1, or 0 where it is flat', () => {
    const target = fullMap(maps, 1, 8, 8);
    scaleToUnit(target);
    expect(Math.hypot(...target)).toBeCloseTo(1, 5);
    const flat = new Float32Array(4);
    scaleToUnit(flat);
    expect([...flat]).toEqual([0, 0, 0, 0]);
  });
});

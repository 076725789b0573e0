import { describe, expect, it } from 'vitest';
import { placeOfValue, SLIDER_PLACES, valueAtPlace } from './slider-scale';

const fromZero = { min: 0, max: 10, step: 0.005 };
const fromOne = { min: 1, max: 20_000, step: 50 };

describe('a logarithmic slider', () => {
  it('has zero at its first place and its largest value at its last', () => {
    expect(valueAtPlace(0, fromZero)).toBe(0);
    expect(valueAtPlace(1, fromZero)).toBe(0.005);
    expect(valueAtPlace(SLIDER_PLACES, fromZero)).toBe(10);
    expect(valueAtPlace(0, fromOne)).toBe(1);
    expect(valueAtPlace(SLIDER_PLACES, fromOne)).toBe(20_000);
  });

  it('grows by equal ratios, in round numbers', () => {
    const middle = valueAtPlace(SLIDER_PLACES / 2, fromOne);
    expect(middle).toBe(140);
    expect(valueAtPlace(SLIDER_PLACES / 2 + 20, fromOne) / middle).toBeCloseTo(20_000 ** 0.1, 1);
  });

  it('shows a value at the place that gives it back', () => {
    for (const value of [0, 0.005, 0.02, 0.5, 10]) {
      const back = valueAtPlace(placeOfValue(value, fromZero), fromZero);
      expect(Math.abs(back - value)).toBeLessThanOrEqual(0.03 * value);
    }
    expect(placeOfValue(600, fromOne)).toBeGreaterThan(placeOfValue(599 / 2, fromOne));
  });
});

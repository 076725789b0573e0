import { describe, expect, it } from 'vitest';
import { bytes, coefficient, duration, percent, significant } from './format';

describe('numbers as text', () => {
  it('never rounds a share to certainty', () => {
    expect([0, 0.001, 0.614, 0.999, 1].map(percent)).toEqual(['0 %', '<1 %', '61 %', '>99 %', '100 %']);
  });

  it('keeps significant digits and a true minus', () => {
    expect([0, 0.012345, -12.345, 0.00001234, NaN].map((v) => significant(v))).toEqual([
      '0',
      '0.0123',
      '−12.3',
      '1.23e−5',
      '–',
    ]);
  });

  it('keeps two decimals of a coefficient', () => {
    expect([0.996, -0.12, NaN].map(coefficient)).toEqual(['1.00', '−0.12', '–']);
  });

  it('gives durations in milliseconds, then in seconds', () => {
    expect([776.4, 19_070].map(duration)).toEqual(['776\u00a0ms', '19.1\u00a0s']);
  });

  it('counts bytes in powers of ten', () => {
    expect([12_300, 3_420_000].map(bytes)).toEqual(['12 KB', '3.4 MB']);
  });
});

it('bytes are said in the unit that suits them', () => {
  expect([12_300, 3_400_000, 10_747_600_000].map(bytes)).toEqual(['12\u00a0KB', '3.4\u00a0MB', '10.7\u00a0GB']);
});

import { afterEach, describe, expect, it } from 'vitest';
import {
  bytes,
  coefficient,
  decimalPercent,
  duration,
  exact,
  numberFrom,
  percent,
  significant,
  speakNumbers,
  whole,
} from './format';

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

  it('gives no sign to what rounds to zero', () => {
    expect([-0.004, 0.004, -0].map(coefficient)).toEqual(['0.00', '0.00', '0.00']);
    expect([-0.0004, -0.0006].map((share) => decimalPercent(share))).toEqual(['0.0', '−0.1']);
    expect([significant(-0), exact(-0), whole(-0), percent(-0.001)]).toEqual(['0', '0', '0', '0\u00a0%']);
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

describe('numbers that a person typed', () => {
  afterEach(() => speakNumbers('en'));

  it.each(['en', 'de', 'es'])('are read in %s with a point and with a comma', (language) => {
    speakNumbers(language);
    expect(['3.5', '3,5', ' 0,125', '0.125', '-0,5', '−2', '8'].map(numberFrom)).toEqual([
      3.5, 3.5, 0.125, 0.125, -0.5, -2, 8,
    ]);
  });

  it('have the thousands of their language', () => {
    expect(['10,000', '1,234,567.5', '1,2345', '0,125'].map(numberFrom)).toEqual([10_000, 1_234_567.5, 1.2345, 0.125]);
    speakNumbers('de');
    expect(['10.000', '1.234.567,5', '1.2345', '0.125'].map(numberFrom)).toEqual([10_000, 1_234_567.5, 1.2345, 0.125]);
  });

  it('are none where nothing can be read', () => {
    for (const typed of ['', '  ', '-', 'auto', '1,2,3', '3.5.1', '0x']) expect(numberFrom(typed), typed).toBeNaN();
  });

  it.each(['en', 'de', 'es'])('are what was written in %s', (language) => {
    speakNumbers(language);
    for (const value of [0, 0.1, -0.25, 1000, 1234.5, 10_000, 1e-7]) expect(numberFrom(exact(value))).toBe(value);
  });
});
